"""Spans of years ("giai đoạn 2026-2030"), compiled to values of the contract.

All patterns match in lower-case level text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:-|đến(?:\s+hết)?(?:\s+năm)?|tới)\s*(?:năm\s+)?"
_SPAN = re.compile(
    rf"(?:giai\s+đoạn(?:\s+(?:\d|i{{1,3}}|iv)(?=\s*[(:,]))?|thời\s+kỳ|(?:\d{{1,2}}|năm|mười)\s+năm)\s*[,:(]?\s*(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})(?!\d)\)?"
)
_BARE_SPAN = re.compile(rf"(?:(?:các\s+)?năm\s+|từ\s+(?:năm\s+)?)?(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})(?!\d)")
_OPEN = re.compile(rf"(?:giai\s+đoạn\s+)?(?:sau|từ)\s+năm\s+(?P<first>{_YEAR})(?!\d)(?:\s+trở\s+đi)?")
_YEARS_ON = re.compile(
    rf"(?:trong\s+)?(?:năm\s+)?(?P<first>{_YEAR})\s*(?:,|và)?\s*(?:và\s+)?(?:những|các)\s+năm\s+(?:tiếp theo|sau|tới|kế tiếp)"
)
_VISION = re.compile(
    rf"\s*(?:,|;|và)?\s*(?:và\s+)?(?:\(?(?:có\s+)?(?:tầm\s+nhìn|định\s+hướng)(?:\s+(?:đến|tới|cho|phát\s+triển\s+đến))?)\s+(?:năm\s+)?{_YEAR}(?!\d)"
)


class Period(NamedTuple):
    """A span of years in the text: its end, its compiled value and its last year (the first, if it is open)."""

    end: int
    value: str
    last_year: int


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
