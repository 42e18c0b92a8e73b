from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kimchinam.ui"
    label = "ui"
