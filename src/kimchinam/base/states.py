"""Choices that rows of every room share."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Secrecy(IntegerChoices):
    """Levels in rising order. Tuyệt mật is listed so that forms can say why it is refused; no row ever holds it."""

    OPEN = 0, pgettext_lazy("độ mật", "Thường")
    CONFIDENTIAL = 1, _("Mật")
    SECRET = 2, _("Tối mật")
    TOP_SECRET = 3, _("Tuyệt mật")


class Urgency(IntegerChoices):
    ORDINARY = 0, pgettext_lazy("độ khẩn", "Thường")
    URGENT = 1, _("Khẩn")
    VERY_URGENT = 2, _("Thượng khẩn")
    FLASH = 3, _("Hỏa tốc")
