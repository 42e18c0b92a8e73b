"""From the value of a deadline (`2026-09`, `2021-Q3`, `2021/2025`, `P1Y`) to the last day on which it is still met."""

from __future__ import annotations

import re
from datetime import date

from vanban.due.months import month_end

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
_YEAR = re.compile(r"\d{4}\Z")


def last_day(value: str | None) -> date | None:
    """Last day of the period; of a range, of its end. None for recurrences, events, open ends and anything unknown.

    >>> last_day("2026-Q3"), last_day("2021/2025"), last_day("P1Y")
    (datetime.date(2026, 9, 30), datetime.date(2025, 12, 31), None)
    """
    if not value:
        return None
    end = value.rpartition("/")[2]
    try:
        if match := _DAY.match(end):
            return date(*map(int, match.groups()))
        if match := _MONTH.match(end):
            return month_end(int(match[1]), int(match[2]))
        if match := _QUARTER.match(end):
            return month_end(int(match[1]), 3 * int(match[2]))
        return date(int(end), 12, 31) if _YEAR.match(end) else None
    except ValueError:
        return None


def recurs(value: str | None) -> bool:
    """True for a period (`P3M`) and for `continuous`.

    >>> recurs("P3M"), recurs("continuous"), recurs("2026"), recurs(None)
    (True, True, False, False)
    """
    return bool(value) and (value == "continuous" or str(value).startswith("P"))
