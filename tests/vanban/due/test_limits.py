"""Relative limits counted from their event, as the Civil Code counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.calendar import Calendar, Rule, UnknownDayError, vietnam
from vanban.due import due_day
from vanban.model import Deadline, Span, SpanUnit

UNHURRIED = settings(deadline=None)
"""The first example of a run builds tables and reads files."""


def _limit(count: int, unit: SpanUnit) -> Deadline:
    return Deadline(0, 1, "x", "event", span=Span(count, unit))


COUNTED: list[tuple[int, SpanUnit, date, date]] = [
    (5, "working_day", date(2026, 2, 12), date(2026, 2, 26)),  # over Tết
    (1, "working_day", date(2026, 8, 21), date(2026, 8, 22)),  # a Saturday that is worked on
    (1, "working_day", date(2026, 8, 22), date(2026, 8, 24)),
    (-5, "working_day", date(2026, 7, 15), date(2026, 7, 8)),
    (10, "day", date(2026, 3, 2), date(2026, 3, 12)),
    (5, "day", date(2026, 3, 2), date(2026, 3, 9)),  # the 7th is a Saturday
    (-3, "day", date(2026, 7, 15), date(2026, 7, 12)),  # a Sunday before the event stays
    (2, "week", date(2026, 3, 2), date(2026, 3, 16)),
    (1, "month", date(2026, 3, 31), date(2026, 5, 4)),  # 30/4 and 1/5 are holidays, then a weekend
    (1, "month", date(2024, 1, 29), date(2024, 2, 29)),
    (1, "quarter", date(2026, 3, 2), date(2026, 6, 2)),
    (1, "year", date(2024, 2, 29), date(2025, 2, 28)),
]


@pytest.mark.parametrize(("count", "unit", "since", "due"), COUNTED)
def test_limit_is_counted_from_its_event(count: int, unit: SpanUnit, since: date, due: date) -> None:
    assert due_day(_limit(count, unit), since=since) == due


def test_hours_run_from_their_minute_through_days_off() -> None:
    friday = datetime(2026, 3, 6, 16, 30)

    assert due_day(_limit(24, "hour"), since=friday) == datetime(2026, 3, 7, 16, 30)
    assert due_day(_limit(48, "hour"), since=friday.date()) == date(2026, 3, 8)
    assert due_day(_limit(12, "hour"), since=friday.date()) is None


def test_day_of_an_event_that_has_an_hour_is_its_date() -> None:
    assert due_day(_limit(1, "day"), since=datetime(2026, 3, 2, 23, 59)) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        (Deadline(0, 1, "x", "month", "2026-09"), date(2026, 9, 30)),
        (Deadline(0, 1, "x", "recurring", "P1Y"), None),
        (Deadline(0, 1, "x", "event"), None),
        (Deadline(0, 1, "x", "year", "2028", until=date(2027, 12, 31)), date(2027, 12, 31)),
    ],
)
def test_without_a_span_it_is_the_last_day_of_the_value(deadline: Deadline, due: date | None) -> None:
    assert due_day(deadline, since=date(2026, 3, 2)) == due


def test_day_beyond_the_calendar_is_not_guessed() -> None:
    with pytest.raises(UnknownDayError):
        due_day(_limit(30, "day"), since=date(2028, 12, 10))


def test_limit_is_counted_by_law_up_to_the_day_that_waits_for_a_decision() -> None:
    assert due_day(_limit(30, "day"), since=date(2026, 11, 10)) == date(2026, 12, 10)
    with pytest.raises(UnknownDayError) as caught:
        due_day(_limit(14, "day"), since=date(2026, 11, 10))
    assert caught.value.day == date(2026, 11, 24)


def test_calendar_of_an_office_counts() -> None:
    forever = {"source": "Quyết định 1/QĐ", "start": date(2026, 1, 1)}
    never_rests = Calendar([Rule("Biết", "decided", **forever)])

    assert due_day(_limit(5, "working_day"), since=date(2026, 2, 12), calendar=never_rests) == date(2026, 2, 17)


@UNHURRIED
@given(
    st.integers(1, 60),
    st.sampled_from(["day", "working_day", "week"]),
    st.dates(date(2019, 3, 1), date(2025, 6, 1)),
)
def test_limit_ends_on_a_working_day_after_its_event(count: int, unit: SpanUnit, since: date) -> None:
    day = due_day(_limit(count, unit), since=since)

    assert day is not None
    assert day >= since + timedelta(days=count)
    assert vietnam().is_working(day)
