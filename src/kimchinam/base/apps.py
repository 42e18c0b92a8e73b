from django.apps import AppConfig

from kimchinam.base import among


class BaseConfig(AppConfig):
    name = "kimchinam.base"
    label = "base"

    def ready(self) -> None:
        among.register()
