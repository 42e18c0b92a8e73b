"""The table of lunar dates against moon and sun, and the computation against years that the two calendars part in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.vanban.calendar.lunar import BEIJING, solar
from vanban.calendar import Rule, vietnam


def _listed(name: str) -> Rule:
    (rule,) = (rule for rule in vietnam().rules if rule.kind == "listed" and name in rule.name)
    return rule


@pytest.mark.parametrize(("name", "month", "day"), [("Tết", 1, 1), ("Giỗ Tổ", 3, 10)])
def test_table_agrees_with_moon_and_sun(name: str, month: int, day: int) -> None:
    rule = _listed(name)

    assert rule.days == tuple(solar(year, month, day) for year in range(rule.start.year, rule.end.year + 1))


@pytest.mark.parametrize(
    ("year", "hanoi", "beijing"),
    [
        (1985, date(1985, 1, 21), date(1985, 2, 20)),
        (2007, date(2007, 2, 17), date(2007, 2, 18)),
        (2026, date(2026, 2, 17), date(2026, 2, 17)),
        (2030, date(2030, 2, 2), date(2030, 2, 3)),
    ],
)
def test_tet_parts_from_the_chinese_new_year_where_it_is_known_to(year: int, hanoi: date, beijing: date) -> None:
    assert (solar(year, 1, 1), solar(year, 1, 1, zone=BEIJING)) == (hanoi, beijing)


@pytest.mark.parametrize("tet", [day for day in _listed("Tết").days if 2019 <= day.year <= 2026])
def test_first_three_days_of_tet_were_off_each_year(tet: date) -> None:
    days = [tet + timedelta(days=number) for number in range(3)]

    assert [vietnam().is_working(day) for day in days] == [False] * 3
