"""Base rows. Columns that would be expensive to add later are here from the first migration."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.clock import end_of, now, today
from kimchinam.base.ids import new_id
from kimchinam.base.states import Secrecy


class Row(models.Model):
    """A business row: UUIDv7 key and moment of birth."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True


class SecretRow(Row):
    """A row with a secrecy level, which narrows every list it may appear in."""

    secrecy = models.PositiveSmallIntegerField(_("độ mật"), choices=Secrecy.choices, default=Secrecy.OPEN)

    class Meta:
        abstract = True


class PublishableRow(SecretRow):
    """A row that may be shown to the public once somebody has published it."""

    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


def published_together(name: str) -> models.CheckConstraint:
    """Both or neither of published_at and published_by; published rows are never secret."""
    unpublished = models.Q(published_at__isnull=True, published_by__isnull=True)
    published = models.Q(published_at__isnull=False, published_by__isnull=False, secrecy=Secrecy.OPEN)
    return models.CheckConstraint(condition=unpublished | published, name=name)


class RevocableQuerySet(models.QuerySet[Any]):
    """Rows that may be taken back."""

    def living(self) -> "RevocableQuerySet":
        return self.filter(ended_at=None)

    def ended(self) -> "RevocableQuerySet":
        return self.exclude(ended_at=None)

    def on(self, day: date) -> "RevocableQuerySet":
        """Those that held at the end of a day in Việt Nam; today, those that hold now."""
        if day >= today():
            return self.living()
        midnight = end_of(day)
        return self.filter(Q(ended_at=None) | Q(ended_at__gte=midnight), created_at__lt=midnight)

    def take_back(self, *, by: Any) -> int:
        """How many of them were still there to be taken back."""
        return self.living().update(ended_at=now(), ended_by=by)


class RevocableRow(Row):
    """What somebody says and may take back: the row stays, so that a past day can be told."""

    ended_at = models.DateTimeField(null=True, editable=False)
    """When it was taken back; empty while it holds."""
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = RevocableQuerySet.as_manager()

    class Meta:
        abstract = True


def ended_together(name: str) -> models.CheckConstraint:
    """Both or neither of ended_at and ended_by, never before the row itself."""
    living = Q(ended_at__isnull=True, ended_by__isnull=True)
    ended = Q(ended_at__isnull=False, ended_by__isnull=False, ended_at__gte=F("created_at"))
    return models.CheckConstraint(condition=living | ended, name=name)
