"""What the days of a task add to the tallies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from kimchinam.programmes.models import EVERYWHERE, OPEN
from kimchinam.programmes.states import LATE_STEPS, OVERDUE_STEPS, Grain, View


class Stretch(NamedTuple):
    """What a tally asks of a `Span`."""

    task: UUID
    assigner: UUID
    lead: UUID
    step: int
    level: int
    day_from: date
    day_to: date


class Cell(NamedTuple):
    """One place of a tally."""

    view: int
    key: UUID
    step: int
    level: int
    day: date


def cells(
    stretches: Iterable[Stretch], *, seers: Mapping[UUID, set[UUID]], above: Mapping[UUID, set[UUID]]
) -> Counter[Cell]:
    """What these days add to every tally.

    `seers`: by task the units with a tally of what they see of it; `above`: by unit those with a tally among itself and the
    units above.
    """
    weight: Counter[Cell] = Counter()
    for one in stretches:
        for view, key in _places(one, seers.get(one.task, ()), above.get(one.lead, ())):
            weight[Cell(view, key, one.step, one.level, one.day_from)] += 1
            if one.day_to != OPEN:
                weight[Cell(view, key, one.step, one.level, one.day_to)] -= 1
    return weight


def _places(one: Stretch, seers: Iterable[UUID], leaders: Iterable[UUID]) -> Iterator[tuple[View, UUID]]:
    yield View.SEEN, EVERYWHERE
    yield View.ASSIGNED, one.assigner
    if one.step in LATE_STEPS:
        yield View.LATE, one.lead if one.step in OVERDUE_STEPS else one.assigner
    for unit in seers:
        yield View.SEEN, unit
    for unit in leaders:
        yield View.LED, unit


def grains(day: date) -> Iterator[tuple[Grain, date]]:
    """The rows of the tally of which a day is part, each with its first day."""
    yield Grain.DAY, day
    yield Grain.MONTH, day.replace(day=1)
    yield Grain.YEAR, day.replace(day=1, month=1)
