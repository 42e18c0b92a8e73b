"""Reads one point in time ("quý III năm 2027", "cuối tháng 2/2027") and compiles it to a value of the contract.

All patterns match in lower-case level text. A point without a year takes it from the reference date: the current year,
or the next one where the point has been over for more than a season.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vanban.model import DeadlineKind

_SEASON = timedelta(days=90)
_MONTHS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_MONTHS |= {"mười một": 11, "mười hai": 12, "chạp": 12}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH_WORD = "|".join(sorted(set(_MONTHS) - {"năm", "một"}, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d(?!\d)"
_WORD_YEARS = {"nay": 0, "tới": 1, "sau": 1}
_WORD_YEAR = r"\s+(?:của\s+)?năm\s+(?P<word_year>nay|tới|sau)(?!\w)"
_OF_YEAR = rf"(?:(?:\s*[/.-]\s*|\s*,?\s*(?:của\s+)?năm\s+)(?P<year>{_YEAR})|{_WORD_YEAR})"
# Which year "ngày 15/11 năm trước" is in hangs on what it comes before.
_NO_YEAR_BEFORE = r"(?!\s+(?:của\s+)?năm\s+trước)"

_AND = r"\s*(?:-|,|và|đến)\s*"  # of two months or quarters the later one is the limit
# Weeks of a month are read as their month, like its beginning and end: where they begin is not agreed.
_WEEK = r"tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?:nhất|đầu(?:\s+tiên)?|hai|ba|tư|cuối(?:\s+cùng)?|[1-5])(?:\s+của)?"
_DAYS = r"\d{1,2}\s+ngày\s+(?:đầu|cuối)(?:\s+của)?"
_EDGES = rf"(?:(?:hết|cuối|đầu|giữa|nửa đầu|nửa cuối|trung tuần|hạ tuần|thượng tuần|{_WEEK}|{_DAYS})\s+){{0,4}}"
_EDGE = rf"(?P<edge>{_EDGES})"
_DAY = re.compile(
    r"(?:hết\s+)?(?P<word>(?:hết\s+)?ngày\s+)?(?P<day>\d{1,2})(?P<sep>\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?!\d)"
    rf"(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+)(?P<year>{_YEAR})|{_WORD_YEAR})?(?![\d%]|[.,/]\d){_NO_YEAR_BEFORE}"
)
_MONTH = re.compile(
    rf"{_EDGE}(?:tháng\s+|(?<!\w)t)(?:\d{{1,2}}{_AND}{_EDGES}(?:tháng\s+)?(?=\d{{1,2}}(?:\s*/\s*|\s+năm\s+){_YEAR}))?(?P<month>\d{{1,2}}|{_MONTH_WORD})(?![\w.,]*\d)(?!\w)(?:{_OF_YEAR})?"
    rf"|{_EDGE.replace('edge', 'edge2')}(?P<month2>\d{{1,2}})\s*[/-]\s*(?P<year2>{_YEAR})"
)
_QUARTER = re.compile(
    rf"{_EDGE}(?:quý\s+|(?<!\w)q\.?\s*(?=[1-4i]))(?:(?:i{{1,3}}|iv|[1-4]){_AND}{_EDGES}(?:quý\s+)?)?(?P<quarter>i{{1,3}}|iv|[1-4])(?!\w)(?:{_OF_YEAR})?"
)
_HALF = re.compile(
    rf"(?P<months>0?[369]|ba|sáu|chín)\s+tháng\s+(?P<part>đầu|cuối)(?:\s+(?:của\s+)?năm)?(?:\s+(?P<year>{_YEAR})|\s+nay)?"
)
_WHOLE_YEAR = re.compile(rf"{_EDGE}(?:(?:của\s+)?năm\s+(?P<year>{_YEAR}|nay|tới|sau))(?!\w)(?!\s*[-/]\s*\d)")
_END_OF_YEAR = re.compile(r"(?:hết|cuối)\s+năm(?!\w)(?!\s+(?:\d|học|ngân sách|tài chính|âm lịch))")
_BARE_YEAR = re.compile(rf"(?P<year>{_YEAR})(?![\w/.-]*\d)(?!\s*-\s*\d)")
_THIS = re.compile(rf"{_EDGE}(?P<unit>tháng|quý)\s+(?P<which>này|tới|sau)(?!\w)")
_HALF_MONTHS = {"ba": 3, "sáu": 6, "chín": 9}
_SPACES = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time in the text: `[start, end)`, the compiled value, the first and the last day it covers."""

    start: int
    end: int
    kind: DeadlineKind
    value: str
    first: date
    last: date
    dated: bool
    """Whether the text itself says the year."""


def read_moment(low: str, at: int, reference: date) -> Moment | None:
    """The point in time that begins at `at` (white space is skipped), or None."""
    start = _SPACES.match(low, at).end()  # type: ignore[union-attr]
    for read in (_read_day, _read_half, _read_month, _read_quarter, _read_year, _read_this):
        if moment := read(low, start, reference):
            return moment
    return None


def read_cell_year(low: str, at: int) -> Moment | None:
    """A year that stands alone in a cell of a table."""
    match = _BARE_YEAR.match(low, at)
    return _year(match, int(match["year"]), dated=True) if match else None


def _read_day(low: str, at: int, reference: date) -> Moment | None:
    match = _DAY.match(low, at)
    if not match or not (match["word"] or match["year"] or "/" in match["sep"]):
        return None
    day = _day_in(match, reference)
    if not day:
        return None
    return Moment(match.start(), match.end(), "date", day.isoformat(), day, day, bool(_year_of(match, reference)))


def _day_in(match: re.Match[str], reference: date) -> date | None:
    year = _year_of(match, reference)
    try:
        day = date(year or reference.year, int(match["month"]), int(match["day"]))
        return day if year or day >= reference - _SEASON else day.replace(year=day.year + 1)
    except ValueError:
        return None


def _year_of(match: re.Match[str], reference: date) -> int | None:
    """The year that the words say, in figures or as "năm nay", "năm sau"."""
    if word := match["word_year"]:
        return reference.year + _WORD_YEARS[word]
    return int(match["year"]) if match["year"] else None


def _read_half(low: str, at: int, reference: date) -> Moment | None:
    match = _HALF.match(low, at)
    if not match or "năm" not in match.group():
        return None
    months = _HALF_MONTHS.get(match["months"]) or int(match["months"])
    month = months if match["part"] == "đầu" else 12
    return _month(match, int(match["year"] or reference.year), month, dated=bool(match["year"]), months=months)


def _read_month(low: str, at: int, reference: date) -> Moment | None:
    match = _MONTH.match(low, at)
    if not match:
        return None
    groups = match.groupdict()
    word, year = groups["month"] or groups["month2"], groups["year2"] or _year_of(match, reference)
    month = _MONTHS.get(word or "") or int(word or 0)
    if not 1 <= month <= 12:
        return None
    moment = _month(match, int(year or reference.year), month, dated=bool(year))
    return moment if year else _next_unless_recent(moment, reference)


def _read_quarter(low: str, at: int, reference: date) -> Moment | None:
    match = _QUARTER.match(low, at)
    if not match:
        return None
    said, quarter = _year_of(match, reference), _QUARTERS[match["quarter"]]
    year = said or reference.year
    if not said and _quarter_end(year, quarter) < reference - _SEASON:
        year += 1
    return _quarter(match, year, quarter, dated=said is not None)


def _read_year(low: str, at: int, reference: date) -> Moment | None:
    match = _WHOLE_YEAR.match(low, at)
    if not match:
        match = _END_OF_YEAR.match(low, at)
        return _year(match, reference.year, dated=False) if match else None
    word = match["year"]
    return _year(match, reference.year + _WORD_YEARS[word] if word in _WORD_YEARS else int(word), dated=True)


def _read_this(low: str, at: int, reference: date) -> Moment | None:
    match = _THIS.match(low, at)
    if not match:
        return None
    step = 0 if match["which"] == "này" else 1
    if match["unit"] == "tháng":
        year, month = divmod(reference.year * 12 + reference.month - 1 + step, 12)
        return _month(match, year, month + 1, dated=True)
    year, quarter = divmod(reference.year * 4 + (reference.month - 1) // 3 + step, 4)
    return _quarter(match, year, quarter + 1, dated=True)


def _quarter_end(year: int, quarter: int) -> date:
    return date(year, quarter * 3, monthrange(year, quarter * 3)[1])


def _quarter(match: re.Match[str], year: int, quarter: int, *, dated: bool) -> Moment:
    first, last = date(year, quarter * 3 - 2, 1), _quarter_end(year, quarter)
    return Moment(match.start(), match.end(), "quarter", f"{year}-Q{quarter}", first, last, dated)


def _month(match: re.Match[str], year: int, month: int, *, dated: bool, months: int = 1) -> Moment:
    """The month, as the end of so many months."""
    first, last = date(year, month - months + 1, 1), date(year, month, monthrange(year, month)[1])
    return Moment(match.start(), match.end(), "month", f"{year}-{month:02}", first, last, dated)


def _year(match: re.Match[str], year: int, *, dated: bool) -> Moment:
    return Moment(match.start(), match.end(), "year", str(year), date(year, 1, 1), date(year, 12, 31), dated)


def _next_unless_recent(moment: Moment, reference: date) -> Moment:
    if moment.last >= reference - _SEASON:
        return moment
    year, month = moment.last.year + 1, moment.last.month
    last = date(year, month, monthrange(year, month)[1])
    return replace(moment, value=f"{year}-{month:02}", first=date(year, month, 1), last=last)
