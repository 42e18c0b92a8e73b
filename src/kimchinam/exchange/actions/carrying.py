"""Rows that stayed behind go on by themselves: what was missing can be said of them now."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.refusals import RefusedError
from kimchinam.exchange.actions.previewing import lock_batch, preview
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.queries import rows_left
from kimchinam.exchange.rules import check_can_carry
from kimchinam.exchange.states import CARRIED, RECEIVED, BatchState, Choice, RowKind

_SAME = (
    "file", "file_name", "organisation", "secrecy", "headers", "fingerprint", "mapping", "term_from", "term_to",
    "issued_on",
)  # fmt: skip


@transaction.atomic
def carry_over(batch: Batch, *, by: User) -> Batch:
    """A new preview of the rows that were to be taken and are no tasks; from now on they are left out of the old one."""
    lock_batch(batch)
    check_can_carry(by, batch)
    left = list(rows_left(batch))
    if not left:
        raise RefusedError(_("Không còn dòng nào ở lại trong sổ này."))
    following = Batch.objects.create(by=by, state=BatchState.READ, **{name: getattr(batch, name) for name in _SAME})
    numbers = _with_companions(batch, {row.number for row in left})
    copied = (row for row in batch.rows.all() if row.number in numbers)
    BatchRow.objects.bulk_create(
        BatchRow(batch=following, number=row.number, original=row.original, answers=row.answers) for row in copied
    )
    BatchRow.objects.filter(pk__in=[row.pk for row in left]).update(choice=Choice.SKIP)
    record(RECEIVED, following, by=by, after={"file_name": following.file_name, "secrecy": following.secrecy})
    record(CARRIED, batch, by=by, words={"rows": len(left)})
    preview(following, by=by)
    return following


def _with_companions(batch: Batch, numbers: set[int]) -> set[int]:
    """With the headings above them and the rows that go on with them."""
    found, going_on = set(numbers), False
    for number, kind in batch.rows.order_by("number").values_list("number", "kind"):
        going_on = number in numbers or (going_on and kind == RowKind.MORE)
        if going_on or kind == RowKind.SECTION:
            found.add(number)
    return found
