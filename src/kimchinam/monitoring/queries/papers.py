"""What was asked, decided and ordered about tasks, as it stood on a day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, QuerySet

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.queries import holders_of
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import end_of, local_day, today
from kimchinam.base.working_days import WorkingDay
from kimchinam.monitoring.models import Direction, Extension, Obstacle, Paper
from kimchinam.monitoring.rules import Clock, clock, level_of
from kimchinam.monitoring.states import DirectionState, ExtensionState, ObstacleState
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import ancestors
from kimchinam.programmes.models import Task
from kimchinam.regulations.queries import regulations_on, working_days_after

NEAREST_ANSWER = (F("answer_due").asc(nulls_last=True), "given_at")
"""The order of directions: the nearest day to answer first, those without a day last, on both engines."""


def asked_of(tasks: Iterable[Task]) -> list[Extension]:
    """Requests for a later deadline that wait, at most one a task. One SQL query."""
    return list(Extension.objects.filter(task__in=tasks, state=ExtensionState.ASKED).select_related("task"))


def open_obstacles_of(tasks: Iterable[Task]) -> list[Obstacle]:
    """Obstacles that wait for a decision, at most one a task. One SQL query."""
    return list(Obstacle.objects.filter(task__in=tasks, state=ObstacleState.RAISED).select_related("task", "decider"))


def open_directions_of(task: Task) -> list[Direction]:
    """Directions that nobody has answered, the nearest day to answer first. One SQL query."""
    found = list(task.directions.filter(state=DirectionState.OPEN).order_by(*NEAREST_ANSWER))
    for direction in found:
        direction.task = task
    return found


def count_directions(tasks: Iterable[Task]) -> Counter[UUID]:
    """How many directions each task was ever given, by the id of the task. One SQL query."""
    given = Direction.objects.filter(task__in=tasks).order_by().values_list("task").annotate(Count("pk"))
    return Counter(dict(given))


def papers_about(task: Task, on: date) -> list[Paper]:
    """Every paper written about a task by the end of a day, newest first, with its `state_then`. Four SQL queries."""
    midnight = end_of(on)
    papers: list[Paper] = [
        *_extensions(task.extensions.filter(asked_at__lt=midnight).select_related("organisation", *_BY), on),
        *_obstacles(task.obstacles.filter(raised_at__lt=midnight).select_related("organisation", *_OBSTACLE), on),
        *directions_then(task.directions.filter(given_at__lt=midnight).select_related("organisation", *_DIRECTION), on),
        *task.reassignments.filter(at__lt=midnight).select_related("from_unit", "to_unit", "by"),
    ]
    for paper in papers:
        paper.task = task
    return sorted(papers, key=lambda paper: (paper.at, paper.pk), reverse=True)


_BY = ("asked_by", "decided_by")
_OBSTACLE = ("raised_by", "decided_by", "decided_for", "decider")
_DIRECTION = ("given_by", "answered_by", "closed_by", "next")


def _extensions(papers: Iterable[Extension], on: date) -> Iterable[Extension]:
    for paper in papers:
        over = paper.decided_at and local_day(paper.decided_at) <= on
        paper.state_then = ExtensionState(paper.state) if over else ExtensionState.ASKED
        yield paper


def _obstacles(papers: Iterable[Obstacle], on: date) -> Iterable[Obstacle]:
    for paper in papers:
        over = paper.decided_at and local_day(paper.decided_at) <= on
        paper.state_then = ObstacleState(paper.state) if over else ObstacleState.RAISED
        yield paper


def directions_then(papers: Iterable[Direction], on: date) -> Iterable[Direction]:
    """With how each stood at the end of a day. No SQL query."""
    for paper in papers:
        closed = paper.closed_at and local_day(paper.closed_at) <= on
        answered = paper.answered_at and local_day(paper.answered_at) <= on
        then = DirectionState.CLOSED if closed else DirectionState.ANSWERED if answered else DirectionState.OPEN
        paper.state_then = then
        yield paper


def clock_of(task: Task, on: date) -> Clock:
    """Whose the days of a task were until a day. One SQL query."""
    return clock(task.past.filter(day_from__lte=on), on)


@dataclass(frozen=True, slots=True)
class Stopped:
    """The level above has the task in hand. Without `organisation` nobody knows yet which level that is."""

    organisation: Organisation | None
    since: date
    obstacle: Obstacle


def stopped_at(task: Task, papers: Iterable[Paper]) -> Stopped | None:
    """Who must decide before the owner can go on, of the task and its papers as they stood. No SQL query."""
    if task.obstacle_on is None or task.handed_in_on or task.closed_on:
        return None
    open_ones = (one for one in papers if isinstance(one, Obstacle) and one.state_then == ObstacleState.RAISED)
    obstacle = next(open_ones, None)
    return Stopped(task.decider, task.obstacle_on, obstacle) if obstacle else None


def levels_above(task: Task) -> list[Organisation]:
    """Units that can be asked to decide: those above the owner, the nearest first, and the one that assigned."""
    above = list(ancestors(task.lead))[::-1] if task.lead else []
    assigner = task.programme.organisation
    return [unit for unit in [*above, *([] if assigner in above else [assigner])] if unit != task.lead]


def may_be_read_at(unit: Organisation, level: int) -> bool:
    """Whether somebody there may handle what has a level of secrecy. No SQL query for what is open, else one."""
    return not level or bool(holders_of(Permission.HAND_IN_EVIDENCE, unit=unit, clearance=level, on=today()))


def who_may_answer(task: Task, *, on: date) -> QuerySet[User]:
    """People with a post on a day in the unit that leads, cleared for the task: one of them answers for it."""
    posts = Post.objects.held(on).filter(organisation=task.lead, clearance__gte=level_of(task))
    return User.objects.filter(is_active=True, pk__in=posts.values("user")).order_by("full_name")


def answer_day(unit: Organisation | None) -> date | None:
    """The day by which a unit answers what it is told today; None when a day among those counted is undecided."""
    day = working_days_after(today(), regulations_on(today(), unit=unit).answer_working_days)
    return day.day if isinstance(day, WorkingDay) else None
