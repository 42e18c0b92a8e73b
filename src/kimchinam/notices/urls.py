from django.urls import path

from kimchinam.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("da-doc/", views.read, name="read"),
    path("cai-dat/", views.ways, name="settings"),
    path("<uuid:pk>/mo/", views.open_notice, name="open"),
]
