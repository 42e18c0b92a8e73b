"""What the paper of a programme states of itself, to be held against what stands in it."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.models import Provision
from kimchinam.programmes.actions.locking import lock_to_arrange
from kimchinam.programmes.models import Programme, StatedCount
from kimchinam.programmes.states import COUNT_DROPPED, COUNT_STATED


@transaction.atomic
def state_count(
    programme: Programme, *, by: User, what: str, stated: int, words: str = "", provision: Provision | None = None
) -> StatedCount:
    """Note a number that the paper states; `words` as it says it. A paper may contradict itself: both are kept."""
    lock_to_arrange(programme, by=by)
    if programme.stated_counts.filter(what=what, stated=stated).exists():
        raise RefusedError(_("Số liệu này đã được ghi."))
    count = StatedCount.objects.create(
        programme=programme, what=what, stated=stated, words=words.strip()[:300], provision=provision
    )
    record(COUNT_STATED, programme, by=by, words={"what": what, "stated": stated})
    return count


@transaction.atomic
def drop_count(count: StatedCount, *, by: User) -> None:
    """Take back a number that the paper does not state."""
    lock_to_arrange(count.programme, by=by)
    record(COUNT_DROPPED, count.programme, by=by, words={"what": count.what, "stated": count.stated})
    count.delete()
