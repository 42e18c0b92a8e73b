from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "kimchinam.notices"
    label = "notices"
