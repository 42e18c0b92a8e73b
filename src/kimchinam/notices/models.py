from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.clock import now
from kimchinam.base.models import SecretRow
from kimchinam.notices.states import RETIRED, Channel, MailWhen, Occasion, Result

USER = settings.AUTH_USER_MODEL
DIGEST_HOUR = 8
"""Half an hour after the usual scan."""


class Notice(SecretRow):
    """One thing that one person is told. Told again of the same on the same day, it stays one.

    `secrecy` is the highest level of what it speaks of: outside the house such a notice says only that it exists.
    """

    person = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="notices")
    occasion = models.CharField(max_length=60)
    """The code of an `Occasion`."""
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=36)
    """What it speaks of, as the log names rows."""
    day = models.DateField()
    words = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    count = models.PositiveIntegerField(default=1)
    url = models.CharField(max_length=300)
    """The path of the page where the person sees it."""
    read_at = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)
    """When the next try to mail it is due; empty when no mail waits."""
    mailed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    """The try that holds it now."""

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "occasion", "about_kind", "about_id", "day"], name="notice_once_a_day"
            ),
            models.CheckConstraint(condition=Q(mail_at=None) | Q(mailed_at=None), name="notice_mailed_once"),
        ]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notice_newest"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["mail_at"], condition=Q(mail_at__isnull=False), name="notice_to_mail"),
            models.Index(fields=["about_kind", "about_id"], name="notice_about"),
        ]

    def __str__(self) -> str:
        return self.said

    @property
    def of(self) -> Occasion:
        return Occasion.known.get(self.occasion, RETIRED)

    @property
    def said(self) -> str:
        """Its sentence in the language of the reader."""
        return self.of.said(self.words, count=self.count)


class KeptError(Exception):
    """Somebody tried to change what was delivered."""


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def update(self, **fields: Any) -> int:
        raise KeptError

    def delete(self) -> tuple[int, dict[str, int]]:
        raise KeptError


class Delivery(models.Model):
    """One try to reach the person of a notice, and how it ended. Only ever added to: a trigger keeps it."""

    id = models.BigAutoField(primary_key=True)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    channel = models.CharField(max_length=4, choices=Channel.choices)
    result = models.CharField(max_length=12, choices=Result.choices)
    detail = models.CharField(max_length=300, blank=True)
    """What the mail server said."""
    at = models.DateTimeField(default=now)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["result", "at"], name="delivery_result")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.get_result_display()}"


class Preference(models.Model):
    """How a person wants his mail; no row: one digest a day at DIGEST_HOUR."""

    person = models.OneToOneField(USER, on_delete=models.PROTECT, primary_key=True, related_name="preference")
    mail_when = models.CharField(_("thư điện tử"), max_length=8, choices=MailWhen.choices, default=MailWhen.DIGEST)
    hour = models.PositiveSmallIntegerField(_("giờ gửi thư gộp"), default=DIGEST_HOUR)
    """In Việt Nam."""

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(hour__lt=24), name="preference_hour_of_a_day")]

    def __str__(self) -> str:
        return self.get_mail_when_display()
