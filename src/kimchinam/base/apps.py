from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "kimchinam.base"
    label = "base"
