"""Narrower scopes: each finds its tasks by an index, on the day that is looked at."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Cast
from django.db.models.lookups import Contains

from kimchinam.base.clock import today
from kimchinam.monitoring.rules import Days
from kimchinam.programmes.models import Assignment, BreakthroughTask, Section, TaskPast
from kimchinam.programmes.queries import Scope
from kimchinam.programmes.rules import ENDLESS
from kimchinam.programmes.states import Part, Step


def in_section(section: UUID, on: date) -> Q:
    """Of a section or of those below it, as the tasks were placed on the day."""
    above = ("pk", "parent", "parent__parent", "parent__parent__parent")
    sections = Section.objects.order_by().filter(Q(*[(name, section) for name in above], _connector=Q.OR))
    placed = TaskPast.objects.order_by().filter(section__in=sections.values("pk"), day_from__lte=on, day_to__gt=on)
    return Q(task__in=placed.values("task"))


def of_breakthrough(breakthrough: UUID, on: date) -> Q:
    return Q(task__in=BreakthroughTask.objects.on(on).filter(breakthrough=breakthrough).values("task"))


def supported_by(scope: Scope, unit: UUID, on: date) -> Scope:
    """Units of today stand in an index; those of a past day in what was kept of it, which only PostgreSQL has an index of."""
    if on >= today():
        doing = Assignment.objects.order_by().filter(organisation=unit, part=Part.SUPPORTING)
        return scope.narrowed(Q(task__in=doing.values("task")))
    if connection.vendor == "postgresql":
        did = TaskPast.objects.order_by().filter(supporting__contains=[str(unit)], day_from__lte=on, day_to__gt=on)
        return scope.narrowed(Q(task__in=did.values("task")))
    return scope.of_facts(Q(Contains(Cast(F("supporting"), TextField()), Value(str(unit)))))


def falling_on(days: Days, steps: Iterable[Step]) -> Q:
    """Days of these steps whose `sort_day` is one of `days`: as many ranges of an index as there are steps and reaches."""
    return Q(
        step__in=[int(step) for step in steps], reach__in=range(ENDLESS + 1), sort_day__range=(days.first, days.last)
    )
