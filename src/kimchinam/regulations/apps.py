from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "kimchinam.regulations"
    label = "regulations"
