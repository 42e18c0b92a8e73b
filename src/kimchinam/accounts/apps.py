from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kimchinam.accounts"
    label = "accounts"
