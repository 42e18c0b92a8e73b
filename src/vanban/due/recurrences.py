"""The days on which a recurrence (`P1Y`, `P3M`) falls due, by the anchor that its words give it, else at each period's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from vanban.due.months import in_month, months_after
from vanban.due.values import last_day, recurs
from vanban.model import Deadline

_PERIOD = re.compile(r"P(\d{1,3})([YMWD])\Z")
_OF_YEAR = re.compile(r"--(\d\d)(?:-(\d\d))?\Z")
_OF_QUARTER = re.compile(r"Q([123]?)-(\d\d)\Z")
_OF_MONTH = re.compile(r"-(\d\d)\Z")
_OF_WEEK = re.compile(r"-W-([1-7])\Z")
_MONTH_LONG = 31
_SUNDAY = 7
_DAYS = {"D": 1, "W": 7}
_Point = tuple[int, int]
"""A month of the year and a day in it; 31 is the last."""


def occurrences(
    value: str | None, *, start: date, end: date, anchor: str | None = None, since: date | None = None
) -> tuple[date, ...]:
    """Due days in `[start, end]`, both included, in order; as written, not moved off holidays.

    Without `anchor` the last day of each period. What does not divide the year (`P3Y`, `P2W`) has no days of its own:
    it is counted from `since`, the day the schedule began, and is empty without it. Empty too for `continuous`.

    >>> occurrences("P3M", start=date(2026, 1, 1), end=date(2026, 6, 30), anchor="Q-20")
    (datetime.date(2026, 3, 20), datetime.date(2026, 6, 20))
    """
    match = _PERIOD.match(value or "")
    if not match or not int(match[1]):
        return ()
    count, unit = int(match[1]), match[2]
    if unit == "W" and count == 1:
        days = _weekly(anchor, start, end)
    elif unit in _DAYS:
        days = _by_days(count * _DAYS[unit], since or (start if (unit, count) == ("D", 1) else None), end)
    elif (months := count * 12 if unit == "Y" else count) > 12 or 12 % months:
        days = _counted(months, anchor, since, end) if since else iter(())
    else:
        days = _in_years(_points(anchor, months), start, end)
    return tuple(day for day in days if start <= day <= end)


def next_due(deadline: Deadline, *, after: date, since: date | None = None) -> date | None:
    """The first due day after `after`: of a recurrence its next one, of any other value its last day if that is to come.

    >>> next_due(Deadline(0, 1, "", "recurring", "P1Y", anchor="--12-10"), after=date(2026, 12, 10))
    datetime.date(2027, 12, 10)
    """
    if not recurs(deadline.value):
        day = deadline.until or last_day(deadline.value)
        return day if day and day > after else None
    match = _PERIOD.match(deadline.value or "")
    years = int(match[1]) if match and match[2] == "Y" else 1
    end = date(min(max(after, since or after).year + years + 1, date.max.year), 12, 31)
    start = after + timedelta(days=1)
    return next(iter(occurrences(deadline.value, start=start, end=end, anchor=deadline.anchor, since=since)), None)


def _weekly(anchor: str | None, start: date, end: date) -> Iterator[date]:
    """Each week on its day, on Sunday if it has none."""
    match = _OF_WEEK.match(anchor or "")
    begin = start.toordinal() + (int(match[1]) if match else _SUNDAY) - start.isoweekday()
    yield from (date.fromordinal(day) for day in range(max(begin, 1), end.toordinal() + 1, 7))


def _by_days(step: int, since: date | None, end: date) -> Iterator[date]:
    """Every `step` days after `since`; each day begins its own."""
    if since:
        begin = since.toordinal() + (step if step > 1 else 0)
        yield from (date.fromordinal(day) for day in range(begin, end.toordinal() + 1, step))


def _counted(months: int, anchor: str | None, since: date, end: date) -> Iterator[date]:
    """Every so many months after `since`; on the anchored day of the year that this reaches."""
    match = _OF_YEAR.match(anchor or "")
    last = ((end.year - since.year) * 12 + 12 - since.month) // months
    for number in range(1, last + 1):
        day = months_after(since, number * months)
        yield in_month(day.year, int(match[1]), int(match[2] or _MONTH_LONG)) if match else day


def _in_years(points: list[_Point], start: date, end: date) -> Iterator[date]:
    for year in range(start.year, end.year + 1):
        yield from (in_month(year, month, day) for month, day in points)


def _points(anchor: str | None, months: int) -> list[_Point]:
    """All points of a year, in order; without a readable anchor the ends of the periods."""
    points = {point for one in (anchor or "").split() for point in _points_of(one, months)}
    return sorted(points) or [(month, _MONTH_LONG) for month in range(months, 13, months)]


def _points_of(anchor: str, months: int) -> list[_Point]:
    if match := _OF_YEAR.match(anchor):
        return [(int(match[1]), int(match[2] or _MONTH_LONG))]
    if match := _OF_QUARTER.match(anchor):
        return [(first + int(match[1] or 3), int(match[2])) for first in (0, 3, 6, 9)]
    if match := _OF_MONTH.match(anchor):
        return [(month, int(match[1])) for month in range(months, 13, months)]
    return []
