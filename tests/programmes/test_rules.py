from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.rules import alarm, check_review_day, days_late, status
from kimchinam.programmes.states import Alarm, Status
from kimchinam.regulations.rules import Thresholds

ON = date(2026, 9, 1)


def day(offset: int | None) -> date | None:
    return None if offset is None else ON + timedelta(days=offset)


@dataclass
class Recorded:
    """The facts of a task, in days from ON."""

    due: int | None = None
    review: int | None = None
    held_days: int = 0
    handed_in: int | None = None
    closed: int | None = None
    recurrence: str = ""
    condition: str = ""

    @property
    def due_on(self) -> date | None:
        return day(self.due)

    @property
    def review_on(self) -> date | None:
        return day(self.review)

    @property
    def handed_in_on(self) -> date | None:
        return day(self.handed_in)

    @property
    def closed_on(self) -> date | None:
        return day(self.closed)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Recorded(due=8), Status.RUNNING),
        (Recorded(due=7), Status.DUE_SOON),
        # The last day itself is in time until its end.
        (Recorded(due=0), Status.DUE_SOON),
        (Recorded(due=-1), Status.OVERDUE),
        (Recorded(due=-1, handed_in=-1), Status.AWAITING_ACCEPTANCE),
        # Past due, but the delay is the reviewer's.
        (Recorded(due=-9, handed_in=-10), Status.AWAITING_ACCEPTANCE),
        # Seen from a day before the hand-in, it was late.
        (Recorded(due=-1, handed_in=1), Status.OVERDUE),
        (Recorded(due=-5, handed_in=-5, closed=0), Status.CLOSED_ON_TIME),
        (Recorded(due=-5, handed_in=-4, closed=0), Status.CLOSED_LATE),
        # Accepted late by the reviewer, handed in on time by the owner.
        (Recorded(due=-5, handed_in=-6, closed=0), Status.CLOSED_ON_TIME),
        (Recorded(handed_in=-1, closed=0), Status.CLOSED_UNASSESSABLE),
        # Not closed yet on this day.
        (Recorded(due=3, handed_in=2, closed=4), Status.DUE_SOON),
        (Recorded(recurrence="P3M"), Status.RECURRING),
        (Recorded(condition="sau khi có hướng dẫn"), Status.AWAITING_CONDITION),
        (Recorded(recurrence="P1M", condition="khi có vốn"), Status.RECURRING),
        (Recorded(), Status.DEADLINE_MISSING),
    ],
)
def test_status_follows_from_facts_and_day(facts: Recorded, expected: Status) -> None:
    assert status(facts, ON) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Recorded(due=4), Alarm.GREEN),
        (Recorded(due=3), Alarm.YELLOW),
        (Recorded(due=0), Alarm.YELLOW),
        (Recorded(due=-1), Alarm.RED),
        (Recorded(due=-2), Alarm.RED),
        (Recorded(due=-3), Alarm.DEEP_RED),
        (Recorded(due=-30), Alarm.DEEP_RED),
        (Recorded(due=-30, handed_in=0), Alarm.GREEN),
        (Recorded(due=-30, handed_in=-30, closed=-1), Alarm.GREEN),
        (Recorded(recurrence="P1M"), Alarm.GREEN),
        (Recorded(), Alarm.GREEN),
    ],
)
def test_alarm_rises_with_the_days(facts: Recorded, expected: Alarm) -> None:
    assert alarm(facts, ON) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Recorded(due=-4), 4),
        (Recorded(due=0), 0),
        (Recorded(), 0),
        (Recorded(due=-4, handed_in=-1), 0),
        (Recorded(due=-4, handed_in=-1, closed=0), 0),
    ],
)
def test_days_late_counts_only_while_overdue(facts: Recorded, expected: int) -> None:
    assert days_late(facts, ON) == expected


def test_thresholds_of_the_day_decide() -> None:
    by = Thresholds(due_soon=timedelta(days=10), yellow=timedelta(days=5), deep_red=timedelta(days=6))

    assert [status(Recorded(due=due), ON, by) for due in (11, 10)] == [Status.RUNNING, Status.DUE_SOON]
    assert [alarm(Recorded(due=due), ON, by) for due in (6, 5)] == [Alarm.GREEN, Alarm.YELLOW]
    assert [alarm(Recorded(due=due), ON, by) for due in (-5, -6)] == [Alarm.RED, Alarm.DEEP_RED]
    check_review_day(day(40), on=ON, by=Thresholds(review=timedelta(days=40)))


@pytest.mark.parametrize("offset", [None, 0, 1, 30])
def test_review_day_may_be_near(offset: int | None) -> None:
    check_review_day(day(offset), on=ON)


@pytest.mark.parametrize("offset", [-1, 31, 400])
def test_review_day_is_refused_when_past_or_far(offset: int) -> None:
    with pytest.raises(RefusedError):
        check_review_day(day(offset), on=ON)
