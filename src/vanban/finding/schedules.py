"""Times as a table cell states them, without the words that a sentence would need: `6/2025`, `Quý II/2026`, `Thường xuyên`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from vanban.finding.deadline_events import read_duration
from vanban.finding.deadline_place import Found, Place
from vanban.finding.deadline_readers import read_bare, read_from
from vanban.finding.deadlines import deadlines_in
from vanban.finding.running import running_once
from vanban.text import fold, level

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = r"quy (?P<quarter>iv|i{1,3}|[1-4])"
_YEAR = r"(?P<year>20\d\d)"
_EDGES = " *_.,;"
# Folded text: no marks, no punctuation, so 6/2025 and 6.2025 read "6 2025" and "2025-2030" reads "2025 2030".
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], str | None]], ...] = (
    (re.compile(r".*\b(?:thuong xuyen|lien tuc|hang ngay)\b"), lambda _m, _y: "continuous"),
    (re.compile(r".*\b(?P<day>\d{1,2}) (?:thang )?(?P<month>\d{1,2}) (?:nam )?" + _YEAR), lambda m, _: _day(m)),
    (re.compile(r".*\b" + _QUARTER + r"\b(?: nam)?(?: " + _YEAR + r")?"), lambda m, y: _quarter(m, y)),
    (re.compile(r"(?:dinh ky )?(?:hang|moi) nam\b|.*\b(?:hang|moi) nam$"), lambda _m, _y: "P1Y"),
    (re.compile(r".*\b(?:hang|moi) (?:quy|3 thang)\b"), lambda _m, _y: "P3M"),
    (re.compile(r".*\b(?:hang|moi) thang\b"), lambda _m, _y: "P1M"),
    (re.compile(r"(?:dinh ky )?(?:(?:hang|moi) )?0?6 thang(?: mot lan| lan)?$"), lambda _m, _y: "P6M"),
    (re.compile(r".*\b(?P<from>20\d\d) (?:den )?(?:nam )?(?P<to>20\d\d)\b"), lambda m, _: f"{m['from']}/{m['to']}"),
    (
        re.compile(r".*\b(?P<from>20\d\d) (?:va )?(?:cac |nhung )?(?:nam )?(?:tiep theo|tro di)"),
        lambda m, _: f"{m['from']}/..",
    ),
    (re.compile(r".*\b(?P<month>0?[1-9]|1[0-2]) (?:nam )?" + _YEAR), lambda m, _: _month(m)),
    (re.compile(r".*\bthang (?P<month>0?[1-9]|1[0-2])$"), lambda m, y: f"{y}-{int(m['month']):02}"),
    (re.compile(r"(?:.*[a-z] )?" + _YEAR + r"$"), lambda m, _: m["year"]),
)
# Days in figures as sheets and foreign programs write them. A year of two figures is one of this century.
_FIRST_YEAR = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?P<sep>[-/.])(?P<month>\d\d?)(?:(?P=sep)(?P<day>\d\d?))?(?![-/.]?\d)(?:[ t][\d:.]+z?)?"
)
_LAST_YEAR = re.compile(
    r"(?<![\d/.-])(?P<day>\d\d?) ?(?P<sep>[-/.]) ?(?P<month>\d\d?) ?(?P=sep) ?(?P<year>20\d\d|\d\d)(?![-/.]?\d)"
)
_SHORT_MONTH = re.compile(r"(?<!\w)t\.?(?=(?:0?[1-9]|1[0-2])(?!\w))")
_PLUS = re.compile(r"(?<=[\di]) ?[+&] ?(?=[\diqt])")


def schedule_value(cell: str, *, reference: date) -> str | None:
    """Value of a time cell as in the JSON contract (`2025-06`, `2026-Q2`, `continuous`); None for an event or no time.

    A day that no calendar has ("12/30/2026", with the month first) says nothing. A month or quarter without a year is one
    of the year of `reference`.
    """
    # First as the language of deadlines has it, then by its bones: cells lose marks, and carry words around their time.
    said = _spelt_out(cell)
    if said is None:
        return None
    if whole := _fills(said, reference):
        return whole.value
    folded = fold(said)
    for pattern, compile_value in _FORMS:
        if (found := pattern.match(folded)) and (value := compile_value(found, reference.year)):
            return value
    return next((deadline.value for deadline in deadlines_in(said, running_once(said), reference=reference)), None)


def _spelt_out(cell: str) -> str | None:
    """The cell with its days as 30/12/2026 and its months as "tháng 12"; None if it holds a day that does not exist."""
    low = _PLUS.sub(" và ", _SHORT_MONTH.sub("tháng ", level(cell).lower()))
    for pattern in (_FIRST_YEAR, _LAST_YEAR):
        pieces: list[str] = []
        done = 0
        for found in pattern.finditer(low):
            day, month, year = found["day"], int(found["month"]), int(found["year"]) % 100 + 2000
            if not _exists(year, month, int(day or 1)):
                return None
            pieces += low[done : found.start()], f"{day}/" if day else "", f"{month}/{year}"
            done = found.end()
        low = "".join(pieces) + low[done:]
    return low


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _fills(cell: str, reference: date) -> Found | None:
    """What a cell says that is a time from its first letter to its last; a time that is over counts too."""
    low = running_once(cell).low.strip(_EDGES)
    place = Place(low, 0, reference, binding=True)
    found = (read(place) for read in (read_from, read_bare, read_duration))
    return next((one for one in found if one and one.end == len(low)), None) if low else None


def _day(found: re.Match[str]) -> str | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def _month(found: re.Match[str]) -> str:
    return f"{found['year']}-{int(found['month']):02}"


def _quarter(found: re.Match[str], year: int) -> str:
    number = found["quarter"]
    return f"{found['year'] or year}-Q{_ROMAN.get(number) or number}"
