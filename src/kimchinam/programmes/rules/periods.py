"""The periods of a regular task: calendar weeks, months, quarters, years, and the words for each."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

DIVIDED = r"P([1-9]\d?)([WMY])"
"""Recurrences that have periods, as a regular expression."""
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        """As people say it: "quý III/2026", "tháng 09/2026", "năm 2026"; other stretches by their days."""
        months = _month(self.last + timedelta(days=1)) - _month(self.first)
        year, number = self.first.year, self.first.month
        if self.first.day != 1 or (self.last + timedelta(days=1)).day != 1:
            return _("từ %(first)s đến %(last)s") % {"first": f"{self.first:%d/%m/%Y}", "last": f"{self.last:%d/%m/%Y}"}
        if months == 1:
            return _("tháng %(month)s/%(year)s") % {"month": f"{number:02}", "year": year}
        if months == 3 and number % 3 == 1:
            return _("quý %(quarter)s/%(year)s") % {"quarter": _QUARTERS[number // 3], "year": year}
        if months == 6 and number % 6 == 1:
            first_half = number == 1
            return (_("6 tháng đầu năm %(year)s") if first_half else _("6 tháng cuối năm %(year)s")) % {"year": year}
        if months == 12 and number == 1:
            return _("năm %(year)s") % {"year": year}
        return _("từ %(first)s đến %(last)s") % {"first": f"{self.first:%d/%m/%Y}", "last": f"{self.last:%d/%m/%Y}"}


def period_of(recurrence: str, day: date, *, since: date) -> Period | None:
    """The period of an ISO 8601 recurrence that holds a day.

    Parts of a year follow the calendar; longer ones, and those that do not divide a year, count from that of `since`. None
    for what goes on without periods.
    """
    match = re.fullmatch(DIVIDED, recurrence)
    if match is None:
        return None
    count, unit = int(match[1]), match[2]
    if unit == "W":
        return _weeks(count, day, since=since)
    months = count * 12 if unit == "Y" else count
    anchor = 0 if 12 % months == 0 else (since.year * 12 if unit == "Y" else _month(since))
    begin = _month(day) - (_month(day) - anchor) % months
    return Period(_first_of(begin), _first_of(begin + months) - timedelta(days=1))


def _weeks(count: int, day: date, *, since: date) -> Period:
    monday, anchor = (one - timedelta(days=one.weekday()) for one in (day, since))
    begin = monday - timedelta(weeks=(monday - anchor).days // 7 % count)
    return Period(begin, begin + timedelta(weeks=count, days=-1))


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
