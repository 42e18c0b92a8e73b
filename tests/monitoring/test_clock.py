"""Promise: every day of a task's age belongs to exactly one of owner, reviewer and decider, whatever happened to it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.monitoring.rules import Clock, clock, holding
from kimchinam.monitoring.states import Holding
from kimchinam.programmes.models import OPEN
from tests.conftest import TODAY

DAY = timedelta(days=1)


@dataclass
class Version:
    """Facts of a task as they held for some days."""

    day_from: date
    day_to: date
    received_on: date | None = TODAY
    handed_in_on: date | None = None
    obstacle_on: date | None = None
    closed_on: date | None = None


HELD = {
    "draft": {"received_on": None},
    "owner": {},
    "reviewer": {"handed_in_on": TODAY},
    "both": {"handed_in_on": TODAY, "obstacle_on": TODAY},
    "decider": {"obstacle_on": TODAY},
    "closed": {"handed_in_on": TODAY, "closed_on": TODAY},
}
"""What the facts say of each holder; evidence that waits goes before an obstacle."""
lives = st.lists(
    st.tuples(st.sampled_from(sorted(HELD.keys() - {"draft"})), st.integers(0, 9)), min_size=1, max_size=12
)


def told(life: list[tuple[str, int]], start: date = TODAY) -> list[Version]:
    """One version after the other, each for its days, the last without an end; the task was received on TODAY."""
    versions, day = [], start
    for state, days in life:
        versions.append(Version(day, day + timedelta(days=days), **{"received_on": TODAY} | HELD[state]))
        day += timedelta(days=days)
    versions[-1].day_to = OPEN
    return versions


@given(lives, st.integers(0, 60), st.integers(0, 30))
def test_days_of_the_three_sum_to_those_on_which_the_task_was_open(
    life: list[tuple[str, int]], days: int, entered_after: int
) -> None:
    versions = told(life, TODAY + timedelta(days=entered_after))
    until = TODAY + timedelta(days=days)
    count = Counter(_held(versions, TODAY + number * DAY) for number in range(days))

    measured = clock(versions, until)

    assert measured == Clock(count[Holding.OWNER], count[Holding.REVIEWER], count[Holding.DECIDER])
    assert measured.age == days - count[None]


def _held(versions: list[Version], day: date) -> Holding | None:
    """Who held it at the end of a day; days before the task was entered belong to whom the first version names."""
    version = next((one for one in versions if one.day_from <= day < one.day_to), None)
    return holding(version or next(one for one in versions))


@given(lives, st.integers(0, 40))
def test_age_of_a_task_that_is_never_reopened_is_that_of_the_calendar(life: list[tuple[str, int]], days: int) -> None:
    lived = [(state, count) for state, count in life if state != "closed"] or [("owner", 3)]
    closed_after = sum(count for _state, count in lived)
    versions = told([*lived, ("closed", 0)])

    assert clock(versions, TODAY + timedelta(days=days)).age == min(days, closed_after)


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ([("owner", 5)], Clock(10, 0, 0)),
        ([("owner", 4), ("reviewer", 3), ("closed", 0)], Clock(4, 3, 0)),
        ([("owner", 2), ("decider", 5), ("owner", 1)], Clock(5, 0, 5)),
        ([("owner", 1), ("reviewer", 2), ("owner", 2), ("reviewer", 5), ("closed", 0)], Clock(3, 7, 0)),
        ([("owner", 1), ("reviewer", 1), ("closed", 5), ("owner", 0)], Clock(4, 1, 0)),
        ([("owner", 2), ("both", 4), ("owner", 0)], Clock(6, 4, 0)),
        ([("owner", 0), ("reviewer", 0), ("owner", 0)], Clock(10, 0, 0)),
    ],
)
def test_whose_the_first_ten_days_were(life: list[tuple[str, int]], expected: Clock) -> None:
    assert clock(told(life), TODAY + 10 * DAY) == expected


def test_draft_has_no_age_and_no_holder() -> None:
    draft = Version(TODAY - 5 * DAY, OPEN, received_on=None)

    assert (clock([draft], TODAY), holding(draft)) == (Clock(0, 0, 0), None)


def test_day_before_it_was_received_counts_nothing() -> None:
    assert clock(told([("owner", 0)]), TODAY - 3 * DAY) == Clock(0, 0, 0)
