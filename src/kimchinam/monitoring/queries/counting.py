"""Who is late, where is it stuck, what must I decide: answered from tallies, however many tasks there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kimchinam.accounts.models import User
from kimchinam.monitoring.queries.deciding import counts_for_my_decision
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.queries import (
    FEW,
    Scope,
    at_steps,
    counts_of,
    late_by_unit,
    page_of,
    scope_of,
)
from kimchinam.programmes.states import LATE_STEPS, OVERDUE_STEPS, Step

LATE_NAMED = 3
"""Units that are late with the most: so many are named beside their number."""


@dataclass(frozen=True, slots=True)
class LateUnits:
    """Who is late, with how many tasks each."""

    counts: Counter[UUID]
    elsewhere: int
    """Tasks that he sees because his units take part, with which units outside his reach are late; only when they are many."""

    def first(self, number: int) -> list[tuple[Organisation, int]]:
        """Those that are late with the most. One SQL query."""
        ranking = sorted(self.counts.items(), key=lambda one: -one[1])
        edge = ranking[number - 1][1] if len(ranking) > number else 0
        units = Organisation.objects.in_bulk([unit for unit, count in ranking if count >= edge][: number * 10])
        named = [(units[unit], count) for unit, count in ranking if unit in units]
        return sorted(named, key=lambda one: (-one[1], str(one[0])))[:number]


def late_units(scope: Scope, on: date, *, steps: Iterable[Step] = LATE_STEPS) -> LateUnits:
    """Units that are late on a day with tasks of some steps. Of a narrow scope only where `counts_of` has numbers."""
    mine, wanted = scope.reach, list(steps)
    total = sum((counts_of(scope, on) or Counter())[step] for step in wanted)
    if scope.is_narrow or (total <= FEW and not mine.everything):
        return LateUnits(_late_directly(scope, on, wanted), elsewhere=0)
    units = None if mine.everything else mine.organisations
    counts = late_by_unit(on, clearance=mine.clearance, steps=wanted, units=units)
    if scope.closed_to_him:
        counts -= _late_directly(scope.only_closed, on, wanted)
    return LateUnits(counts, elsewhere=total - counts.total())


def _late_directly(scope: Scope, on: date, steps: Iterable[Step]) -> Counter[UUID]:
    parts = scope.narrowed(at_steps(steps, on)).parts_on(on)
    rows = (part.order_by().values_list("step", "lead", "assigner") for part in parts)
    return Counter(lead if step in OVERDUE_STEPS else assigner for part in rows for step, lead, assigner in part)


@dataclass(frozen=True, slots=True)
class Answers:
    """Who is late, where is it stuck, what must I decide; as of a day."""

    late: int
    who: LateUnits
    units: list[tuple[Organisation, int]]
    """The LATE_NAMED that are late with the most, and with how many."""
    waiting: int
    """Tasks whose evidence lies with a reviewer, any reviewer."""
    longest_wait: int
    """Days since the oldest of these was handed in."""
    for_me: int
    """Late tasks that wait for this person's word."""

    @property
    def late_names(self) -> str:
        """The units that are latest, with their counts: "Sở Xây dựng 6 · Sở Tài chính 4"."""
        return " · ".join(f"{unit} {count}" for unit, count in self.units)


def three_questions(user: User, on: date) -> Answers:
    """The answers for a person on a day. As many SQL queries for any number of tasks."""
    scope = scope_of(user)
    counts = counts_of(scope, on) or Counter()
    late = late_units(scope, on)
    oldest = page_of(scope, on, steps=[Step.AWAITING], counts=counts, size=1).places
    return Answers(
        late=sum(counts[step] for step in LATE_STEPS),
        who=late,
        units=late.first(LATE_NAMED),
        waiting=counts[Step.AWAITING],
        longest_wait=(on - oldest[0].sort_day).days if oldest else 0,
        for_me=counts_for_my_decision(user, on).total(),
    )
