"""Days as registers write them: serial numbers of Excel, "31/2/2025", "quý III-2021", "trước 15/12", 2205 for 2025."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from kimchinam.exchange.rules.words import LONGEST, plain
from vanban import find_deadlines, last_day, recurs

_ALONE = r"(?<![^\W_])"
"""Neither a letter nor a digit stands before."""
_NO_PAPER = r"(?!\d|\s?/\s?[^\W\d_]|-[^\W\d_])"
"""Behind it nothing goes on as the number of a paper does: "12/2025/NQ-HĐND"."""
_WRITTEN_OUT = re.compile(rf"{_ALONE}(\d{{1,2}})[\s/,-]*thang\s*(\d{{1,2}})[\s/,-]*(?:nam\s*)?(\d{{4}})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY = re.compile(r"(?<!thang)(?<!thang )(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*(?:[/.\-]|,?\s*nam)\s*(\d{2,4})(?!\d)")
_QUARTER = re.compile(rf"{_ALONE}(?:quy|q)[\s.]*(iv|iii|ii|i|[1-4])\s*(?:/|-|,?\s*nam|\s)\s*(\d{{4}})(?!\d)")
_HALF = re.compile(r"6 thang (dau|cuoi)\s*(?:nam\s*)?(\d{4})(?!\d)")
_MONTH = re.compile(rf"{_ALONE}(?:(?:thang|t)[\s.]*)?(\d{{1,2}})\s*(?:/|-|,?\s*nam)\s*(\d{{4}}){_NO_PAPER}")
_SHORT = re.compile(rf"(?<![\d/])(\d{{1,2}})\s*/\s*(\d{{1,2}})(?!/){_NO_PAPER}")
_YEAR = re.compile(r"(?:^|nam\s*|truoc\s*|den\s*)(\d{4})$")
_TO = re.compile(r"\s*(?:den|toi|[-–—])\s*(?:het\s*)?(?:ngay\s*)?")
_BEFORE = re.compile(r"truoc\s*(?:(?:6 )?thang|t|quy|q|nam)?[\s.]*$")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_FIRST_SERIAL, _SERIALS = date(1899, 12, 30), range(32_874, 73_051)
"""1990 to 2099."""
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_RECURRENCES = (
    ("P1W", ("hang tuan", "moi tuan")),
    ("P1M", ("hang thang", "moi thang")),
    ("P3M", ("hang quy", "moi quy")),
    ("P6M", ("6 thang mot lan", "6 thang 1 lan")),
    ("P1Y", ("hang nam", "moi nam")),
    ("continuous", ("thuong xuyen", "lien tuc")),
)
_SAYS_NOTHING = {"", "-", "–", "x", "co", "co thoi han", "khong", "khong co", "chua co", "co han", "trong han"}


@dataclass(frozen=True, slots=True)
class Day:
    """What words say of a day. `impossible`: they name a day that is none, or cannot be read; then `likely` may be meant.

    `exact`: the words are the day itself; otherwise they are worth keeping beside it.
    """

    value: date | None = None
    recurrence: str = ""
    impossible: bool = False
    likely: tuple[date, ...] = ()
    exact: bool = True


NOTHING = Day()


@lru_cache(maxsize=20_000)
def read_day(words: str, *, on: date) -> Day:
    """The day that words name; `on` supplies a year that they leave out.

    Several days are a question, unless the words lead from the one to the other: then the last counts.
    """
    folded = plain(words)
    if folded.strip(". ") in _SAYS_NOTHING:
        return NOTHING
    if len(folded) > LONGEST:
        return Day(impossible=any(sign.isdigit() for sign in folded), exact=False)
    if _SERIAL.fullmatch(folded) and int(folded[:5]) in _SERIALS:
        return Day(_FIRST_SERIAL + timedelta(days=int(folded[:5])))
    if named := _named(folded, on):
        return _one_of(named, folded)
    return _year(folded) or _recurring(folded) or _read_by_grammar(words, folded, on)


@dataclass(frozen=True, slots=True)
class _Named:
    """A day or a period that stands in folded words at [start, end)."""

    start: int
    end: int
    day: Day


def _named(folded: str, on: date) -> list[_Named]:
    """Every one that says its year and, beside such, days that leave it out; in order, without overlap."""
    found: list[_Named] = []
    for pattern, made in _MADE:
        found += [_Named(*match.span(), made(match)) for match in pattern.finditer(folded) if _is_free(match, found)]
    if found:
        found += [
            _Named(*match.span(), _made(match[1], match[2], str(_year_of(match, found, on))))
            for match in _SHORT.finditer(folded)
            if _is_free(match, found)
        ]
    return sorted(found, key=lambda one: one.start)


def _is_free(match: re.Match[str], found: Sequence[_Named]) -> bool:
    return all(match.end() <= one.start or one.end <= match.start() for one in found)


def _year_of(match: re.Match[str], found: Sequence[_Named], on: date) -> int:
    """That of the day behind it: "từ 01/3 đến 30/6/2026"; else that of `on`."""
    return next((one.day.value.year for one in found if one.start >= match.end() and one.day.value), on.year)


def _one_of(named: Sequence[_Named], folded: str) -> Day:
    """The one day that is named, or the end of a stretch; of several none."""
    first, *others = named
    if not others:
        whole = folded.removeprefix("ngay ") == folded[first.start : first.end]
        return replace(first.day, exact=first.day.exact and whole)
    if first.day.value and {one.day.value for one in others} == {first.day.value}:
        return replace(first.day, exact=False)
    if len(others) == 1 and _leads_on(first, others[0], folded):
        return replace(others[0].day, exact=False)
    meant = (day for one in named for day in ([one.day.value] if one.day.value else one.day.likely))
    return Day(impossible=True, likely=tuple(dict.fromkeys(meant)), exact=False)


def _leads_on(first: _Named, last: _Named, folded: str) -> bool:
    """Whether the words go from the one day to the other: "từ 01/3/2026 đến 30/6/2026"."""
    begin, end = first.day.value, last.day.value
    return bool(begin and end and begin < end and _TO.fullmatch(folded, first.end, last.start))


def _made(day_words: str, month_words: str, year_words: str) -> Day:
    day, month, year = int(day_words), int(month_words), int(year_words) + (2000 if len(year_words) == 2 else 0)
    try:
        return Day(date(year, month, day))
    except ValueError:
        return Day(impossible=True, likely=tuple(_likely(day, month, year)), exact=False)


def _likely(day: int, month: int, year: int) -> list[date]:
    """What was meant by a day that is none: the last of its month, or day and month the other way round."""
    if not 1 <= year <= 9999:
        return []
    if 1 <= month <= 12 and 28 < day <= 31:
        return [date(year, month, monthrange(year, month)[1])]
    if 1 <= day <= 12 and 12 < month <= monthrange(year, day)[1]:
        return [date(year, day, month)]
    return []


def _period(match: re.Match[str], year: int, month: int, *, months: int) -> Day:
    """The last day of the months that end with `month`; of "trước" them all, the day before they begin."""
    if not (1 < year <= 9999 and 1 <= month <= 12):
        return Day(impossible=True, exact=False)
    if _BEFORE.search(match.string[: match.start(1)]):
        return Day(date(year, month - months + 1, 1) - timedelta(days=1), exact=False)
    return Day(date(year, month, monthrange(year, month)[1]), exact=False)


_MADE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Day]], ...] = (
    (_WRITTEN_OUT, lambda match: _made(match[1], match[2], match[3])),
    (_ISO, lambda match: _made(match[3], match[2], match[1])),
    (_DAY, lambda match: _made(match[1], match[2], match[3])),
    (_QUARTER, lambda match: _period(match, int(match[2]), 3 * _QUARTERS[match[1]], months=3)),
    (_HALF, lambda match: _period(match, int(match[2]), 6 if match[1] == "dau" else 12, months=6)),
    (_MONTH, lambda match: _period(match, int(match[2]), int(match[1]), months=1)),
)
"""How each way of writing is read, the surest first."""


def _year(folded: str) -> Day | None:
    match = _YEAR.search(folded)
    return _period(match, int(match[1]), 12, months=12) if match else None


def _recurring(folded: str) -> Day | None:
    for period, names in _RECURRENCES:
        if any(name in folded for name in names):
            return Day(recurrence=period, exact=False)
    return None


def _read_by_grammar(words: str, folded: str, on: date) -> Day:
    """What the grammar of deadlines reads in running words; a day without its year is one of the year of `on`."""
    for text in (words, f"hoàn thành trong {words}"):
        for found in find_deadlines(text, reference=on):
            if found.value and recurs(found.value):
                return Day(recurrence=found.value[:12], exact=False)
            if day := found.until or (last_day(found.value) if found.value else None):
                return Day(day, exact=False)
    if match := _SHORT.search(folded):
        return replace(_made(match[1], match[2], str(on.year)), exact=False)
    return Day(impossible=any(sign.isdigit() for sign in folded), exact=False)


def plausible_years(day: date, *, first: date, last: date) -> tuple[date, ...]:
    """Days within the bounds whose year a slip of the fingers turns into that of `day`: 2205 or 0225 for 2025.

    At most three, the fewest changes first.
    """
    written = f"{day.year:04d}"
    found = []
    for year in range(first.year, last.year + 1):
        other = f"{year:04d}"
        differing = sum(a != b for a, b in zip(written, other, strict=True))
        twisted = sorted(written) == sorted(other)
        try:
            meant = day.replace(year=year)
        except ValueError:
            continue
        if first <= meant <= last and (twisted or differing == 1):
            found.append((not twisted, abs(year - day.year), meant))
    return tuple(meant for _not_twisted, _far, meant in sorted(found)[:3])
