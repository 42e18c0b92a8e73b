from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from kimchinam.monitoring.migrations import _guards


class MonitoringConfig(AppConfig):
    name = "kimchinam.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        pre_migrate.connect(_guards.take_down, sender=self)
        post_migrate.connect(_guards.put_up, sender=self)
