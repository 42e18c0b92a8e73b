from django.contrib.auth.views import LogoutView
from django.urls import path

from kimchinam.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.people_list, name="list"),
    path("moi/", views.register, name="register"),
    path("mat-khau-cua-toi/", views.own_password, name="own_password"),
    path("vi-tri-cua-toi/<uuid:pk>/", views.act_in, name="act_in"),
    path("<uuid:pk>/", views.person, name="person"),
    path("<uuid:pk>/vi-tri/", views.add_post, name="add_post"),
    path("<uuid:pk>/vi-tri/<uuid:post>/ket-thuc/", views.finish_post, name="end_post"),
    path("<uuid:pk>/phu-trach/", views.add_charge, name="add_charge"),
    path("<uuid:pk>/phu-trach/<uuid:charge>/ket-thuc/", views.finish_charge, name="end_charge"),
    path("<uuid:pk>/thu/", views.new_email, name="set_email"),
    path("<uuid:pk>/mat-khau/", views.new_password, name="set_password"),
    path("<uuid:pk>/khoa/", views.close, name="close"),
    path("<uuid:pk>/mo/", views.reopen, name="reopen"),
]

# Names that Django itself asks for.
sign_in_urls = [
    path("dang-nhap/", views.sign_in, name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
]
