"""Reads one point in time ("quý III năm 2027", "cuối tháng 2/2027") and compiles it to a value of the contract.

All patterns match in lower-case level text. A point without a year takes it from the reference date: the current year,
or the next one where the point has been over for more than a season.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from vanban.finding.moment_days import SEASON, read_day, read_week, year_of
from vanban.finding.moment_parts import EDGE, EDGES, WORD_YEAR, WORD_YEARS, YEAR, Moment, month_end, part_end
from vanban.finding.wording import first_letter

_MONTHS = {
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
_MONTHS |= {"mười một": 11, "mười hai": 12}  # "tháng giêng" and "tháng chạp" are months of the moon
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTERS |= {"nhất": 1, "hai": 2, "ba": 3, "tư": 4}
_MONTH_WORD = "|".join(sorted(set(_MONTHS) - {"năm", "một"}, key=len, reverse=True))
_OF_YEAR = rf"(?:(?:\s*[/.-]\s*|\s*,?\s*(?:của\s+)?năm\s+)(?P<year>{YEAR})|{WORD_YEAR})"

_AND = r"\s*(?:-|,|và|đến)\s*"  # of two months or quarters the later one is the limit
_MONTH = re.compile(
    rf"{EDGE}(?:tháng\s+|(?<!\w)t)(?P<joined>\d{{1,2}}{_AND}{EDGES}(?:tháng\s+)?(?=\d{{1,2}}(?:\s*/\s*|\s+năm\s+){YEAR}))?(?P<month>\d{{1,2}}|{_MONTH_WORD})(?![\w.,]*\d)(?!\w)(?!\s*\(?\s*âm\s+lịch)(?:{_OF_YEAR})?"
    rf"|{EDGE.replace('edge', 'edge2')}(?P<month2>\d{{1,2}})\s*[/-]\s*(?P<year2>{YEAR})"
)
# "quý ba" may begin another word: it needs its year, or the end of what is said.
_QUARTER_WORD = r"(?:nhất|hai|ba|tư)(?=\s+(?:của\s+)?năm(?!\w)|\s*/|\s*[,.;)]|\s*$)"
_QUARTER = re.compile(
    rf"{EDGE}(?:quý\s+|(?<!\w)q\.?\s*(?=[1-4i]))(?P<joined>(?:i{{1,3}}|iv|[1-4]){_AND}{EDGES}(?:quý\s+)?)?(?P<quarter>i{{1,3}}|iv|[1-4]|{_QUARTER_WORD})(?!\w)(?:{_OF_YEAR})?"
)
_HALF = re.compile(
    rf"(?:(?P<months>0?[369]|ba|sáu|chín)\s+tháng|nửa)\s+(?P<part>đầu|cuối)(?:\s+(?:của\s+)?năm)?(?:\s+(?P<year>{YEAR})|\s+nay)?"
)
_WHOLE_YEAR = re.compile(rf"{EDGE}(?:(?:của\s+)?năm\s+(?P<year>{YEAR}|nay|tới|sau))(?!\w)(?!\s*[-/]\s*\d)")
_END_OF_YEAR = re.compile(r"(?:hết|cuối)\s+năm(?!\w)(?!\s+(?:\d|học|ngân sách|tài chính|âm lịch))")
_BARE_YEAR = re.compile(rf"(?P<year>{YEAR})(?![\w/.-]*\d)(?!\s*-\s*\d)")
_THIS = re.compile(rf"{EDGE}(?P<unit>tháng|quý)\s+(?P<which>này|tới|sau)(?!\w)")
_SCHOOL_YEAR = re.compile(rf"{EDGE}năm\s+học\s+(?P<year>{YEAR})\s*-\s*(?P<next>{YEAR})")
_HALF_MONTHS = {"ba": 3, "sáu": 6, "chín": 9}
_Read = Callable[[str, int, date], Moment | None]
_SPACES = re.compile(r"\s*")


def read_moment(low: str, at: int, reference: date) -> Moment | None:
    """The point in time that begins at `at` (white space is skipped), or None."""
    start = _SPACES.match(low, at).end()  # type: ignore[union-attr]
    for read in _BY_LETTER.get(first_letter(low, start), ()):
        if moment := read(low, start, reference):
            return moment
    return None


def read_cell_year(low: str, at: int) -> Moment | None:
    """A year that stands alone in a cell of a table."""
    match = _BARE_YEAR.match(low, at)
    return _year(match, int(match["year"]), dated=True) if match else None


def _read_half(low: str, at: int, reference: date) -> Moment | None:
    match = _HALF.match(low, at)
    if not match or "năm" not in match.group():
        return None
    said = match["months"] or "6"
    months = _HALF_MONTHS.get(said) or int(said)
    month = months if match["part"] == "đầu" else 12
    return _month(match, int(match["year"] or reference.year), month, dated=bool(match["year"]), months=months)


def _read_month(low: str, at: int, reference: date) -> Moment | None:
    match = _MONTH.match(low, at)
    if not match:
        return None
    groups = match.groupdict()
    word, year = groups["month"] or groups["month2"], groups["year2"] or year_of(match, reference)
    month = _MONTHS.get(word or "") or int(word or 0)
    if not 1 <= month <= 12:
        return None
    if not year and month_end(reference.year, month) < reference - SEASON:
        return _month(match, reference.year + 1, month, dated=False)
    return _month(match, int(year or reference.year), month, dated=bool(year))


def _read_quarter(low: str, at: int, reference: date) -> Moment | None:
    match = _QUARTER.match(low, at)
    if not match:
        return None
    said, quarter = year_of(match, reference), _QUARTERS[match["quarter"]]
    year = said or reference.year
    if not said and month_end(year, 3 * quarter) < reference - SEASON:
        year += 1
    return _quarter(match, year, quarter, dated=said is not None)


def _read_year(low: str, at: int, reference: date) -> Moment | None:
    match = _WHOLE_YEAR.match(low, at)
    if not match:
        match = _END_OF_YEAR.match(low, at)
        return _year(match, reference.year, dated=False) if match else None
    word = match["year"]
    return _year(match, reference.year + WORD_YEARS[word] if word in WORD_YEARS else int(word), dated=True)


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


def _read_school_year(low: str, at: int, _reference: date) -> Moment | None:
    """ "năm học 2026-2027": it ends in May, as each year's plan of school weeks has it."""
    match = _SCHOOL_YEAR.match(low, at)
    if not match or int(match["next"]) != int(match["year"]) + 1:
        return None
    first, last = date(int(match["year"]), 9, 1), date(int(match["next"]), 5, 31)
    return Moment(match.start(), match.end(), "range", f"{match['year']}/{match['next']}", first, last, dated=False)


_READERS: tuple[tuple[str, _Read], ...] = (
    ("0chmnstđ", read_day),
    ("0bcns", _read_half),
    ("0cghntđ", _read_month),
    ("0cghnqtđ", _read_quarter),
    ("0cghntđ", _read_year),
    ("0cghnqtđ", _read_this),
    ("t", read_week),
    ("0cghntđ", _read_school_year),
)
"""In the order in which they are asked, each with the letters that what it reads can begin with; `0` is any digit."""
_BY_LETTER = {
    letter: tuple(read for letters, read in _READERS if letter in letters)
    for letter in {letter for letters, _read in _READERS for letter in letters}
}


def _quarter(match: re.Match[str], year: int, quarter: int, *, dated: bool) -> Moment:
    first, last = date(year, quarter * 3 - 2, 1), month_end(year, quarter * 3)
    last = part_end(None if match.groupdict().get("joined") else match["edge"], first, last)
    return Moment(match.start(), match.end(), "quarter", f"{year}-Q{quarter}", first, last, dated)


def _month(match: re.Match[str], year: int, month: int, *, dated: bool, months: int = 1) -> Moment:
    """The month, as the end of so many months."""
    said = match.groupdict()
    first, last = date(year, month - months + 1, 1), month_end(year, month)
    if months == 1 and not said.get("joined"):
        last = part_end(said.get("edge") or said.get("edge2"), first, last)
    return Moment(match.start(), match.end(), "month", f"{year}-{month:02}", first, last, dated)


def _year(match: re.Match[str], year: int, *, dated: bool) -> Moment:
    first, last = date(year, 1, 1), date(year, 12, 31)
    last = part_end(match.groupdict().get("edge"), first, last)
    return Moment(match.start(), match.end(), "year", str(year), first, last, dated)
