"""Promise: the office's own notices go before the built-in calendar, and where nobody has decided nothing is guessed."""

from datetime import date, timedelta

import pytest

from kimchinam.base.working_days import (
    DayKind,
    Rule,
    Undecided,
    WorkingDay,
    after,
    calendar,
    day_of,
    is_worked_on,
    kind_of,
    year,
)


def notice(kind: str, start: date, end: date | None = None) -> Rule:
    return Rule("Thông báo nghỉ của tỉnh Mẫu", kind, "Thông báo số 3/TB-TU", start, end or start)  # type: ignore[arg-type]


TET = notice("off", date(2027, 2, 4), date(2027, 2, 10))


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 20), DayKind.WORKING),
        (date(2026, 11, 21), DayKind.WEEKEND),
        (date(2026, 2, 17), DayKind.OFF),
        (date(2026, 8, 22), DayKind.MADE_UP),
        (date(2026, 11, 24), DayKind.UNDECIDED),
        (date(2027, 2, 4), DayKind.UNDECIDED),
        (date(2040, 1, 1), DayKind.UNDECIDED),
    ],
)
def test_day_of_the_built_in_calendar(day: date, kind: DayKind) -> None:
    assert kind_of(calendar(), day) == kind


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 2, 17), False),
        (date(2026, 8, 22), True),
        (date(2027, 2, 4), True),  # nobody has decided: a Thursday
        (date(2027, 2, 6), False),  # a Saturday
    ],
)
def test_people_work_where_it_is_decided_and_else_as_the_week_says(*, day: date, worked: bool) -> None:
    assert is_worked_on(calendar(), day) is worked


def test_undecided_day_names_the_rule_it_waits_for() -> None:
    waiting = day_of(calendar(), date(2027, 2, 4)).rule

    assert waiting and waiting.name == "Tết Nguyên đán 2027"
    assert day_of(calendar(), date(2040, 1, 1)).rule is None


def test_notice_decides_its_own_days_and_no_others() -> None:
    days = calendar([TET])

    assert [kind_of(days, date(2027, 2, number)) for number in (3, 4, 7, 10, 11)] == [
        DayKind.UNDECIDED, DayKind.OFF, DayKind.OFF, DayKind.OFF, DayKind.UNDECIDED
    ]  # fmt: skip


def test_days_off_are_the_stretch_of_the_notice_without_days_in_lieu() -> None:
    """6 and 7 February 2027 are a weekend and within Tết: the notice has moved their rest to 9 and 10 already."""
    days = calendar([TET, notice("decided", date(2027, 1, 1), date(2027, 12, 31))])

    assert kind_of(days, date(2027, 2, 11)) == DayKind.WORKING
    assert kind_of(days, date(2027, 5, 3)) == DayKind.OFF, "in lieu of 1 May, a Saturday no notice speaks of"


def test_notice_takes_back_a_built_in_working_saturday() -> None:
    saturday = date(2026, 8, 22)

    assert kind_of(calendar([notice("off", saturday)]), saturday) == DayKind.OFF


def test_notice_makes_a_built_in_day_off_a_working_one() -> None:
    assert kind_of(calendar([notice("working", date(2026, 8, 31))]), date(2026, 8, 31)) == DayKind.MADE_UP


@pytest.mark.parametrize(
    ("start", "count", "reached"),
    [
        (date(2026, 2, 13), 1, WorkingDay(date(2026, 2, 23), assumed=False)),
        (date(2026, 2, 23), -1, WorkingDay(date(2026, 2, 13), assumed=False)),
        (date(2026, 9, 1), 0, WorkingDay(date(2026, 9, 1), assumed=False)),
        (date(2026, 11, 25), 2, WorkingDay(date(2026, 11, 27), assumed=True)),
        (date(2026, 11, 20), 2, Undecided(date(2026, 11, 24))),
        (date(2027, 1, 29), 5, Undecided(date(2027, 2, 1))),
    ],
)
def test_counting_working_days(start: date, count: int, reached: WorkingDay | Undecided) -> None:
    assert after(calendar(), start, count) == reached


def test_counting_goes_on_where_an_office_has_decided() -> None:
    days = calendar([TET, notice("decided", date(2027, 1, 1), date(2027, 12, 31))])

    assert after(days, date(2027, 2, 3), 1) == WorkingDay(date(2027, 2, 11), assumed=False)


@pytest.mark.parametrize("number", [2024, 2026, 2027])
def test_year_has_every_day_once(number: int) -> None:
    days = [one.day for one in year(calendar([TET]), number)]

    assert days == [date(number, 1, 1) + timedelta(days=count) for count in range(len(days))]
    assert days[-1] == date(number, 12, 31)
