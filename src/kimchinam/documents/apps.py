from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "kimchinam.documents"
    label = "documents"
