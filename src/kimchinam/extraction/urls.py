from django.urls import path

from kimchinam.extraction import views

app_name = "extraction"
urlpatterns = [
    path("<uuid:version>/", views.review, name="review"),
    path("<uuid:version>/tinh-trang/", views.analysis_state, name="state"),
    path("<uuid:version>/phan-tich-lai/", views.analyse_once_more, name="analyse_again"),
    path("<uuid:version>/them/", views.add, name="add"),
    path("<uuid:version>/khong-can-nhiem-vu/", views.no_task, name="no_task"),
    path("<uuid:version>/thay-doi/", views.changes, name="changes"),
    path("<uuid:version>/hoan-tac/", views.undo, name="undo"),
    path("muc/<uuid:pk>/", views.card, name="card"),
    path("muc/<uuid:pk>/nhan/", views.accept, name="accept"),
    path("muc/<uuid:pk>/sua/", views.edit, name="edit"),
    path("muc/<uuid:pk>/gop/", views.merge, name="merge"),
    path("muc/<uuid:pk>/bo/", views.refuse, name="refuse"),
    path("muc/<uuid:pk>/rut-lai/", views.withdraw, name="withdraw"),
]
