"""Days as registers write them: serial numbers of Excel, "31/2/2025", "quý III-2021", "trước 15/12", 2205 for 2025."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kimchinam.exchange.rules.words import plain
from vanban import find_deadlines, last_day, recurs

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2,4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})\s*/\s*(\d{1,2})(?![\d/])")
_MONTH = re.compile(r"(?:thang\s*)?(?<!\d)(\d{1,2})\s*(?:/|-|nam)\s*(\d{4})(?!\d)")
_QUARTER = re.compile(r"quy\s*(iv|iii|ii|i|[1-4])\s*(?:/|-|nam|\s)\s*(\d{4})(?!\d)")
_HALF = re.compile(r"6 thang (dau|cuoi) nam\s*(\d{4})")
_YEAR = re.compile(r"(?:^|nam\s*|truoc\s*|den\s*)(\d{4})$")
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
    """The day that words name; `on` supplies a year that they leave out."""
    folded = plain(words)
    if folded.strip(". ") in _SAYS_NOTHING:
        return NOTHING
    if _SERIAL.fullmatch(folded) and int(folded[:5]) in _SERIALS:
        return Day(_FIRST_SERIAL + timedelta(days=int(folded[:5])))
    if match := _ISO.search(folded):
        return _made(int(match[3]), int(match[2]), match[1], exact=match[0] == folded)
    days = list(_DAY.finditer(folded))
    if days:
        match = days[-1]
        return _made(int(match[1]), int(match[2]), match[3], exact=match[0] == folded)
    return _period(folded) or _recurring(folded) or _read_by_grammar(words, folded, on)


def _made(day: int, month: int, year_words: str, *, exact: bool) -> Day:
    year = int(year_words) + (2000 if len(year_words) == 2 else 0)
    try:
        return Day(date(year, month, day), exact=exact)
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


def _period(folded: str) -> Day | None:
    """The last day of a quarter, month, half-year or year."""
    if match := _QUARTER.search(folded):
        return _end(int(match[2]), 3 * _QUARTERS[match[1]])
    if match := _HALF.search(folded):
        return _end(int(match[2]), 6 if match[1] == "dau" else 12)
    if match := _MONTH.search(folded):
        month = int(match[1])
        if not 1 <= month <= 12:
            return Day(impossible=True, exact=False)
        before = "truoc thang" in folded
        return _before(date(int(match[2]), month, 1)) if before else _end(int(match[2]), month)
    if match := _YEAR.search(folded):
        return _end(int(match[1]), 12)
    return None


def _end(year: int, month: int) -> Day:
    if not 1 <= year <= 9999:
        return Day(impossible=True, exact=False)
    return Day(date(year, month, monthrange(year, month)[1]), exact=False)


def _before(first: date) -> Day:
    return Day(first - timedelta(days=1), exact=False)


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
        return _made(int(match[1]), int(match[2]), str(on.year), exact=False)
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
