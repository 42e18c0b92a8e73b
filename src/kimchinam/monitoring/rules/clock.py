"""The fair clock: every day of a task's age belongs to exactly one of owner, reviewer and decider."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kimchinam.monitoring.states import Holding


class HeldFacts(Protocol):
    """Facts of a task that say who holds it."""

    received_on: date | None
    handed_in_on: date | None
    obstacle_on: date | None
    closed_on: date | None


class PastFacts(HeldFacts, Protocol):
    """Facts as they held at the end of the days [day_from, day_to)."""

    day_from: date
    day_to: date


@dataclass(frozen=True, slots=True)
class Clock:
    """Days for which each held the task."""

    owner: int
    reviewer: int
    decider: int

    @property
    def age(self) -> int:
        """Days for which the task was open."""
        return self.until_decider + self.decider

    @property
    def until_decider(self) -> int:
        """Where the decider's part of a bar begins."""
        return self.owner + self.reviewer


def holding(facts: HeldFacts) -> Holding | None:
    """Who holds a task: the reviewer while evidence waits, the decider while an obstacle does. None unless it is open."""
    if facts.received_on is None or facts.closed_on:
        return None
    if facts.handed_in_on:
        return Holding.REVIEWER
    return Holding.DECIDER if facts.obstacle_on else Holding.OWNER


def clock(versions: Iterable[PastFacts], until: date) -> Clock:
    """Whose the days [received, until) were, from the versions of the facts in order.

    A day belongs to who held the task at its end. Days before the first version, of a task received before it was
    entered, belong to whom that version names. While a task is closed nobody holds it, and it does not age.
    """
    days: Counter[Holding] = Counter()
    entered = False
    for one in versions:
        if one.received_on is None:
            continue
        first = one.day_from if entered else min(one.day_from, one.received_on)
        entered = True
        if holder := holding(one):
            days[holder] += max((min(one.day_to, until) - first).days, 0)
    return Clock(owner=days[Holding.OWNER], reviewer=days[Holding.REVIEWER], decider=days[Holding.DECIDER])
