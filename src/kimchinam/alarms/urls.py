from django.urls import path

from kimchinam.alarms.views import feeds, log

app_name = "alarms"
urlpatterns = [
    path("canh-bao/", log.days, name="days"),
    path("canh-bao/khong-co-nguoi-nhan/", log.gaps, name="gaps"),
    path("canh-bao/<slug:day>/", log.day, name="day"),
    path("<uuid:pk>/canh-bao/", log.task, name="task"),
    path("lich-dong-bo/", feeds.feeds, name="feeds"),
    path("lich-dong-bo/moi/", feeds.new_feed, name="new_feed"),
    path("lich-dong-bo/<uuid:pk>/thu-hoi/", feeds.revoke, name="revoke_feed"),
    path("lich/<slug:key>.ics", feeds.feed, name="feed"),
]
