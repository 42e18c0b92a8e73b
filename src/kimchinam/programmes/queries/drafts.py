"""What stands in a draft, and what it still lacks."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db.models import (
    Exists,
    OuterRef,
    QuerySet,
)

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.queries import holders_of, reach
from kimchinam.accounts.states import Permission
from kimchinam.documents.models import Document, Version
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.documents.states import Reading
from kimchinam.extraction.models import Decision
from kimchinam.extraction.queries import ready_for_programme
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries.seeing import programmes_visible_to
from kimchinam.programmes.rules import Lack, lacking
from kimchinam.programmes.states import ProgrammeState
from kimchinam.regulations.queries import thresholds_on


def lacks(programme: Programme, on: date) -> list[Lack]:
    """Every task that keeps the programme from being issued, with what it lacks. Two SQL queries, three when it is secret."""
    find = finder_of_lacks(programme, on)
    found = ((task, find(task)) for task in programme.tasks.prefetch_related("assignments"))
    return [Lack(task, what) for task, what in found if what]


def finder_of_lacks(programme: Programme, on: date) -> Callable[[Task], tuple[str, ...]]:
    """Says of a task of a draft, read with its assignments, what it lacks on a day; nothing of an issued one.

    No SQL query but that for the rules of the day, one for a secret programme.
    """
    if programme.state != ProgrammeState.DRAFT:
        return lambda _task: ()
    source = programme.document.issued_on if programme.document else None
    # A paper that is entered late keeps its true deadlines; none lies before the paper itself.
    since, by = min(source, on) if source else on, thresholds_on(on)
    cleared = units_cleared_for(programme.level, on) if programme.level else None

    def find(task: Task) -> tuple[str, ...]:
        units = {one.organisation_id for one in task.assignments.all()}
        readers = cleared is None or units <= cleared
        return lacking(task, has_lead=task.lead_id is not None, has_readers=readers, since=since, on=on, by=by)

    return find


def units_cleared_for(level: int, on: date) -> set[UUID]:
    """Units in which somebody who can sign in may read papers of a level of secrecy."""
    posts = Post.objects.held(on).filter(user__is_active=True, clearance__gte=level)
    return set(posts.values_list("organisation", flat=True))


def issuers_of(programme: Programme, on: date) -> list[Post]:
    """Posts whose holders can issue a programme on a day: twin of `rules.check_can_issue`."""
    return holders_of(Permission.ISSUE_PROGRAMME, unit=programme.organisation, clearance=programme.level, on=on)


def waiting_decisions(document: Document) -> QuerySet[Decision]:
    """Accepted items of a document that are not yet tasks."""
    return ready_for_programme(document).filter(task__isnull=True)


def receivers_of(programme: Programme) -> list[str]:
    """Receiving levels that its tasks name already."""
    names = programme.tasks.exclude(receiver="").order_by("receiver").values_list("receiver", flat=True)
    return list(names.distinct())


def drafts_for(document: Document, user: User) -> QuerySet[Programme]:
    """Drafts of a document that the person sees, and which can take its accepted items."""
    return programmes_visible_to(user).filter(document=document, state=ProgrammeState.DRAFT)


def sources_for(user: User) -> QuerySet[Document]:
    """Read documents from which the person may build a programme: of a unit in his reach, not merely shared with it."""
    mine = reach(user)
    read = Version.objects.filter(document=OuterRef("pk"), state=Reading.READ)
    documents = documents_visible_to(user).filter(Exists(read))
    return documents if mine.everything else documents.filter(organisation__among=mine.organisations)
