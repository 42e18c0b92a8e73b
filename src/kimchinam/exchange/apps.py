from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "kimchinam.exchange"
    label = "exchange"
