"""When a recurrence falls due: by its anchor, else at the end of each period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.due import next_due, occurrences
from vanban.model import Deadline

UNHURRIED = settings(deadline=None)
"""The first example of a run builds tables and reads files."""

START, END = date(2026, 3, 2), date(2027, 3, 1)

DUE = [
    ("P1Y", None, "2026-12-31"),
    ("P1Y", "--12-10", "2026-12-10"),
    ("P1Y", "--06-30 --12-31", "2026-06-30 2026-12-31"),
    ("P1Y", "--02-29", "2027-02-28"),
    ("P6M", None, "2026-06-30 2026-12-31"),
    ("P6M", "--12 --06", "2026-06-30 2026-12-31"),
    ("P3M", None, "2026-03-31 2026-06-30 2026-09-30 2026-12-31"),
    ("P3M", "Q-20", "2026-03-20 2026-06-20 2026-09-20 2026-12-20"),
    ("P3M", "Q1-05", "2026-04-05 2026-07-05 2026-10-05 2027-01-05"),
    ("P3M", "-20", "2026-03-20 2026-06-20 2026-09-20 2026-12-20"),
    ("P4M", None, "2026-04-30 2026-08-31 2026-12-31"),
    ("P5M", None, ""),
    ("P3Y", None, ""),
    ("P2W", None, ""),
    ("P0M", None, ""),
    ("continuous", None, ""),
    ("2026", None, ""),
    (None, None, ""),
]


@pytest.mark.parametrize(("value", "anchor", "days"), DUE)
def test_occurrences_of_a_year(value: str | None, anchor: str | None, days: str) -> None:
    found = occurrences(value, start=START, end=END, anchor=anchor)

    assert " ".join(day.isoformat() for day in found) == days


def test_months_and_weeks_count_through_the_year() -> None:
    months = occurrences("P1M", start=START, end=END, anchor="-31")
    weeks = occurrences("P1W", start=START, end=END, anchor="-W-5")

    assert (len(months), months[1], months[-1]) == (12, date(2026, 4, 30), date(2027, 2, 28))
    assert (len(weeks), {day.isoweekday() for day in weeks}) == (52, {5})
    assert occurrences("P1W", start=START, end=date(2026, 3, 8)) == (date(2026, 3, 8),)


def test_every_day_is_due_on_its_own() -> None:
    assert occurrences("P1D", start=START, end=date(2026, 3, 4)) == (START, date(2026, 3, 3), date(2026, 3, 4))
    assert occurrences("P15D", start=START, end=END) == ()
    assert occurrences("P15D", start=START, end=date(2026, 4, 1), since=START) == (date(2026, 3, 17), date(2026, 4, 1))


def test_what_does_not_divide_the_year_is_counted_from_its_beginning() -> None:
    began = date(2024, 5, 20)

    assert occurrences("P3Y", start=START, end=date(2031, 1, 1), since=began) == (date(2027, 5, 20), date(2030, 5, 20))
    assert occurrences("P3Y", start=START, end=END, since=began, anchor="--12-10") == ()
    assert occurrences("P2W", start=date(2024, 6, 1), end=date(2024, 6, 20), since=began) == (
        date(2024, 6, 3),
        date(2024, 6, 17),
    )


def test_end_of_all_days_is_no_error() -> None:
    assert occurrences("P1W", start=date(9999, 12, 25), end=date.max) == (date(9999, 12, 26),)
    assert occurrences("P5Y", start=date(9990, 1, 1), end=date.max, since=date(9990, 1, 1)) == (date(9995, 1, 1),)


@pytest.mark.parametrize(
    ("deadline", "after", "due"),
    [
        (Deadline(0, 1, "x", "recurring", "P1Y", anchor="--12-10"), date(2026, 12, 9), date(2026, 12, 10)),
        (Deadline(0, 1, "x", "recurring", "P1Y", anchor="--12-10"), date(2026, 12, 10), date(2027, 12, 10)),
        (Deadline(0, 1, "x", "recurring", "continuous"), date(2026, 12, 10), None),
        (Deadline(0, 1, "x", "quarter", "2026-Q3"), date(2026, 9, 29), date(2026, 9, 30)),
        (Deadline(0, 1, "x", "quarter", "2026-Q3"), date(2026, 9, 30), None),
        (Deadline(0, 1, "x", "event"), date(2026, 9, 30), None),
    ],
)
def test_next_due_day(deadline: Deadline, after: date, due: date | None) -> None:
    assert next_due(deadline, after=after) == due


def test_next_due_day_of_a_schedule_of_years() -> None:
    reviews = Deadline(0, 1, "x", "recurring", "P5Y")

    assert next_due(reviews, after=date(2026, 3, 2)) is None
    assert next_due(reviews, after=date(2026, 3, 2), since=date(2026, 1, 15)) == date(2031, 1, 15)


ANCHORS = st.sampled_from([None, "--12-10", "--06-30 --12-31", "-15", "Q-20", "Q1-05"])
VALUES = st.sampled_from(["P1Y", "P6M", "P3M", "P1M", "P1W"])
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@UNHURRIED
@given(VALUES, ANCHORS, DAYS, st.integers(0, 900))
def test_occurrences_rise_and_lie_in_their_span(value: str, anchor: str | None, start: date, length: int) -> None:
    end = start + timedelta(days=length)

    days = occurrences(value, start=start, end=end, anchor=anchor)

    assert list(days) == sorted(set(days))
    assert all(start <= day <= end for day in days)


@UNHURRIED
@given(VALUES, ANCHORS, DAYS)
def test_next_due_day_is_the_first_occurrence_behind(value: str, anchor: str | None, after: date) -> None:
    deadline = Deadline(0, 1, "x", "recurring", value, anchor=anchor)

    day = next_due(deadline, after=after)

    assert day is not None
    assert day > after
    assert occurrences(value, start=after + timedelta(days=1), end=day, anchor=anchor) == (day,)
