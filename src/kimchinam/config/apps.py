from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "kimchinam.config"
    label = "config"
