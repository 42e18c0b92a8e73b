"""Promise: the stretches of days drawn from a task's facts say for every day what `status` and `alarm` say."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kimchinam.programmes.models import OPEN
from kimchinam.programmes.rules import alarm, retold, segments, status
from kimchinam.programmes.states import Alarm, Status, Step
from kimchinam.regulations.rules import Thresholds
from tests.conftest import TODAY

near = st.integers(-12, 12).map(lambda days: TODAY + timedelta(days=days))
maybe = st.none() | near


@dataclass(frozen=True)
class Known:
    """Facts of a task of one unit, on the days [day_from, day_to)."""

    due_on: date | None
    review_on: date | None
    held_days: int
    recurrence: str
    condition: str
    handed_in_on: date | None
    closed_on: date | None
    day_from: date = TODAY
    day_to: date = OPEN
    received_on: date | None = TODAY
    lead_id: UUID | None = None


known = st.builds(
    Known,
    due_on=maybe,
    review_on=maybe,
    held_days=st.integers(0, 9),
    recurrence=st.sampled_from(["", "P3M"]),
    condition=st.sampled_from(["", "khi có vốn"]),
    handed_in_on=maybe,
    closed_on=maybe,
)
weeks = st.integers(2, 9).map(lambda days: timedelta(days=days))
ruled = st.builds(Thresholds, due_soon=weeks, yellow=weeks, deep_red=weeks).filter(lambda by: by.yellow <= by.due_soon)
DAYS = [TODAY + timedelta(days=number) for number in range(30)]


def test_every_step_is_a_pair_of_its_own() -> None:
    pairs = {(step.status, step.alarm) for step in Step}

    assert len(pairs) == len(Step) == 17
    assert {status for status, _alarm in pairs} == set(Status)
    assert all(Step.of(step.status, step.alarm) == step for step in Step)
    assert list(Step) == sorted(Step)
    assert Step.OVERDUE_DEEP.alarm == Alarm.DEEP_RED


@settings(max_examples=300, deadline=None)
@given(facts=known)
def test_stretches_say_what_the_rules_say_of_each_day(facts: Known) -> None:
    found = segments(facts, TODAY)

    for day in DAYS:
        (held,) = [one for one in found if one.day_from <= day < one.day_to]
        assert (held.step.status, held.step.alarm) == (status(facts, day), alarm(facts, day))
    assert (found[0].day_from, found[-1].day_to) == (TODAY, OPEN)
    assert all(one.step != two.step and one.day_to == two.day_from for one, two in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(facts=known, before=ruled, after=ruled, turn=st.sampled_from(DAYS[1:]))
def test_stretches_follow_the_rules_of_each_day(
    facts: Known, before: Thresholds, after: Thresholds, turn: date
) -> None:
    found = segments(facts, TODAY, [(TODAY, before), (turn, after)])

    for day in DAYS:
        by = before if day < turn else after
        (held,) = [one for one in found if one.day_from <= day < one.day_to]
        assert (held.step.status, held.step.alarm) == (status(facts, day, by), alarm(facts, day, by))


@settings(max_examples=100, deadline=None)
@given(facts=known, on=st.sampled_from(DAYS))
def test_reach_finds_every_late_stretch_by_its_day(facts: Known, on: date) -> None:
    late = [one for one in segments(facts, TODAY) if one.step < Step.AWAITING and one.day_from <= on < one.day_to]

    assert all(one.sort_day <= on for one in late)
    assert all(one.day_to == OPEN or (on - one.sort_day).days < 2 ** (one.reach + 1) for one in late)


@settings(max_examples=100, deadline=None)
@given(versions=st.lists(st.tuples(known, st.integers(0, 6)), min_size=1, max_size=5))
def test_a_past_told_again_says_each_day_what_was_known_at_its_end(versions: list[tuple[Known, int]]) -> None:
    first, told = TODAY, []
    for number, (facts, lasted) in enumerate(versions, start=1):
        until = OPEN if number == len(versions) else first + timedelta(days=lasted)
        told.append(Known(**vars(facts) | {"day_from": first, "day_to": until}))
        first = until
    found = retold(told)

    for day in DAYS:
        (facts,) = [one for one in told if one.day_from <= day < one.day_to]
        (held,) = [one for one in found if one.day_from <= day < one.day_to]
        assert (held.step.status, held.step.alarm) == (status(facts, day), alarm(facts, day))
