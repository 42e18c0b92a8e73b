"""Tallies of tasks: what each turn adds to them, and how that is folded together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from kimchinam.organisations.models import SEPARATOR, Organisation
from kimchinam.programmes.models import Assignment, Span, Tallied, Tally, TallyTail, Task
from kimchinam.programmes.queries.derived import FIRST_DAY, as_kept, derived
from kimchinam.programmes.rules import Stretch, cells, grains
from kimchinam.programmes.states import Grain, View

FOLDED = 5_000
"""Rows of the tail that one piece of work folds."""


@dataclass(frozen=True, slots=True)
class Weight:
    """All that the tallies count of some tasks: their days, and who takes part in each."""

    stretches: list[Stretch]
    units: Mapping[UUID, set[UUID]]


NOTHING = Weight([], {})


def weigh(tasks: Iterable[Task]) -> Weight:
    """As they stand now. Two SQL queries."""
    keys = [task.pk for task in tasks]
    columns = Span.objects.filter(task__in=keys).order_by("task", "day_from").values_list(*Stretch._fields)
    stretches = [Stretch(*row) for row in columns]
    units: dict[UUID, set[UUID]] = {}
    for one in stretches:
        units.setdefault(one.task, set()).add(one.assigner)
    for task, unit in Assignment.objects.filter(task__in=units).values_list("task", "organisation"):
        units[task].add(unit)
    return Weight(stretches, units)


def tell_tallies(before: Weight, after: Weight) -> None:
    """Add to the tail what an act changed. Three SQL queries, none when nothing has days.

    Call it after the days were written: from then on no other tally can be built until the act ends, so that both weights
    are counted for the same units.
    """
    if not (before.stretches or after.stretches):
        return
    taking_part = {unit for weight in (before, after) for units in weight.units.values() for unit in units}
    above = _above(taking_part | {one.lead for weight in (before, after) for one in weight.stretches})
    change = cells(after.stretches, seers=_seers(after, above), above=above)
    change.subtract(cells(before.stretches, seers=_seers(before, above), above=above))
    TallyTail.objects.bulk_create(
        TallyTail(**cell._asdict(), delta=delta) for cell, delta in sorted(change.items()) if delta
    )


def _above(units: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """For each unit those with a tally that see what it does: itself, and the units above."""
    paths = dict(Organisation.objects.filter(pk__in=units).values_list("pk", "path"))
    lines = {unit: {UUID(key) for key in path.strip(SEPARATOR).split(SEPARATOR)} for unit, path in paths.items()}
    every = set().union(*lines.values())
    tallied = set(Tallied.objects.filter(unit__in=every).values_list("unit", flat=True))
    return {unit: line & tallied for unit, line in lines.items()}


def _seers(weight: Weight, above: Mapping[UUID, set[UUID]]) -> dict[UUID, set[UUID]]:
    return {task: set().union(*(above[unit] for unit in units)) for task, units in weight.units.items()}


@transaction.atomic
def fold(size: int = FOLDED) -> int:
    """Fold the oldest rows of the tail into the tally; returns how many. Whoever reads meanwhile sees all before or all after."""
    rows = list(TallyTail.objects.select_for_update(skip_locked=True).order_by("pk")[:size])
    if not rows:
        return 0
    sums: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        for grain, day in grains(row.day):
            sums[row.view, row.key, grain, day, row.step, row.level] += row.delta
    TallyTail.objects.filter(pk__in=[row.pk for row in rows]).delete()
    _add({place: delta for place, delta in sorted(sums.items()) if delta})
    return len(rows)


_ADD = """
INSERT INTO programmes_tally (view, key, grain, day, step, level, delta) VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (view, key, grain, day, step, level) DO UPDATE SET delta = programmes_tally.delta + excluded.delta
"""
_COLUMNS = ("view", "key", "grain", "day", "step", "level", "delta")


def _add(sums: Mapping[tuple[object, ...], int]) -> None:
    rows = [
        [as_kept(name, value) for name, value in zip(_COLUMNS, (*place, delta), strict=True)]
        for place, delta in sums.items()
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)


@transaction.atomic
def tally_unit(unit: Organisation) -> None:
    """Count from now on what a unit and those below it see and lead, and once all that happened before."""
    _hold_back_acts()
    _made, new = Tallied.objects.get_or_create(unit=unit)
    if new:
        build(only=unit)


@transaction.atomic
def tally_anew() -> None:
    """Count everything again from the days of the tasks."""
    _hold_back_acts()
    TallyTail.objects.all().delete()
    Tally.objects.all().delete()
    build()


def _hold_back_acts() -> None:
    """Until the end nobody writes days of tasks; reading goes on. On SQLite a transaction that writes is alone anyhow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE programmes_span IN SHARE MODE")


def build(only: Organisation | None = None) -> None:
    """Add up the days of all tasks, or of those that one unit sees, by day, and the days by month and year."""
    columns = "INSERT INTO programmes_tally (view, key, step, level, day, delta, grain)"
    changes, parameters = derived(only)
    with connection.cursor() as cursor:
        cursor.execute(f"{columns} {_summed(f'({changes}) c', 'day', Grain.DAY)}", parameters)
        for grain, first in FIRST_DAY[connection.vendor].items():
            days = f"programmes_tally WHERE grain = {Grain.DAY.value}" + (
                " AND view IN (%s, %s) AND key = %s" if only else ""
            )
            cursor.execute(f"{columns} {_summed(days, first, grain)}", _place(only) if only else [])


def _summed(rows: str, day: str, grain: Grain) -> str:
    return (
        f"SELECT view, key, step, level, {day}, sum(delta), {grain.value} FROM {rows} "
        f"GROUP BY view, key, step, level, {day} HAVING sum(delta) <> 0"
    )


def _place(unit: Organisation) -> list[Any]:
    return [View.SEEN.value, View.LED.value, as_kept("key", unit.pk)]
