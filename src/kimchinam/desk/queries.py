"""What waits for a person, asked of every room."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.documents.models import Version
from kimchinam.extraction.queries import undecided
from kimchinam.extraction.queries import visible_to as runs_visible_to
from kimchinam.monitoring.models import Return
from kimchinam.monitoring.queries import Answers, for_my_judgement, led_by_me, returns_of, three_questions
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import as_stood, for_list, open_on, programmes_visible_to
from kimchinam.programmes.rules import days_handed_in_late
from kimchinam.programmes.states import ProgrammeState, Status

LONGEST = 8
"""So many rows of each kind are shown; the counts are of all."""


def my_reviews(user: User) -> QuerySet[Any]:
    """Versions that hold items which nobody judged and this person may: newest first, each with how many, `open_items`."""
    if not user.may(Permission.REVIEW_CANDIDATES):
        return Version.objects.none()
    mine = reach(user)
    runs = runs_visible_to(user)
    if not mine.everything:
        runs = runs.filter(version__document__organisation__in=mine.organisations)
    items = undecided(runs).filter(run__version=OuterRef("pk")).order_by().values("run__version")
    versions = Version.objects.annotate(open_items=Subquery(items.annotate(number=Count("pk")).values("number")))
    return versions.filter(open_items__isnull=False).select_related("document").order_by("-received_at", "-id")


def my_drafts(user: User) -> QuerySet[Programme]:
    """Drafts that this person may issue, or completes for one who may: he sees none but those in his reach."""
    programmes = programmes_visible_to(user)
    if not (user.may(Permission.ISSUE_PROGRAMME) or user.may(Permission.BUILD_PROGRAMME)):
        return programmes.none()
    return programmes.filter(state=ProgrammeState.DRAFT)


def my_tasks(user: User, on: date) -> QuerySet[Any]:
    """Open tasks of the unit for which this person hands in, the nearest day first."""
    if not user.may(Permission.HAND_IN_EVIDENCE):
        return Task.objects.none()
    return open_on(led_by_me(user, on), on).order_by(F("last_day").asc(nulls_last=True), "programme_id", "order")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much needs this person, of each kind. Every number is the length of the list that its link opens."""

    reviews: int
    drafts: int
    to_accept: int
    tasks: int

    @property
    def all(self) -> int:
        return self.reviews + self.drafts + self.to_accept + self.tasks


def counts_that_need_me(user: User, on: date) -> Counts:
    return Counts(
        reviews=my_reviews(user).count(),
        drafts=my_drafts(user).count(),
        to_accept=for_my_judgement(user, on).count(),
        tasks=my_tasks(user, on).count(),
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


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on a person's desk on a day. Lists are cut to LONGEST; the counts are true."""

    answers: Answers
    reviews: list[Any]
    drafts: list[Programme]
    to_accept: list[HandedIn]
    tasks: list[Todo]
    counts: Counts

    @property
    def late_names(self) -> str:
        """The three units that are latest, with their counts: "Sở Xây dựng 6 · Sở Tài chính 4"."""
        return " · ".join(f"{unit} {count}" for unit, count in self.answers.units[:3])


def desk_of(user: User, on: date) -> Desk:
    """The same number of SQL queries however much waits."""
    return Desk(
        answers=three_questions(user, on),
        reviews=list(my_reviews(user)[:LONGEST]),
        drafts=list(my_drafts(user)[:LONGEST]),
        to_accept=[_handed_in(task) for task in as_stood(for_list(for_my_judgement(user, on))[:LONGEST], on)],
        tasks=_todos(user, on),
        counts=counts_that_need_me(user, on),
    )


def _todos(user: User, on: date) -> list[Todo]:
    tasks: list[Any] = list(as_stood(my_tasks(user, on)[:LONGEST], on))
    returns = returns_of(tasks, on)
    return [Todo(task, Status(task.status_on), returns.get(task.pk)) for task in tasks]


def _handed_in(task: Task) -> HandedIn:
    return HandedIn(task, task.lead, days_handed_in_late(task))
