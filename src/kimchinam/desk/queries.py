"""What waits for a person, asked of every room."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission, Role
from kimchinam.base.clock import today
from kimchinam.base.requests import once_per_request
from kimchinam.documents.models import Version
from kimchinam.extraction.queries import undecided
from kimchinam.extraction.queries import visible_to as runs_visible_to
from kimchinam.monitoring.models import Return
from kimchinam.monitoring.queries import Answers, count_to_judge, led_by_me, returns_of, three_questions, to_judge
from kimchinam.monitoring.queries.units import COLUMNS, Cell, UnitTable, table_for
from kimchinam.monitoring.queries.waiting import Group, anchor_of, count_waiting_for, waiting_for
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Offer, Programme, Task
from kimchinam.programmes.queries import (
    Duty,
    Scope,
    counts_of,
    duties_of,
    offers_to_answer,
    page_of,
    programmes_visible_to,
    steps_of,
    tasks_at,
    visible_to,
)
from kimchinam.programmes.rules import days_handed_in_late, fair_due, status
from kimchinam.programmes.states import OPEN_STEPS, ProgrammeState, Standing, Status, Step
from kimchinam.regulations.queries import thresholds_on

LONGEST = 8
"""So many rows of each kind are shown; the counts are of all."""


def my_reviews(user: User) -> QuerySet[Any]:
    """Versions that hold items which nobody judged and this person may: newest first, each with how many, `open_items`."""
    if not user.may(Permission.REVIEW_CANDIDATES):
        return Version.objects.none()
    mine = reach(user)
    runs = runs_visible_to(user)
    if not mine.everything:
        runs = runs.filter(version__document__organisation__among=mine.organisations)
    items = undecided(runs).filter(run__version=OuterRef("pk")).order_by().values("run__version")
    versions = Version.objects.annotate(open_items=Subquery(items.annotate(number=Count("pk")).values("number")))
    return versions.filter(open_items__isnull=False).select_related("document").order_by("-received_at", "-id")


def my_drafts(user: User) -> QuerySet[Programme]:
    """Drafts that this person may issue, or completes for one who may: he sees none but those in his reach."""
    programmes = programmes_visible_to(user)
    if not (user.may(Permission.ISSUE_PROGRAMME) or user.may(Permission.BUILD_PROGRAMME)):
        return programmes.none()
    return programmes.filter(state=ProgrammeState.DRAFT)


def my_tasks(user: User, on: date) -> list[Task]:
    """The first open tasks of the unit for which this person hands in, the most urgent first."""
    if not user.may(Permission.HAND_IN_EVIDENCE):
        return []
    return _first(led_by_me(user), user, on, OPEN_STEPS)


def _first(scope: Scope, user: User, on: date, steps: Iterable[Step]) -> list[Task]:
    found = page_of(scope, on, steps=steps, counts=counts_of(scope, on), size=LONGEST)
    return tasks_at(found.places, visible_to(user), on)


def _count_of_my_tasks(user: User, on: date) -> int:
    counts = counts_of(led_by_me(user), on) if user.may(Permission.HAND_IN_EVIDENCE) else None
    return sum(counts[step] for step in OPEN_STEPS) if counts else 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much needs this person, of each kind. Every number is the length of the list that its link opens."""

    reviews: int
    drafts: int
    offers: int
    to_accept: int
    tasks: int
    papers: int
    """Requests, obstacles and directions that wait for his word; none on a past day."""

    @property
    def all(self) -> int:
        return sum(astuple(self))


def counts_that_need_me(user: User, on: date) -> Counts:
    """Once per request: the frame of every page tells them, and so does the desk."""
    return once_per_request(f"desk.counts {user.post and user.post.pk} {on}", lambda: _counts(user, on))


def _counts(user: User, on: date) -> Counts:
    return Counts(
        reviews=my_reviews(user).count(),
        drafts=my_drafts(user).count(),
        offers=offers_to_answer(user, on).count(),
        to_accept=count_to_judge(user, on),
        tasks=_count_of_my_tasks(user, on),
        papers=count_waiting_for(user) if on >= today() else 0,
    )


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A task whose evidence waits for this person, and the unit that handed it in."""

    task: Task
    unit: Organisation | None
    days_late: int
    """By which it was handed in after its deadline."""


@dataclass(frozen=True, slots=True)
class Todo:
    """A task that the person's unit leads, as it stands on the day."""

    task: Task
    status: Status
    returned: Return | None
    """The last return of its evidence, while the unit has not handed in again."""

    @property
    def due_on(self) -> date | None:
        """The last day that is in time, with the days that reviewers held."""
        return fair_due(self.task)


@dataclass(frozen=True, slots=True)
class Button:
    """Leads to the form of one act on the page of its task."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One paper that waits for this person, with what he can do about it."""

    paper: Any
    buttons: list[Button]


@dataclass(frozen=True, slots=True)
class Waits:
    """Papers of one kind, the most pressing; the count is of all."""

    group: Group
    rows: list[Waiting]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on a person's desk on a day. Lists are cut to LONGEST; the counts are true."""

    answers: Answers
    table: UnitTable | None
    """For a leader: his tasks by the units below him. None where so many are not counted."""
    own: list[tuple[str, Cell]]
    """For one who hands in: how the tasks of his unit stand, with the head of each number."""
    reviews: list[Any]
    drafts: list[Programme]
    to_accept: list[HandedIn]
    tasks: list[Todo]
    offers: list[Offer]
    waiting: list[Group]
    """Requests, obstacles and directions that wait for a word; none on a past day."""
    plans: list[Duty]
    """Plans that his unit has still to issue."""
    counts: Counts


def leads(user: User) -> bool:
    return user.post is not None and user.post.role == Role.LEADER


def desk_of(user: User, on: date) -> Desk:
    """The same number of SQL queries however much waits."""
    return Desk(
        answers=three_questions(user, on),
        table=table_for(user, on) if leads(user) else None,
        own=_own(user, on),
        reviews=list(my_reviews(user)[:LONGEST]),
        drafts=list(my_drafts(user)[:LONGEST]),
        to_accept=[_handed_in(task) for task in _first(to_judge(user, on), user, on, [Step.AWAITING])],
        tasks=_todos(user, on),
        offers=list(offers_to_answer(user, on).select_related("organisation", "programme")[:LONGEST]),
        waiting=waiting_for(user) if on >= today() else [],
        plans=_plans(user, on),
        counts=counts_that_need_me(user, on),
    )


def _todos(user: User, on: date) -> list[Todo]:
    tasks, by = my_tasks(user, on), thresholds_on(on)
    returns = returns_of(tasks, on)
    return [Todo(task, status(task, on, by), returns.get(task.pk)) for task in tasks]


def _handed_in(task: Task) -> HandedIn:
    return HandedIn(task, task.lead, days_handed_in_late(task))


def _own(user: User, on: date) -> list[tuple[str, Cell]]:
    counts = counts_of(led_by_me(user), on) if user.may(Permission.HAND_IN_EVIDENCE) else None
    if counts is None:
        return []
    return [
        (str(head), Cell(name, sum(counts[step] for step in steps_of(name)), f"mine=1&status={name}"))
        for name, head in COLUMNS.items()
    ]


def _plans(user: User, on: date) -> list[Duty]:
    """Those that are owed by the unit for which the person works on plans or hands in results."""
    works = any(user.may(one) for one in (Permission.BUILD_PROGRAMME, Permission.HAND_IN_EVIDENCE))
    if user.acting_for is None or not works:
        return []
    return [one for one in duties_of(user.acting_for, user, on) if one.standing == Standing.OPEN]


_ACTS: dict[str, list[tuple[str, str | Promise]]] = {
    "extensions": [("cho-gia-han", _("Cho gia hạn")), ("khong-cho-gia-han", _("Không cho"))],
    "obstacles": [("quyet-vuong-mac", _("Ra quyết định"))],
    "to_answer": [("tra-loi", _("Trả lời"))],
    "answers": [("ket-thuc", _("Kết thúc")), ("hoi-lai", _("Chưa đủ, hỏi lại"))],
}
"""Acts by the name of the group, each with its word."""
_OF_UNKNOWN_LEVEL: list[tuple[str, str | Promise]] = [("cap-quyet", _("Xác định cấp quyết"))]


def waits_of(groups: Iterable[Group], *, at_most: int = 5) -> list[Waits]:
    """The most pressing papers of each group, with their buttons. No SQL query."""
    return [Waits(one, [_with_buttons(one.name, paper) for paper in one.papers[:at_most]]) for one in groups]


def _with_buttons(name: str, paper: Any) -> Waiting:
    acts = _OF_UNKNOWN_LEVEL if name == "obstacles" and paper.decider_id is None else _ACTS.get(name, [])
    page = paper.task.get_absolute_url()
    return Waiting(paper, [Button(str(label), f"{page}#{anchor_of(slug, paper)}") for slug, label in acts])
