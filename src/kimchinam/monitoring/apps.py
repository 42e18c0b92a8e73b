from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "kimchinam.monitoring"
    label = "monitoring"
