"""What was asked, decided and ordered about many tasks and still open at the end of a day."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimchinam.base.clock import end_of
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.monitoring.queries.papers import NEAREST_ANSWER
from kimchinam.programmes.models import Task, TaskPast
from kimchinam.programmes.queries import Scope
from kimchinam.programmes.states import LATE_STEPS


def about(scope: Scope, on: date) -> Q:
    """Papers about the tasks of a scope as it was on a day."""
    return reduce(or_, (Q(task__in=part.order_by().values("task")) for part in scope.parts_on(on)))


def extensions_open(on: date) -> QuerySet[Extension]:
    """Requests for a later deadline without an answer, the longest wait first."""
    midnight = end_of(on)
    asked = Extension.objects.filter(asked_at__lt=midnight, asked_by__isnull=False).exclude(decided_at__lt=midnight)
    return asked.order_by("asked_at")


def obstacles_open(on: date) -> QuerySet[Obstacle]:
    """Obstacles without a decision, the longest wait first."""
    midnight = end_of(on)
    return Obstacle.objects.filter(raised_at__lt=midnight).exclude(decided_at__lt=midnight).order_by("raised_at")


def directions_open(on: date) -> QuerySet[Direction]:
    """Directions that are not ended, the nearest day to answer first."""
    midnight = end_of(on)
    given = Direction.objects.filter(given_at__lt=midnight).exclude(closed_at__lt=midnight)
    return given.order_by(*NEAREST_ANSWER)


def obstacles_of(tasks: Iterable[Task], on: date) -> dict[UUID, Obstacle]:
    """The obstacle that stops each task on a day, by the id of the task. One SQL query, none when nothing stops them."""
    stopped = [task.pk for task in tasks if task.obstacle_on]
    if not stopped:
        return {}
    return {one.task_id: one for one in obstacles_open(on).filter(task__in=stopped)}


def of_unknown_level(on: date) -> Q:
    """Days of late tasks that an obstacle stops while nobody knows which level must decide: a condition on `Span`."""
    return Q(step__in=LATE_STEPS) & stopped_with(Q(decider=None), on)


def stopped(on: date) -> Q:
    """Days of tasks that an obstacle stops on a day: found from the obstacles, of which few are open."""
    return Q(task__in=_open_ones(on).values("task"))


def stopped_with(facts: Q, on: date) -> Q:
    """The same of tasks with such facts on the day (a condition on `TaskPast`)."""
    held = TaskPast.objects.order_by().filter(facts, day_from__lte=on, day_to__gt=on, obstacle_on__isnull=False)
    return Q(task__in=held.filter(task__in=_open_ones(on).values("task")).values("task"))


def unstopped(on: date) -> Q:
    """Days of tasks that no obstacle stops on a day: each is looked up, for they may be many."""
    return Q(~Exists(_open_ones(on).filter(task=OuterRef("task"))))


def _open_ones(on: date) -> QuerySet[Obstacle]:
    return obstacles_open(on).order_by()
