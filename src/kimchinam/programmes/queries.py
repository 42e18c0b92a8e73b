from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.queries import holders_of, reach
from kimchinam.accounts.states import Permission
from kimchinam.documents.models import Document, Version
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.documents.states import Reading
from kimchinam.extraction.models import Candidate, Decision
from kimchinam.extraction.queries import ready_for_programme
from kimchinam.extraction.states import Kind as ItemKind
from kimchinam.programmes.models import Assignment, Programme, Task
from kimchinam.programmes.rules import DUE_SOON, Lack, lacking
from kimchinam.programmes.states import GROUPS, Part, ProgrammeState, Status

AROUND = 800
"""Characters of a clause that are shown on each side of an item: enough to see who is spoken of."""


def _cleared(clearance: int, at: str = "") -> Q:
    """Programmes, standing under the name `at`, that a clearance opens together with the document they come from.

    The document is asked each time: when its level is raised, everything that was made of it closes with it.
    """
    source = Q(**{f"{at}document": None}) | Q(**{f"{at}document__secrecy__lte": clearance})
    return Q(**{f"{at}secrecy__lte": clearance}) & source


def visible_to(user: User) -> QuerySet[Task]:
    """Tasks of a programme of a unit in the person's reach, and issued tasks in which such a unit takes part."""
    mine = reach(user)
    tasks = Task.objects.filter(_cleared(mine.clearance, "programme__"), secrecy__lte=mine.clearance)
    if mine.everything:
        return tasks
    takes_part = Assignment.objects.filter(task=OuterRef("pk"), organisation__in=mine.organisations)
    issued = Q(programme__state=ProgrammeState.ISSUED)
    return tasks.filter(Q(programme__organisation__in=mine.organisations) | (issued & Exists(takes_part)))


def programmes_visible_to(user: User) -> QuerySet[Programme]:
    """Programmes of the person's reach, and issued ones that hold a task he sees."""
    mine = reach(user)
    programmes = Programme.objects.filter(_cleared(mine.clearance))
    if mine.everything:
        return programmes
    own = Q(organisation__in=mine.organisations)
    holds_a_task = Exists(visible_to(user).filter(programme=OuterRef("pk")))
    return programmes.filter(own | holds_a_task)


def with_status(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    """The SQL twin of `rules.status`: tasks with the text column `status_on`, which is why they are not typed as rows.

    They can also be ordered by `last_day`, the twin of `rules.last_day`.
    """
    closed = Q(closed_on__lte=on)
    return with_last_day(tasks).annotate(
        status_on=Case(
            When(closed & (Q(due_on=None) | Q(handed_in_on=None)), then=Value(Status.CLOSED_UNASSESSABLE)),
            When(closed & Q(handed_in_on__lte=F("fair_due")), then=Value(Status.CLOSED_ON_TIME)),
            When(closed, then=Value(Status.CLOSED_LATE)),
            When(handed_in_on__lte=on, then=Value(Status.AWAITING_ACCEPTANCE)),
            When(fair_due__lt=on, then=Value(Status.OVERDUE)),
            When(fair_due__lte=on + DUE_SOON, then=Value(Status.DUE_SOON)),
            When(due_on__isnull=False, then=Value(Status.RUNNING)),
            When(review_on__lt=on, then=Value(Status.REVIEW_OVERDUE)),
            When(~Q(recurrence=""), then=Value(Status.RECURRING)),
            When(~Q(condition=""), then=Value(Status.AWAITING_CONDITION)),
            default=Value(Status.DEADLINE_MISSING),
            output_field=CharField(),
        )
    )


class _DaysAfter(Func):
    """A column of days moved by a column of numbers: no two engines write it alike."""

    output_field = DateField()
    template, arg_joiner = "(%(expressions)s)", " + "

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite keeps days as text and has a function for their arithmetic."""
        template = "date(%(expressions)s || ' days')"
        return self.as_sql(compiler, connection, template=template, arg_joiner=", ", **context)


def with_last_day(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """The SQL twins of `rules.fair_due` and `rules.last_day`, to filter and order by; they are not read."""
    return tasks.alias(fair_due=_DaysAfter("due_on", "held_days")).alias(last_day=Coalesce("fair_due", "review_on"))


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


def of_status(tasks: QuerySet[Task], on: date, *, status: str) -> QuerySet[Any]:
    """Tasks of one status on a day, or of a group of `states.GROUPS`; with `status_on`."""
    return with_status(tasks, on).filter(status_on__in=GROUPS.get(status, (status,)))


def open_on(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    return of_status(tasks, on, status="open")


def lead_of(task: Task) -> Assignment | None:
    """Without a query when the assignments are prefetched."""
    return next((one for one in task.assignments.all() if one.part == Part.LEAD), None)


def supporting_of(task: Task) -> list[Assignment]:
    """Without a query when the assignments are prefetched."""
    return [one for one in task.assignments.all() if one.part == Part.SUPPORTING]


def lacks(programme: Programme, on: date) -> list[Lack]:
    """Every task that keeps the programme from being issued, with what it lacks. Two SQL queries, three when it is secret."""
    find = finder_of_lacks(programme, on)
    found = ((task, find(task)) for task in programme.tasks.prefetch_related("assignments"))
    return [Lack(task, what) for task, what in found if what]


def finder_of_lacks(programme: Programme, on: date) -> Callable[[Task], tuple[str, ...]]:
    """Says of a task of a draft, read with its assignments, what it lacks on a day; nothing of an issued one.

    No SQL query, one for a secret programme.
    """
    if programme.state != ProgrammeState.DRAFT:
        return lambda _task: ()
    source = programme.document.issued_on if programme.document else None
    # A paper that is entered late keeps its true deadlines; none lies before the paper itself.
    since = min(source, on) if source else on
    cleared = _units_cleared_for(programme.level, on) if programme.level else None

    def find(task: Task) -> tuple[str, ...]:
        units = {one.organisation_id for one in task.assignments.all()}
        readers = cleared is None or units <= cleared
        return lacking(task, has_lead=lead_of(task) is not None, has_readers=readers, since=since, on=on)

    return find


def _units_cleared_for(level: int, on: date) -> set[UUID]:
    """Units in which somebody who can sign in may read papers of a level of secrecy."""
    posts = Post.objects.held(on).filter(user__is_active=True, clearance__gte=level)
    return set(posts.values_list("organisation", flat=True))


def issuers_of(programme: Programme, on: date) -> list[Post]:
    """Posts whose holders can issue a programme on a day: twin of `rules.check_can_issue`."""
    return holders_of(Permission.ISSUE_PROGRAMME, unit=programme.organisation, clearance=programme.level, on=on)


def waiting_decisions(document: Document) -> QuerySet[Decision]:
    """Accepted items of a document that are not yet tasks."""
    return ready_for_programme(document).filter(task__isnull=True)


def with_counts(programmes: QuerySet[Programme], on: date, *, tasks: QuerySet[Task]) -> QuerySet[Programme]:
    """Adds `task_count`, `closed_count` and `late_count` as of a day, of those tasks that the reader sees.

    The newest programme comes first. Tasks of a draft are neither closed nor late.
    """
    issued = tasks.filter(programme__issued_on__lte=on)
    return programmes.annotate(
        task_count=_how_many(tasks),
        closed_count=_how_many(of_status(issued, on, status="closed")),
        late_count=_how_many(of_status(issued, on, status="late")),
    ).order_by("-created_at", "-id")


def _how_many(tasks: QuerySet[Any]) -> Coalesce:
    held = tasks.filter(programme=OuterRef("pk")).order_by().values("programme")
    return Coalesce(Subquery(held.annotate(number=Count("pk")).values("number")), 0)


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


def sources_for(user: User) -> QuerySet[Document]:
    """Read documents from which the person may build a programme: of a unit in his reach, not merely shared with it."""
    mine = reach(user)
    read = Version.objects.filter(document=OuterRef("pk"), state=Reading.READ)
    documents = documents_visible_to(user).filter(Exists(read))
    return documents if mine.everything else documents.filter(organisation__in=mine.organisations)
