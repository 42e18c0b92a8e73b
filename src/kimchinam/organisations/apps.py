from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "kimchinam.organisations"
    label = "organisations"
