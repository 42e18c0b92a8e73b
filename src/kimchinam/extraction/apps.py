from django.apps import AppConfig


class ExtractionConfig(AppConfig):
    name = "kimchinam.extraction"
    label = "extraction"
