from django.urls import path

from kimchinam.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("chon/", views.choose, name="choose"),
    path("ten/", views.names, name="names"),
    path("moi/", views.found, name="found"),
    path("<uuid:pk>/", views.unit, name="unit"),
    path("<uuid:pk>/sua/", views.change, name="change"),
    path("<uuid:pk>/ket-thuc/", views.end, name="end"),
]
