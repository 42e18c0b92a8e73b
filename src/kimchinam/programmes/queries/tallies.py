"""Counts of a day as sums of what changed until then: exact for every past and future day, however many tasks there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet, Sum

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Tallied, Tally, TallyTail
from kimchinam.programmes.rules import grains
from kimchinam.programmes.states import Grain, Step, View

Steps = Counter[Step]
"""How many tasks stand at each step."""


def tallied(view: View, keys: Iterable[UUID], on: date, *, clearance: int) -> Steps:
    """What is counted for some units together. One SQL query: the fold of the tail between two would be seen by halves."""
    counted = _until(on, Q(view=view, key__among=frozenset(keys), level__lte=clearance), "step")
    return +Counter({Step(step): count for step, count in counted})


def tallied_each(view: View, keys: Iterable[UUID], on: date, *, clearance: int) -> dict[UUID, Steps]:
    """The same, for each unit by itself. One SQL query."""
    asked = Q(view=view, key__among=frozenset(keys), level__lte=clearance)
    counted: dict[UUID, Steps] = defaultdict(Counter)
    for key, step, count in _until(on, asked, "key", "step"):
        counted[_as_key(key)][Step(step)] = count
    return {key: +steps for key, steps in counted.items()}


def late_by_unit(
    on: date, *, clearance: int, steps: Iterable[Step], units: Iterable[UUID] | None = None
) -> Counter[UUID]:
    """With how many tasks each unit is late; `units`: these alone. One SQL query."""
    asked = Q(view=View.LATE, level__lte=clearance, step__in=list(steps))
    if units is not None:
        asked &= Q(key__among=frozenset(units))
    return +Counter({_as_key(key): count for key, count in _until(on, asked, "key")})


def has_tally(unit: UUID) -> bool:
    """Whether what a unit and those below it see is counted."""
    return Tallied.objects.filter(unit=unit).exists()


def untallied() -> Organisation | None:
    """A unit with others below it for which no tally is kept yet."""
    above = Organisation.objects.filter(children__isnull=False)
    return above.exclude(pk__in=Tallied.objects.values("unit")).order_by("path").first()


def _until(on: date, asked: Q, *names: str) -> list[tuple[Any, ...]]:
    """(`*names`, sum) of whole years, whole months, days, and of the tail, as the engine writes them; none whose sum is 0."""
    begin = dict(grains(on))
    months = Q(grain=Grain.MONTH, day__gte=begin[Grain.YEAR], day__lt=begin[Grain.MONTH])
    days = Q(grain=Grain.DAY, day__gte=begin[Grain.MONTH], day__lte=on)
    years = Q(grain=Grain.YEAR, day__lt=begin[Grain.YEAR])
    tail = _summed(TallyTail.objects.filter(asked, day__lte=on), *names)
    kept = (_summed(Tally.objects.filter(asked, part), *names) for part in (years, months, days))
    try:
        sql, given = tail.union(*kept, all=True).query.sql_with_params()
    except EmptyResultSet:
        return []
    by = ", ".join(names)
    with connection.cursor() as cursor:  # the ORM does not sum what it has united
        cursor.execute(f"SELECT {by}, SUM(sum) FROM ({sql}) parts GROUP BY {by} HAVING SUM(sum) <> 0", given)
        return [(*found, int(total)) for *found, total in cursor.fetchall()]


def _summed(rows: QuerySet[Any], *names: str) -> QuerySet[Any, tuple[Any, ...]]:
    sums: QuerySet[Any, tuple[Any, ...]] = (
        rows.order_by().values(*names).annotate(sum=Sum("delta")).values_list(*names, "sum")
    )
    return sums


def _as_key(key: Any) -> UUID:
    """SQLite gives keys as text."""
    return key if isinstance(key, UUID) else UUID(key)
