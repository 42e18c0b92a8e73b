"""Base rows. Columns that would be expensive to add later are here from the first migration."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kimchinam.base.clock import now
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
