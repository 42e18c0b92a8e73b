"""What a programme stands on: papers and programmes above it, never one that stands on it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.programmes.actions.duties import fulfil_duties
from kimchinam.programmes.actions.locking import lock_programmes
from kimchinam.programmes.models import Foundation, Programme
from kimchinam.programmes.queries import programmes_to_stand_on, programmes_visible_to
from kimchinam.programmes.rules import check_can_arrange
from kimchinam.programmes.states import FOUNDED_ON


@transaction.atomic
def set_foundations(
    programme: Programme, *, by: User, documents: Sequence[Document] = (), parents: Sequence[Programme] = ()
) -> None:
    """Let it stand on these, in this order, and on those that the person does not see, which stay.

    Refused when one of them stands on the programme itself, directly or not.
    """
    _lock(programme, parents)
    check_can_arrange(by, programme)
    _check_may_name(programme, documents, parents, by=by)
    _check_no_circle(programme, parents)
    keep = _unseen(programme, by=by)
    before = [str(one) for one in programme.foundations.select_related("document", "parent")]
    programme.foundations.exclude(pk__in=[one.pk for one in keep]).delete()
    found = [Foundation(programme=programme, document=one) for one in dict.fromkeys(documents)]
    found += [Foundation(programme=programme, parent=one) for one in dict.fromkeys(parents)]
    for order, one in enumerate(found, start=1 + max((one.order for one in keep), default=0)):
        one.order = order
    Foundation.objects.bulk_create(found)
    after = [str(one) for one in found]
    record(
        FOUNDED_ON,
        programme,
        by=by,
        before={"foundations": len(before)},
        after={"foundations": len(keep) + len(after)},
        words={"count": len(keep) + len(after)},
    )
    if programme.binds:
        fulfil_duties(programme, by=by)


def _lock(programme: Programme, parents: Sequence[Programme]) -> None:
    """With all that stand above it from now on, in the one order in which programmes are locked."""
    keys = level = {one.pk for one in parents}
    while level:
        level = _right_above(level) - keys
        keys = keys | level
    lock_programmes(programme, also=keys)


def _check_may_name(
    programme: Programme, documents: Sequence[Document], parents: Sequence[Programme], *, by: User
) -> None:
    papers = {one.pk for one in documents}
    others = {one.pk for one in parents} - {programme.pk}  # naming itself closes a circle, which is said in other words
    seen = documents_visible_to(by).filter(pk__in=papers)
    known = programmes_to_stand_on(programme, by).filter(pk__in=others)
    if seen.count() < len(papers) or known.count() < len(others):
        raise RefusedError(_("Căn cứ phải là văn bản hoặc chương trình đã ban hành mà bạn được xem."))


def _check_no_circle(programme: Programme, parents: Sequence[Programme]) -> None:
    """Walk upwards level by level, each locked, also what came to stand there since: nobody closes a circle from both ends."""
    seen: set[UUID] = set()
    level = {one.pk for one in parents}
    while level:
        if programme.pk in level:
            raise RefusedError(_("Một chương trình không thể là căn cứ của chính nó, dù qua chương trình khác."))
        lock_programmes(also=level)
        seen |= level
        level = _right_above(level) - seen


def _right_above(programmes: set[UUID]) -> set[UUID]:
    above = Foundation.objects.filter(programme__in=programmes, parent__isnull=False).values_list("parent", flat=True)
    return {pk for pk in above if pk}


def _unseen(programme: Programme, *, by: User) -> list[Foundation]:
    seen = programme.foundations.filter(document__in=documents_visible_to(by)) | programme.foundations.filter(
        parent__in=programmes_visible_to(by)
    )
    return list(programme.foundations.exclude(pk__in=seen.values("pk")))
