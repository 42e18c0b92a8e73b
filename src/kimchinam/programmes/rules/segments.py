"""The answer of `status` for every day from one on, as a few stretches: known the moment the facts are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol
from uuid import UUID

from kimchinam.programmes.models import OPEN
from kimchinam.programmes.rules.status import Facts, alarm, fair_due, last_day, status
from kimchinam.programmes.states import Step
from kimchinam.regulations.rules import USUAL, Thresholds

DAY = timedelta(days=1)
ENDLESS = 15
"""The reach of a stretch without an end."""

Periods = Sequence[tuple[date, Thresholds]]
"""From which day on which thresholds hold, in order; the first hold before their day as well."""
ALWAYS: Periods = ((date.min, USUAL),)


class LedFacts(Facts, Protocol):
    """Facts of a task that a unit has received."""

    received_on: date | None
    lead_id: UUID | None


class PastFacts(LedFacts, Protocol):
    """Facts as they held at the end of the days [day_from, day_to)."""

    day_from: date
    day_to: date


@dataclass(frozen=True, slots=True)
class Segment:
    """One answer for the days [day_from, day_to), while one unit leads."""

    step: Step
    day_from: date
    day_to: date
    sort_day: date
    lead_id: UUID | None

    @property
    def reach(self) -> int:
        """Floor of the binary logarithm of its days, counted from `sort_day` where that comes first; ENDLESS at most."""
        if self.day_to == OPEN:
            return ENDLESS
        return min((self.day_to - min(self.day_from, self.sort_day)).days.bit_length() - 1, ENDLESS)

    def follows(self, other: "Segment") -> bool:
        """Whether it says the same from the day on which the other ends."""
        same = (self.step, self.sort_day, self.lead_id) == (other.step, other.sort_day, other.lead_id)
        return same and other.day_to == self.day_from


def segments(facts: LedFacts, start: date, periods: Periods = ALWAYS) -> list[Segment]:
    """Stretches without a gap from `start` on, the last without an end; no two neighbours say the same."""
    days = pairwise([*sorted(_turns(facts, start, periods)), OPEN])
    return joined(_segment(facts, first, until, _held(periods, first)) for first, until in days)


def retold(versions: Iterable[PastFacts], periods: Periods = ALWAYS) -> list[Segment]:
    """All days of a task from the versions of its facts, in order: each says only what was so while it held."""
    lasting = (one for one in versions if one.received_on and one.day_from < one.day_to)
    return joined(
        replace(segment, day_to=min(segment.day_to, one.day_to))
        for one in lasting
        for segment in segments(one, one.day_from, periods)
        if segment.day_from < one.day_to
    )


def joined(found: Iterable[Segment]) -> list[Segment]:
    """Neighbours that say the same become one."""
    kept: list[Segment] = []
    for segment in found:
        if kept and segment.follows(kept[-1]):
            segment = replace(segment, day_from=kept.pop().day_from)
        kept.append(segment)
    return kept


def _held(periods: Periods, day: date) -> Thresholds:
    begun = (by for first, by in reversed(periods) if first <= day)
    return next(begun, periods[0][1])


def _segment(facts: LedFacts, first: date, until: date, by: Thresholds) -> Segment:
    step = Step.of(status(facts, first, by), alarm(facts, first, by))
    return Segment(step, first, until, _sort_day(facts, step) or first, facts.lead_id)


def _turns(facts: LedFacts, start: date, periods: Periods) -> set[date]:
    """Every day on which status or alarm can turn, and the first."""
    day, due = last_day(facts), fair_due(facts)
    turns = [facts.handed_in_on, facts.closed_on, *(first for first, _by in periods)]
    for _first, by in periods:
        turns += [day - by.yellow, day + DAY, day + by.deep_red] if day else []
        turns += [due - by.due_soon] if due else []
    return {start, *(turn for turn in turns if turn and turn > start)}


def _sort_day(facts: LedFacts, step: Step) -> date | None:
    """The day missed or to keep, or on which it was handed in or closed; for all else the day it was received."""
    if step >= Step.CLOSED_LATE:
        return facts.closed_on
    if step == Step.AWAITING:
        return facts.handed_in_on
    return last_day(facts) if step <= Step.RUNNING else facts.received_on
