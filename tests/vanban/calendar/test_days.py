"""Working days: every year as it was announced, and no answer where nothing was."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.calendar import Calendar, Rule, UnknownDayError, load_calendar, vietnam

UNHURRIED = settings(deadline=None)
"""The first example of a run builds tables and reads files."""

CALENDAR = vietnam()
FIRST, LAST = date(2019, 1, 1), date(2026, 11, 23)

# As announced: days off from Monday to Friday, and Saturdays that were worked on.
YEARS = {
    2019: ("1/1 4/2 5/2 6/2 7/2 8/2 15/4 29/4 30/4 1/5 2/9", "5/1 4/5"),
    2020: ("1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9", ""),
    2021: ("1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9", ""),
    2022: ("3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9", ""),
    2023: ("2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9", ""),
    2024: ("1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
    2025: ("1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
    2026: ("1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9", "10/1 22/8"),
}


@pytest.mark.parametrize("year", YEARS)
def test_days_of_a_year_are_those_announced(year: int) -> None:
    last = min(date(year, 12, 31), LAST)
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(last.timetuple().tm_yday)]

    off = [day for day in days if day.isoweekday() < 6 and not CALENDAR.is_working(day)]
    worked = [day for day in days if day.isoweekday() > 5 and CALENDAR.is_working(day)]

    assert tuple(" ".join(f"{day.day}/{day.month}" for day in some) for some in (off, worked)) == YEARS[year]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 2, 17), "Tết Nguyên đán 2026"),
        (date(2026, 4, 26), "Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 27), "Nghỉ bù"),
        (date(2026, 8, 22), "Làm bù cho ngày 31/08/2026"),
        (date(2026, 3, 7), "Nghỉ hằng tuần"),
        (date(2026, 3, 4), None),
    ],
)
def test_rule_tells_why_a_day_is_what_it_is(day: date, name: str | None) -> None:
    rule = CALENDAR.rule_of(day)

    assert (rule.name if rule else None) == name


@pytest.mark.parametrize(
    "day",
    [
        FIRST - timedelta(days=1),
        date(2026, 11, 24),
        date(2027, 2, 1),
        date(2027, 2, 14),
        date(2027, 9, 1),
        date(2027, 11, 24),
        date(2028, 1, 31),
        date(2028, 4, 3),
        date(2028, 9, 5),
        date(2029, 1, 1),
    ],
)
def test_undecided_day_is_not_guessed(day: date) -> None:
    with pytest.raises(UnknownDayError) as caught:
        CALENDAR.is_working(day)

    assert caught.value.day == day
    assert str(caught.value) == caught.value.vi
    assert (f"{day:%d/%m/%Y}" in caught.value.vi, day.isoformat() in caught.value.en) == (True, True)


# By law alone: weekends, holidays of the sun and the moon, and rest in lieu of those on a weekend.
ASSUMED = {
    "25/11/2026 31/12/2026 4/1/2027 15/2/2027 31/8/2027 6/9/2027 28/4/2028 29/12/2028": True,
    "28/11/2026 1/1/2027 16/4/2027 30/4/2027 3/5/2027 3/1/2028 4/4/2028 1/5/2028 2/5/2028": False,
}


@pytest.mark.parametrize(("day", "working"), [(day, works) for days, works in ASSUMED.items() for day in days.split()])
def test_ordinary_day_of_the_coming_years_is_what_the_law_says(day: str, working: bool) -> None:
    number, month, year = map(int, day.split("/"))
    that = date(year, month, number)

    assert (CALENDAR.is_working(that), CALENDAR.assumes(that)) == (working, True)


def test_decided_or_open_day_is_not_assumed(tmp_path: Path) -> None:
    path = tmp_path / "lich-xa.toml"
    path.write_text(
        '[[rule]]\nname = "Lịch năm 2027"\nkind = "decided"\nsource = "Thông báo 3/TB-VP"\nfrom = 2027-01-01\nto = 2027-12-31\n',
        encoding="utf-8",
    )

    assert [CALENDAR.assumes(day) for day in (LAST, date(2027, 2, 5), date(2029, 1, 2))] == [False] * 3
    assert load_calendar(path).assumes(date(2027, 3, 1)) is False
    assert load_calendar(path).is_working(date(2027, 2, 5)) is True  # the office knows


def test_counting_into_undecided_days_is_refused() -> None:
    with pytest.raises(UnknownDayError):
        CALENDAR.after(LAST, 1)


def test_office_adds_its_own_rules(tmp_path: Path) -> None:
    path = tmp_path / "lich-xa.toml"
    path.write_text(
        '[[rule]]\nname = "Lịch năm 2027"\nkind = "decided"\nsource = "Thông báo 3/TB-VP"\n'
        "from = 2026-11-24\nto = 2027-12-31\n"
        '[[rule]]\nname = "Nghỉ lũ"\nkind = "off"\nsource = "Công điện 9/CĐ-VP"\nfrom = 2026-10-08\nto = 2026-10-08\n',
        encoding="utf-8",
    )
    calendar = load_calendar(path)

    assert [calendar.is_working(date(2026, 10, day)) for day in (7, 8, 9)] == [True, False, True]
    assert calendar.is_working(date(2027, 5, 3)) is False  # in lieu of Saturday 1 May
    assert CALENDAR.is_working(date(2026, 10, 8)) is True


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="khong-co"):
        load_calendar(tmp_path / "khong-co.toml")


def test_29_february_is_a_holiday_only_where_it_exists() -> None:
    always = {"source": "Quyết định 1/QĐ", "start": date(2023, 1, 1)}
    calendar = Calendar(
        [Rule("Biết", "decided", **always), Rule("Ngày nhuận", "solar", month=2, day=29, **always)],
    )

    assert [calendar.is_working(day) for day in (date(2024, 2, 29), date(2023, 3, 1))] == [False, True]


DAYS = st.dates(FIRST + timedelta(days=60), LAST - timedelta(days=120))
COUNTS = st.integers(1, 40)


@UNHURRIED
@given(DAYS, COUNTS)
def test_working_days_after_a_day_end_on_a_working_day(day: date, count: int) -> None:
    assert CALENDAR.is_working(CALENDAR.after(day, count))


@UNHURRIED
@given(DAYS, COUNTS)
def test_one_by_one_is_as_far_as_all_at_once(day: date, count: int) -> None:
    step = day
    for _ in range(count):
        step = CALENDAR.after(step, 1)

    assert step == CALENDAR.after(day, count)


@UNHURRIED
@given(DAYS, COUNTS, st.integers(0, 20))
def test_later_days_and_longer_counts_never_end_earlier(day: date, count: int, more: int) -> None:
    assert CALENDAR.after(day, count) <= CALENDAR.after(day + timedelta(days=more), count)
    assert CALENDAR.after(day, count) < CALENDAR.after(day, count + 1)


@UNHURRIED
@given(DAYS, COUNTS)
def test_as_many_days_back_lead_from_a_working_day_to_itself(day: date, count: int) -> None:
    start = CALENDAR.on_or_after(day)

    assert CALENDAR.after(CALENDAR.after(start, count), -count) == start
