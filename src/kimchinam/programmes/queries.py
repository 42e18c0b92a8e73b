from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.extraction.models import Candidate, Decision
from kimchinam.extraction.queries import ready_for_programme
from kimchinam.extraction.states import Kind as ItemKind
from kimchinam.programmes.models import Assignment, Programme, Task
from kimchinam.programmes.rules import DUE_SOON, Lack, lacking
from kimchinam.programmes.states import CLOSED, Part, ProgrammeState, Status

AROUND = 800
"""Characters of a clause that are shown on each side of an item: enough to see who is spoken of."""


def visible_to(user: User) -> QuerySet[Task]:
    """Tasks of a programme of a unit in the person's reach, and issued tasks in which such a unit takes part."""
    mine = reach(user)
    tasks = Task.objects.filter(secrecy__lte=mine.clearance, programme__secrecy__lte=mine.clearance)
    if mine.everything:
        return tasks
    takes_part = Assignment.objects.filter(task=OuterRef("pk"), organisation__in=mine.organisations)
    issued = Q(programme__state=ProgrammeState.ISSUED)
    return tasks.filter(Q(programme__organisation__in=mine.organisations) | (issued & Exists(takes_part)))


def programmes_visible_to(user: User) -> QuerySet[Programme]:
    """Programmes of the person's reach, and issued ones that hold a task he sees."""
    mine = reach(user)
    programmes = Programme.objects.filter(secrecy__lte=mine.clearance)
    if mine.everything:
        return programmes
    own = Q(organisation__in=mine.organisations)
    holds_a_task = Exists(visible_to(user).filter(programme=OuterRef("pk")))
    return programmes.filter(own | holds_a_task)


def with_status(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    """The SQL twin of `rules.status`: tasks with the text column `status_on`, which is why they are not typed as rows."""
    closed = Q(closed_on__lte=on)
    return tasks.annotate(
        status_on=Case(
            When(closed & (Q(due_on=None) | Q(handed_in_on=None)), then=Value(Status.CLOSED_UNASSESSABLE)),
            When(closed & Q(handed_in_on__lte=F("due_on")), then=Value(Status.CLOSED_ON_TIME)),
            When(closed, then=Value(Status.CLOSED_LATE)),
            When(handed_in_on__lte=on, then=Value(Status.AWAITING_ACCEPTANCE)),
            When(due_on__lt=on, then=Value(Status.OVERDUE)),
            When(due_on__lte=on + DUE_SOON, then=Value(Status.DUE_SOON)),
            When(due_on__isnull=False, then=Value(Status.RUNNING)),
            When(~Q(recurrence=""), then=Value(Status.RECURRING)),
            When(~Q(condition=""), then=Value(Status.AWAITING_CONDITION)),
            default=Value(Status.DEADLINE_MISSING),
            output_field=CharField(),
        )
    )


def followed(user: User) -> QuerySet[Task]:
    """Tasks that are being followed: visible, of issued programmes."""
    return visible_to(user).filter(programme__state=ProgrammeState.ISSUED)


def for_list(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With everything that a row of a list shows; two SQL queries for any number of rows."""
    assignments = Assignment.objects.select_related("organisation__parent")
    return tasks.select_related("programme__organisation", "provision").prefetch_related(
        Prefetch("assignments", assignments)
    )


def counts(tasks: QuerySet[Task], on: date) -> dict[str, int]:
    """How many tasks have each status on a day; statuses without tasks are there with 0. One SQL query.

    The counts sum to the number of tasks.
    """
    rows = (
        with_status(tasks, on)
        .order_by()
        .values("status_on")
        .annotate(count=Count("pk"))
        .values_list("status_on", "count")
    )
    return dict.fromkeys(Status.values, 0) | dict(rows)


def led_by(tasks: QuerySet[Task], organisations: Iterable[UUID]) -> QuerySet[Task]:
    lead = Assignment.objects.filter(task=OuterRef("pk"), part=Part.LEAD, organisation__in=organisations)
    return tasks.filter(Exists(lead))


def open_on(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    return with_status(tasks, on).exclude(status_on__in=CLOSED)


def lead_of(task: Task) -> Assignment | None:
    """Without a query when the assignments are prefetched."""
    return next((one for one in task.assignments.all() if one.part == Part.LEAD), None)


def supporting_of(task: Task) -> list[Assignment]:
    """Without a query when the assignments are prefetched."""
    return [one for one in task.assignments.all() if one.part == Part.SUPPORTING]


def lacks(programme: Programme, on: date) -> list[Lack]:
    """Every task that keeps the programme from being issued, with what it lacks. Two SQL queries."""
    tasks = programme.tasks.prefetch_related("assignments")
    found = ((task, lacking(task, has_lead=lead_of(task) is not None, on=on)) for task in tasks)
    return [Lack(task, what) for task, what in found if what]


def waiting_decisions(document: Document) -> QuerySet[Decision]:
    """Accepted items of a document that are not yet tasks."""
    return ready_for_programme(document).filter(task__isnull=True)


def with_counts(programmes: QuerySet[Programme], on: date, *, tasks: QuerySet[Task]) -> QuerySet[Programme]:
    """Adds `task_count`, `closed_count` and `overdue_count` as of a day, of those tasks that the reader sees.

    The newest programme comes first.
    """
    seen = Q(tasks__in=tasks.order_by())
    counted = programmes.annotate(
        task_count=Count("tasks", filter=seen),
        closed_count=Count("tasks", filter=seen & Q(tasks__closed_on__lte=on)),
        # The same three steps as in `with_status`: not closed, nothing handed in, past due.
        overdue_count=Count(
            "tasks",
            filter=seen
            & Q(tasks__due_on__lt=on)
            & (Q(tasks__closed_on=None) | Q(tasks__closed_on__gt=on))
            & (Q(tasks__handed_in_on=None) | Q(tasks__handed_in_on__gt=on)),
        ),
    )
    # Django drops the order of the model from a query that counts.
    return counted.order_by("-created_at", "-id")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of the source that a task came from, between the words around them in their clause."""

    clause: str
    before: str
    quote: str
    after: str
    document: Document
    provision_id: UUID | None

    @property
    def anchor(self) -> str:
        """Where the page of the document shows the clause."""
        return f"#p-{self.provision_id}" if self.provision_id else ""


def passage_of(task: Task, user: User) -> Passage | None:
    """None for a task written without a source, and for a reader who does not see the source. Two SQL queries."""
    decision = Decision.objects.select_related("candidate__run__version__text", "candidate__occurrence")
    source = decision.filter(pk=task.decision_id).first() if task.decision_id else None
    if source is None:
        return None
    candidate = source.candidate
    version = candidate.run.version
    document = documents_visible_to(user).filter(pk=version.document_id).first()
    if document is None:
        return None
    before, quote, after = _in_context(candidate, version.text.content)
    clause = str(task.provision or candidate.occurrence or "")
    return Passage(
        clause=clause, before=before, quote=quote, after=after, document=document, provision_id=task.provision_id
    )


def _in_context(candidate: Candidate, text: str) -> tuple[str, str, str]:
    """What stands before the item in its clause, the item, and what follows; at most `AROUND` characters each side."""
    if candidate.kind == ItemKind.ANNEX_TASK:
        # A row of a table: its cells one below the other, without the rows around it.
        return "", text[candidate.start : candidate.end].replace(" | ", "\n"), ""
    place = candidate.occurrence
    first, last = (place.start, place.end) if place else (candidate.start, candidate.end)
    first = max(min(first, candidate.start), candidate.start - AROUND)
    last = min(max(last, candidate.end), candidate.end + AROUND)
    return (
        text[first : candidate.start].lstrip(),
        text[candidate.start : candidate.end],
        text[candidate.end : last].rstrip(),
    )


def groups_of(programme: Programme) -> list[str]:
    """Names of the groups of its tasks, in the order in which they first appear."""
    names = programme.tasks.exclude(group="").order_by("order").values_list("group", flat=True)
    return list(dict.fromkeys(names))


def receivers_of(programme: Programme) -> list[str]:
    """Receiving levels that its tasks name already."""
    names = programme.tasks.exclude(receiver="").order_by("receiver").values_list("receiver", flat=True)
    return list(names.distinct())


def drafts_for(document: Document, user: User) -> QuerySet[Programme]:
    """Drafts of a document that the person sees, and which can take its accepted items."""
    return programmes_visible_to(user).filter(document=document, state=ProgrammeState.DRAFT)
