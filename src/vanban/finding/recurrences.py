"""Recurrences ("định kỳ 6 tháng", "trước ngày 30/6 và 31/12 hằng năm"): their period, and when in it they fall due.

All patterns match in lower-case running text. The value is a duration of ISO 8601; the anchor is as `Deadline` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from vanban.finding.deadline_words import HOUR
from vanban.finding.wording import any_of, first_letter

_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|sáu)(?:\s*\(\w+\))?"
_UNIT = r"(?P<unit>năm|quý|tháng|tuần)"
_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6}

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

# One point of a period: 30/6, ngày 20, ngày 05 của tháng đầu quý, tháng 12, quý II, thứ sáu.
_POINT = (
    r"(?:(?:ngày\s+)?(?:(?:mùng|mồng)\s+)?(?P<day>\d{1,2})(?:\s*/\s*(?P<month>\d{1,2})"
    r"|\s+(?:của\s+)?tháng\s+(?:sau|tới|kế\s+tiếp|tiếp\s+theo)(?!\w)|\s+(?:của\s+)?tháng\s+(?:(?P<month2>\d{1,2})"
    r"|(?P<edge>cuối|đầu)(?:\s+(?:tiên|cùng))?(?:\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+)?(?P<quarter>quý)(?:\s+sau)?)?))?"
    r"|tháng\s+(?P<month3>\d{1,2})|(?:quý\s+)?(?P<of_year>iv|i{1,3}|(?<=quý\s)[1-4])(?!\w)"
    r"|(?:sáng\s+|chiều\s+)?(?:ngày\s+)?(?:thứ\s+(?P<weekday>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ\s+nhật)))(?![\d/])"
)
_A_POINT = re.sub(r"\?P<\w+>", "?:", _POINT)  # where it repeats, its parts have no names
_LEADS = rf"(?:{any_of('trước | vào | là | trong | chậm nhất | muộn nhất | xong')}\s+){{0,3}}"
_POINTS = rf"{_LEADS}{HOUR}{_A_POINT}(?: *(?:,|;|và|-) *(?:và )?{_LEADS}{_A_POINT}){{0,3}}"
# One day of several months: "ngày 15 các tháng 3, 6, 9, 12".
_DAY_OF_MONTHS = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s+(?:của\s+)?(?:các\s+)?tháng\s+(?P<months>\d{1,2}(?:\s*(?:,|và)\s*\d{1,2}){1,11})"
)
_SAME_DAY = rf"{_LEADS}{HOUR}{re.sub(r'[?]P<[a-z]+>', '?:', _DAY_OF_MONTHS.pattern)}"
_EACH = r"(?:hằng|hàng|mỗi|từng)"

_ONE_POINT = re.compile(_POINT)
_FIRST_POINT = re.compile(_LEADS + HOUR)
# What stands at the head of the next line is another sentence, so the blank between is no line break.
_BEFORE_EVERY = re.compile(rf"(?P<points>{_SAME_DAY}|{_POINTS}) +(?:của +)?{_EACH}\s+{_UNIT}(?!\w)")
_EDGE_OF_QUARTER = re.compile(
    rf"(?P<points>{_LEADS}{HOUR}(?:ngày\s+)?\d{{1,2}}\s+(?:của\s+)?tháng\s+(?:cuối|đầu)(?:\s+(?:tiên|cùng))?"
    rf"\s+(?:của\s+)?(?:{_EACH}\s+)?quý(?:\s+sau)?)(?!\w)"
)
_LEAD = r"(?=chậm|trước|muộn|vào|là|trong)"
_IN_BRACKET = rf"(?:\s*\(\s*(?P<points>{_POINTS})\s*\))"
# "hằng năm (trước ngày 10/12)"; without a stop between them a year and its day are two deadlines.
_WHEN = (
    rf"(?:(?:\s*\(\s*(?=ngày|mùng|mồng|thứ)|(?:\s*[,(]\s*|\s*\)\s+|(?<!năm) +){_LEAD})(?P<points>{_POINTS})(?:\s*\))?)?"
)
_FROM_YEAR = re.compile(r"\s*,?\s*(?:kể\s+|bắt\s+đầu\s+)từ\s+năm\s+\d{4}(?!\d)(?:\s+trở\s+đi)?")
_EVERY = re.compile(rf"(?:định\s+kỳ\s+)?(?:vào\s+)?{_EACH}\s+{_UNIT}(?!\w)(?!\s+\d{{4}}){_WHEN}")
_EVERY_SOME = re.compile(
    rf"(?:định\s+kỳ\s*:?\s+)(?:mỗi\s+)?(?P<count>{_NUMBER})\s+(?P<unit>tháng|năm|tuần|ngày)(?!\w)(?:\s*/?\s*(?:một|01|1)?\s*lần)?"
    rf"{_IN_BRACKET}?(?P<more>(?:,|\s+và)\s+(?:(?:hằng|hàng)\s+năm(?!\w)(?!\s*\()"
    rf"|(?:(?:01|1|một)\s+)?năm(?!\w)(?!\s+\d{{4}}){_IN_BRACKET.replace('<points>', '<of_year>')}?))?"
    rf"|(?:mỗi\s+)?(?P<count2>{_NUMBER})\s+(?P<unit2>tháng|năm|tuần|ngày)\s*/?\s*(?:(?:một|01|1)\s+)?lần(?!\w)"
)
_TIMES = re.compile(
    rf"(?:định\s+kỳ\s+)?(?P<times>{_NUMBER})\s+lần\s*(?:/|trong\s+|mỗi\s+|một\s+)\s*(?:(?:01|1|một)\s+)?{_UNIT}(?!\w)"
)
_DAILY = re.compile(
    rf"trước\s+{HOUR}{_EACH}\s+ngày(?!\w)|(?:định\s+kỳ\s+)?{_EACH}\s+ngày\s*[,(]?\s*(?:trước|vào|lúc)\s+(?=\d){HOUR}(?:\s*\))?"
    # without its hour "hằng ngày" tells how people live
)
_PERIODIC = re.compile(r"định\s+kỳ\s+(?P<unit>năm|quý|tháng|tuần)(?!\w)")
_REVIEWS = re.compile(
    rf"(?P<count>{_NUMBER})\s+năm\s+(?:sơ|sở|tổng)\s+kết(?:\s*(?:,|và|;)\s*{_NUMBER}\s+năm\s+tổng\s+kết)?"
    # "Sơ kết 3 năm" alone tells of a review that was held; with the second half it is a schedule.
    rf"|(?:định\s+kỳ\s+)?sơ\s+kết\s+(?P<count2>{_NUMBER})\s+năm\s*(?:,|và|;)\s*tổng\s+kết\s+{_NUMBER}\s+năm(?!\w)"
)
_MONTHS = {"năm": 12, "quý": 3, "tháng": 1}
_SHORT = {"tuần": "W", "ngày": "D"}
_FIGURES = re.compile(r"\d+")
_IN_BRACKETS = re.compile(r"\s*\(\w+\)")


class Recurrence(NamedTuple):
    """A recurrence in the text: its end, its value and, where the words say when, its anchor."""

    end: int
    value: str
    anchor: str | None = None


def read_recurrence(low: str, at: int) -> Recurrence | None:
    """A recurrence that begins at `at`."""
    for pattern, compiled in _BY_LETTER.get(first_letter(low, at), ()):
        if match := pattern.match(low, at):
            return compiled(match)
    return None


def _pointed(match: re.Match[str], unit: str) -> Recurrence:
    """One period of `unit`; of a year with evenly spread points ("30/6 và 31/12 hằng năm") the time between these."""
    points = match["points"] or ""
    anchors = list(dict.fromkeys(_anchors(points, unit)))
    months = sorted(int(anchor[2:4]) for anchor in anchors if anchor.startswith("--"))
    value = _every(12 // len(months), "tháng") if len(months) > 1 and _evenly(months) else _every(1, unit)
    begins = _FROM_YEAR.match(match.string, match.end())
    return Recurrence(begins.end() if begins else match.end(), value, " ".join(anchors) or None)


def _some(match: re.Match[str]) -> Recurrence:
    """So many months, days or years; the days of its parts ("6 tháng (trước 20/6), năm (trước 20/12)") if all are said."""
    count, unit = _number(match["count"] or match["count2"]), match["unit"] or match["unit2"]
    said = [match[name] for name in ("points", "of_year") if match[name]]
    whole = match["points"] and (match["of_year"] or not match["more"])
    anchors = [anchor for points in said for anchor in _anchors(points, "tháng", dated=True)] if whole else []
    return Recurrence(match.end(), _every(count, unit), " ".join(dict.fromkeys(anchors)) or None)


def _evenly(months: list[int]) -> bool:
    """Whether as long a time lies between all of them, round the year."""
    gaps = {(later - month) % 12 for month, later in zip(months, months[1:] + months[:1], strict=True)}
    return len(gaps) == 1 and 0 not in gaps


def _anchors(points: str, unit: str, *, dated: bool = False) -> Iterator[str]:
    """An anchor for each point; a bare number behind a month is one too ("tháng 6, 12 hằng năm").

    `dated` days of a year count although the unit is shorter.
    """
    if unit == "năm" and (same := _DAY_OF_MONTHS.search(points)):
        yield from filter(
            None, (anchor_of_year(int(month), int(same["day"])) for month in _FIGURES.findall(same["months"]))
        )
        return
    of_month = False
    first = _FIRST_POINT.match(points)
    for point in _ONE_POINT.finditer(points, first.end() if first else 0):
        of_month = bool(point["month3"]) or (of_month and point.group().isdecimal())
        month = int(point.group()) if of_month and not point["month3"] else None
        within = "năm" if dated and (point["month"] or point["month2"]) else unit
        if anchor := anchor_of_year(month) if month and unit == "năm" else _anchor(point, within):
            yield anchor


def _anchor(point: re.Match[str], unit: str) -> str | None:
    """The point as an anchor; None if there is no such day, or the period has no such point."""
    day, month = point["day"], point["month"] or point["month2"] or point["month3"]
    if point["of_year"]:
        return anchor_of_year(3 * _QUARTERS[point["of_year"]]) if unit == "năm" else None
    if point["weekday"] or point["sunday"]:
        return f"-W-{_WEEKDAYS.get(point['weekday'] or '', 7)}" if unit == "tuần" else None
    if month:
        return anchor_of_year(int(month), int(day) if day else None) if unit == "năm" else None
    if not 1 <= int(day) <= 31 or unit in ("năm", "tuần"):
        return None
    if point["edge"] and unit == "quý":
        return f"Q{'1' if point['edge'] == 'đầu' else ''}-{int(day):02}"
    return f"-{int(day):02}"


def anchor_of_year(month: int, day: int | None = None) -> str | None:
    """`--12-10` or `--12`; None if no year has such a day."""
    try:
        date(2000, month, day or 1)
    except ValueError:
        return None
    return f"--{month:02}-{day:02}" if day else f"--{month:02}"


def _times(match: re.Match[str]) -> Recurrence:
    times = _number(match["times"])
    months = _MONTHS.get(match["unit"], 0)
    if not times or not months or months % times:
        return Recurrence(match.end(), _every(1, match["unit"]))
    return Recurrence(match.end(), _every(months // times, "tháng"))


def _number(word: str) -> int:
    plain = _IN_BRACKETS.sub("", word)
    return _NUMBERS.get(plain) or int(plain)


def _every(count: int, unit: str) -> str:
    """ISO duration: years and months, a quarter is three months; weeks and days stay what they are."""
    if unit in _SHORT:
        return f"P{count}{_SHORT[unit]}"
    months = count * _MONTHS[unit]
    return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"


_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Recurrence]], ...] = (
    ("0cilmnqstvx", _BEFORE_EVERY, lambda match: _pointed(match, match["unit"])),
    ("hmtvđ", _EVERY, lambda match: _pointed(match, match["unit"])),
    ("0clmntvx", _EDGE_OF_QUARTER, lambda match: _pointed(match, "quý")),
    ("hmtđ", _DAILY, lambda match: Recurrence(match.end(), "P1D")),
    (
        "0bhmsđ",
        _REVIEWS,
        lambda match: Recurrence(match.end(), f"P{_number(match['count'] or match['count2'])}Y"),
    ),
    ("0bhmsđ", _TIMES, _times),
    ("0bhmsđ", _EVERY_SOME, _some),
    ("đ", _PERIODIC, lambda match: Recurrence(match.end(), _every(1, match["unit"]))),
)
"""In the order in which they are asked, each with the letters that it can begin with (`0` is any digit) and what it says."""
_BY_LETTER = {
    letter: tuple((pattern, compiled) for letters, pattern, compiled in _FORMS if letter in letters)
    for letter in {letter for letters, *_form in _FORMS for letter in letters}
}
