from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """Where one piece of evidence stands."""

    WAITING = "waiting", _("Chờ nghiệm thu")
    ACCEPTED = "accepted", _("Đã nghiệm thu")
    RETURNED = "returned", _("Đã trả lại")
