from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "kimchinam.desk"
    label = "desk"
