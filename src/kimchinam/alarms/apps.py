from django.apps import AppConfig


class AlarmsConfig(AppConfig):
    name = "kimchinam.alarms"
    label = "alarms"
