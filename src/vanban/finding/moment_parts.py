"""A point in time as it was read, the words for parts of a period, and the day on which such a part ends.

Nobody has laid down where "đầu năm" ends: the choices here are those of `docs/thoi-han.md`. The value stays the whole period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from vanban.model import DeadlineKind

YEAR = r"(?:19|20)\d\d(?!\d)"
WORD_YEARS = {"nay": 0, "tới": 1, "sau": 1}
WORD_YEAR = r"\s+(?:của\s+)?năm\s+(?P<word_year>nay|tới|sau)(?!\w)"

_WEEK = r"tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?:nhất|đầu(?:\s+tiên)?|hai|ba|tư|cuối(?:\s+cùng)?|[1-5])(?:\s+của)?"
_DAYS = r"\d{1,2}\s+ngày\s+(?:đầu|cuối)(?:\s+của)?"
EDGES = rf"(?:(?:hết|cuối|đầu|giữa|nửa đầu|nửa cuối|trung tuần|hạ tuần|thượng tuần|{_WEEK}|{_DAYS})\s+){{0,4}}"
EDGE = rf"(?P<edge>{EDGES})"

_END = re.compile(r"hết|cuối|hạ tuần")
_FIRST_DAYS = re.compile(r"(\d{1,2}) ngày đầu")
_NTH_WEEK = re.compile(r"tuần (?:lễ )?(?:thứ )?(nhất|đầu|hai|ba|tư|[1-4])")
_WEEKS = {"nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "tư": 4}
_HALF, _BEGINNING, _MIDDLE = "nửa đầu", ("đầu", "thượng tuần"), ("giữa", "trung tuần")


class Moment(NamedTuple):
    """A point in time in the text: `[start, end)`, the compiled value, the first and the last day that are meant.

    `last` lies before the end of the period of `value` where only a part of it is meant ("đầu năm 2027").
    """

    start: int
    end: int
    kind: DeadlineKind
    value: str
    first: date
    last: date
    dated: bool
    """Whether the text itself says the year."""


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def part_end(edge: str | None, first: date, last: date) -> date:
    """The last day of the part that `edge` ("đầu", "tuần thứ hai của") takes of the month, quarter or year `[first, last]`."""
    part = " ".join((edge or "").split())
    if not part or _END.search(part):
        return last
    if days := _FIRST_DAYS.match(part) or _NTH_WEEK.match(part):
        count = int(days[1]) if days.re is _FIRST_DAYS else 7 * (_WEEKS.get(days[1]) or int(days[1]))
        return min(first + timedelta(days=max(count, 1) - 1), last)
    months = last.month - first.month + 1
    if months == 1:
        return first.replace(
            day=15 if part == _HALF else 10 if part in _BEGINNING else 20 if part in _MIDDLE else last.day
        )
    if months == 3:
        beginning, middle = month_end(first.year, first.month), month_end(first.year, first.month + 1)
        return beginning if part in _BEGINNING else middle if part in _MIDDLE else last
    return date(first.year, 3, 31) if part in _BEGINNING else date(first.year, 6, 30) if part in _MIDDLE else last
