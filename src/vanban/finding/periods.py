"""Spans of years ("giai đoạn 2026-2030") and recurrences ("định kỳ 6 tháng"), compiled to values of the contract.

All patterns match in lower-case level text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:-|đến(?:\s+hết)?(?:\s+năm)?|tới)\s*(?:năm\s+)?"
_SPAN = re.compile(
    rf"(?:giai\s+đoạn|thời\s+kỳ|(?:\d{{1,2}}|năm|mười)\s+năm)\s*[,:(]?\s*(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})(?!\d)\)?"
)
_BARE_SPAN = re.compile(rf"(?:(?:các\s+)?năm\s+|từ\s+(?:năm\s+)?)?(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})(?!\d)")
_OPEN = re.compile(rf"(?:giai\s+đoạn\s+)?(?:sau|từ)\s+năm\s+(?P<first>{_YEAR})(?!\d)(?:\s+trở\s+đi)?")
_YEARS_ON = re.compile(
    rf"(?:trong\s+)?năm\s+(?P<first>{_YEAR})\s*(?:,|và)?\s*(?:và\s+)?(?:những|các)\s+năm\s+(?:tiếp theo|sau|tới|kế tiếp)"
)
_VISION = re.compile(
    rf"\s*(?:,|;|và)?\s*(?:và\s+)?(?:\(?(?:có\s+)?(?:tầm\s+nhìn|định\s+hướng)(?:\s+(?:đến|tới|cho|phát\s+triển\s+đến))?)\s+(?:năm\s+)?{_YEAR}(?!\d)"
)

_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|sáu)(?:\s*\(\w+\))?"
_UNIT = r"(?P<unit>năm|quý|tháng|tuần)"
_DAY = r"(?:ngày\s+)?\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+(?:\d{1,2}|cuối|đầu)(?:\s+quý)?)?(?![\d/])"
_WHEN = rf"(?:\s*[,(]\s*(?:(?:chậm nhất|trước|vào|là|trong)\s+)+{_DAY}\)?)?"
_EVERY = re.compile(rf"(?:định\s+kỳ\s+)?(?:vào\s+)?(?:hằng|hàng|mỗi|từng)\s+{_UNIT}(?!\w)(?!\s+\d{{4}}){_WHEN}")
_EVERY_SOME = re.compile(
    rf"(?:định\s+kỳ\s*:?\s+)(?:mỗi\s+)?(?P<count>{_NUMBER})\s+(?P<unit>tháng|năm|tuần)(?!\w)(?:\s*/?\s*(?:một|01|1)?\s*lần)?"
    r"(?P<more>(?:,|\s+và)\s+(?:(?:hằng|hàng|01|1|một)\s+)?năm(?!\w))?"
    rf"|(?:mỗi\s+)?(?P<count2>{_NUMBER})\s+(?P<unit2>tháng|năm|tuần)\s*/?\s*(?:(?:một|01|1)\s+)?lần(?!\w)"
)
_TIMES = re.compile(
    rf"(?:định\s+kỳ\s+)?(?P<times>{_NUMBER})\s+lần\s*(?:/|trong\s+|mỗi\s+|một\s+)\s*(?:(?:01|1|một)\s+)?{_UNIT}(?!\w)"
)
_DATED = re.compile(
    r"(?:trước\s+|vào\s+|chậm\s+nhất\s+(?:là\s+|vào\s+)*)?(?:ngày\s+)?\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})?\s+(?:của\s+)?"
    r"(?:(?:hằng|hàng|mỗi|từng)\s+(?P<unit>năm|quý|tháng)|tháng\s+(?:cuối|đầu)(?:\s+(?:của\s+)?(?:mỗi\s+)?quý)(?P<quarter>)?)(?!\w)"
)
_PERIODIC = re.compile(r"định\s+kỳ\s+(?P<unit>năm|quý|tháng|tuần)(?!\w)")
_REVIEWS = re.compile(
    rf"(?P<count>{_NUMBER})\s+năm\s+(?:sơ|sở|tổng)\s+kết(?:\s*(?:,|và|;)\s*{_NUMBER}\s+năm\s+tổng\s+kết)?"
)
_MONTHS = {"năm": 12, "quý": 3, "tháng": 1}
_IN_BRACKETS = re.compile(r"\s*\(\w+\)")


class Period(NamedTuple):
    """A span or recurrence in the text: its end and its compiled value; for a span also the last year."""

    end: int
    value: str
    last_year: int | None = None


def read_span(low: str, at: int, *, bare: bool = False) -> Period | None:
    """Years from–to that begin at `at`; `bare` allows them without a lead word (in a cell)."""
    match = _SPAN.match(low, at) or (_BARE_SPAN.match(low, at) if bare or low.startswith("năm ", at) else None)
    if match and int(match["first"]) < int(match["last"]):
        return Period(match.end(), f"{match['first']}/{match['last']}", int(match["last"]))
    match = _YEARS_ON.match(low, at) or _OPEN.match(low, at)
    return Period(match.end(), f"{match['first']}/..", int(match["first"])) if match else None


def vision_end(low: str, at: int) -> int:
    """End of ", tầm nhìn đến năm 2045" behind `at`, or `at`."""
    match = _VISION.match(low, at)
    return match.end() if match else at


def read_recurrence(low: str, at: int) -> Period | None:
    """A recurrence that begins at `at`."""
    if match := _DATED.match(low, at):
        return Period(match.end(), _every(1, match["unit"] or "quý"))
    if match := _REVIEWS.match(low, at):
        return Period(match.end(), f"P{_number(match['count'])}Y")
    if match := _TIMES.match(low, at):
        return _times(match)
    if match := _EVERY_SOME.match(low, at):
        return Period(match.end(), _every(_number(match["count"] or match["count2"]), match["unit"] or match["unit2"]))
    if match := _EVERY.match(low, at) or _PERIODIC.match(low, at):
        return Period(match.end(), _every(1, match["unit"]))
    return None


def _times(match: re.Match[str]) -> Period | None:
    times = _number(match["times"])
    months = _MONTHS.get(match["unit"], 0)
    if not times or not months or months % times:
        return Period(match.end(), _every(1, match["unit"]))
    return Period(match.end(), _every(months // times, "tháng"))


def _number(word: str) -> int:
    plain = _IN_BRACKETS.sub("", word)
    return _NUMBERS.get(plain) or int(plain)


def _every(count: int, unit: str) -> str:
    """ISO duration: years and months, a quarter is three months; weeks stay weeks."""
    if unit == "tuần":
        return f"P{count}W"
    months = count * _MONTHS[unit]
    return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
