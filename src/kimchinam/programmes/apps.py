from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "kimchinam.programmes"
    label = "programmes"
