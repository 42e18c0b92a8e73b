from django.urls import path

from . import views

app_name = "ui"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("theme/", views.set_theme, name="set_theme"),
]
