from django.urls import path

from kimchinam.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.batch_list, name="list"),
    path("nhap/", views.upload, name="upload"),
    path("con-thieu/", views.gaps, name="gaps"),
    path("con-thieu/minh-chung/", views.supply, name="supply"),
    path("tu-dien/", views.dictionary, name="dictionary"),
    path("tu-dien/<uuid:pk>/xoa/", views.forget, name="forget"),
    path("xuat/nhiem-vu.xlsx", views.tasks_out, name="tasks"),
    path("<uuid:pk>/", views.detail, name="batch"),
    path("<uuid:pk>/ban-goc/", views.original, name="original"),
    path("<uuid:pk>/cot/", views.columns, name="columns"),
    path("<uuid:pk>/xem-truoc/", views.preview, name="preview"),
    path("<uuid:pk>/do-mat/", views.secrecy, name="secrecy"),
    path("<uuid:pk>/tinh-trang/", views.states, name="states"),
    path("<uuid:pk>/loi/<slug:code>/", views.fault, name="fault"),
    path("<uuid:pk>/dong/", views.rows, name="rows"),
    path("<uuid:pk>/dong/<int:number>/", views.row, name="row"),
    path("<uuid:pk>/vao-du-thao/", views.commit, name="commit"),
    path("<uuid:pk>/giao-ngay/", views.assign, name="assign"),
    path("<uuid:pk>/hoan-tac/", views.undo, name="undo"),
    path("<uuid:pk>/lam-tiep/", views.carry, name="carry"),
    path("<uuid:pk>/minh-chung/", views.evidence, name="evidence"),
    path("<uuid:pk>/bo/", views.discard, name="discard"),
]
