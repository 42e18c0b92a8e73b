from django.urls import path

from kimchinam.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("tai-len/", views.upload, name="upload"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/tinh-trang/", views.reading_state, name="state"),
    path("<uuid:pk>/sua/", views.describe, name="describe"),
    path("<uuid:pk>/quan-he/", views.add_relation, name="relate"),
    path("<uuid:pk>/quan-he/<uuid:relation>/bo/", views.remove_relation, name="unrelate"),
    path("<uuid:pk>/doc-lai/", views.read_once_more, name="read_again"),
    path("<uuid:pk>/tep/", views.original, name="original"),
]
