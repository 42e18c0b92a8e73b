from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kimchinam.audit"
    label = "audit"
