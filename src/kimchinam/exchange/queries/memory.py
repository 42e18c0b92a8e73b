"""What an office said once and need not say again."""

from collections.abc import Mapping

from django.db.models import QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.exchange.models import Batch, Correction
from kimchinam.exchange.states import BatchState


def mapping_before(batch: Batch) -> Mapping[str, int]:
    """What the columns of the newest register with the same head were said to hold; {} when there is none."""
    before = Batch.objects.filter(
        organisation=batch.organisation_id,
        fingerprint=batch.fingerprint,
        state__in=(BatchState.PREVIEWED, BatchState.COMMITTED, BatchState.UNDONE),
    ).exclude(pk=batch.pk)
    mapping: Mapping[str, int] = before.order_by("-created_at").values_list("mapping", flat=True).first() or {}
    return mapping


def corrections_visible_to(user: User) -> QuerySet[Correction]:
    """The dictionaries of the units in a person's reach, without what was said for one register alone."""
    mine = reach(user)
    lines = Correction.objects.filter(batch__isnull=True).select_related("organisation", "by")
    return lines if mine.everything else lines.filter(organisation__among=mine.organisations)
