from django.urls import path

from kimchinam.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("cho-duyet/", views.reviews, name="reviews"),
    path("tinh-den/", views.set_as_of, name="set_as_of"),
]
