"""Values as people write them, in Vietnamese or English: `2026-Q4` is quý IV/2026, `>= 42.5` is ≥ 42,5.

Programs take the values themselves; whoever reads a report should not have to know their grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from operator import itemgetter

from vanban.model import Deadline

_Pair = tuple[str, str]
"""Vietnamese, English."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
_YEAR = re.compile(r"\d{4}\Z")
_PERIOD = re.compile(r"P(\d{1,3})([YMWD])\Z")
_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ROMAN = ("I", "II", "III", "IV")
_EVERY = {
    ("1", "Y"): ("hằng năm", "every year"),
    ("3", "M"): ("hằng quý", "every quarter"),
    ("1", "M"): ("hằng tháng", "every month"),
    ("1", "W"): ("hằng tuần", "every week"),
    ("1", "D"): ("hằng ngày", "every day"),
}
_UNITS = {
    "Y": ("năm", "years"), "M": ("tháng", "months"), "W": ("tuần", "weeks"), "D": ("ngày", "days"),
    "hour": ("giờ", "hours"), "day": ("ngày", "days"), "working_day": ("ngày làm việc", "working days"),
    "week": ("tuần", "weeks"), "month": ("tháng", "months"), "quarter": ("quý", "quarters"), "year": ("năm", "years"),
}  # fmt: skip
_COMPARATORS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ "}
_MODES = {
    "online": ("trực tuyến", "online"),
    "in-person": ("trực tiếp", "in person"),
    "hybrid": ("trực tiếp kết hợp trực tuyến", "in person and online"),
}
_CONTINUOUS = ("thường xuyên", "all the time")
_EVENT = ("theo sự kiện", "upon an event")


def day_words(day: date, language: str) -> str:
    """`05/02/2026`, `30/9/2026` as offices write it (only what could be altered gets a nought); `30 Sep 2026` in English."""
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"
    return f"{day.day:02}/{_month(day.month)}/{day.year}"


def value_words(value: str, language: str) -> str:
    """The value of a deadline: a day, month, quarter, year, range or recurrence; what is none of them stays as it is."""
    pick = _picker(language)
    if value == "continuous":
        return pick(_CONTINUOUS)
    if match := _PERIOD.match(value):
        every = _EVERY.get((match[1], match[2]))
        return pick(every or (f"{match[1]} {_UNITS[match[2]][0]} một lần", f"every {match[1]} {_UNITS[match[2]][1]}"))
    start, slash, end = value.partition("/")
    if not slash:
        return _point(start, language)
    if end == "..":
        return pick(("từ {}", "from {}")).format(_point(start, language))
    if _YEAR.match(start) and _YEAR.match(end):
        return f"{start}–{end}"
    return f"{_point(start, language)} – {_point(end, language)}"


def deadline_words(deadline: Deadline, language: str) -> str:
    """What a limit means: its last day where its words end it early, its value with the hour, the time from its event."""
    pick = _picker(language)
    if deadline.until:
        return pick(("đến {}", "by {}")).format(day_words(deadline.until, language))
    if deadline.value:
        return " ".join(part for part in (deadline.time, value_words(deadline.value, language)) if part)
    if deadline.span:
        count = abs(deadline.span.count)
        unit = pick(_UNITS[deadline.span.unit])
        return f"{count} {unit[:-1] if language == 'en' and count == 1 else unit}"
    return pick(_EVENT)


def figure_words(value: str, *, unit: str | None, comparator: str, language: str) -> str:
    """`≥ 42,5%`, `80–100 km`: the figure of a target."""
    bare = number_words(value.replace("-", "–") if comparator == "range" else value, language)
    space = "" if not unit or unit.startswith("%") else " "
    return f"{_COMPARATORS.get(comparator, '')}{bare}{space}{unit or ''}"


def number_words(text: str, language: str) -> str:
    """Every number in `text` with the signs of the language: `15000.5` is 15.000,5 in Vietnamese, 15,000.5 in English."""
    group, point = (",", ".") if language == "en" else (".", ",")

    def written(match: re.Match[str]) -> str:
        whole = f"{int(match[1]):,}".replace(",", group) if match[1][0] != "0" else match[1]
        return f"{whole}{point}{match[2]}" if match[2] else whole

    return _NUMBER.sub(written, text)


def mode_words(mode: str, language: str) -> str:
    """How a meeting is held."""
    return _picker(language)(_MODES[mode])


def _picker(language: str) -> Callable[[_Pair], str]:
    return itemgetter(1 if language == "en" else 0)


def _point(value: str, language: str) -> str:
    english = language == "en"
    if match := _DAY.match(value):
        with suppress(ValueError):  # there is no such day
            return day_words(date(*map(int, match.groups())), language)
        return value
    if match := _MONTH.match(value):
        month = int(match[2])
        return f"{_MONTHS[month - 1]} {match[1]}" if english else f"tháng {month}/{match[1]}"
    if match := _QUARTER.match(value):
        return f"Q{match[2]} {match[1]}" if english else f"quý {_ROMAN[int(match[2]) - 1]}/{match[1]}"
    return f"năm {value}" if _YEAR.match(value) and not english else value


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)
