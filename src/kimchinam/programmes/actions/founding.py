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
    before = programme.foundations.living().count()
    keep = _unseen(programme, by=by)
    _put(programme, [*dict.fromkeys(documents), *dict.fromkeys(parents)], behind=keep, by=by)
    count = programme.foundations.living().count()
    record(
        FOUNDED_ON,
        programme,
        by=by,
        before={"foundations": before},
        after={"foundations": count},
        words={"count": count},
    )
    if programme.binds:
        fulfil_duties(programme, by=by)


def _put(
    programme: Programme, named: Sequence[Document | Programme], *, behind: Sequence[Foundation], by: User
) -> None:
    """Write the foundations in their order, `behind` those that stay. One that stands at its place already goes on standing."""
    first = 1 + max((one.order for one in behind), default=0)
    wanted = {(order, one.pk): one for order, one in enumerate(named, start=first)}
    others = programme.foundations.living().exclude(pk__in=[one.pk for one in behind])
    held = {(one.order, one.document_id or one.parent_id): one.pk for one in others}
    programme.foundations.filter(pk__in=[pk for place, pk in held.items() if place not in wanted]).take_back(by=by)
    Foundation.objects.bulk_create(
        Foundation(programme=programme, order=place[0], **{"document" if isinstance(one, Document) else "parent": one})
        for place, one in wanted.items()
        if place not in held
    )


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
    living = Foundation.objects.living().filter(programme__in=programmes, parent__isnull=False)
    return set(living.values_list("parent", flat=True))


def _unseen(programme: Programme, *, by: User) -> list[Foundation]:
    living = programme.foundations.living()
    seen = living.filter(document__in=documents_visible_to(by)) | living.filter(parent__in=programmes_visible_to(by))
    return list(living.exclude(pk__in=seen.values("pk")))
