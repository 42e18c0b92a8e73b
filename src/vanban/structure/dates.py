"""Full calendar days as papers write them: `12/5/2026`, `12-05-2026`, `ngày 12 tháng 5 năm 2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

# Each begins with a plain sign, so that it is tried only where that stands; what stands before is asked behind it.
_DAYS = (
    re.compile(
        r"(?P<day>\d(?<![\d/].)\d?)[ ]?(?P<sign>[/.-])[ ]?(?P<month>\d{1,2})[ ]?(?P=sign)[ ]?"
        r"(?P<year>(?:19|20)\d\d)(?![\d/])"
    ),
    re.compile(
        r"ngày(?<![\d/]....)[ ]+(?P<day>\d{1,2})[ ]+tháng[ ]+(?P<month>\d{1,2})[ ]+năm[ ]+(?P<year>(?:19|20)\d\d)"
    ),
)
# "trước ngày 15/12/2026" looks ahead; it says nothing of the day on which the text was written.
_LIMIT = re.compile(
    r"(?:trước|đến|hết|chậm nhất|muộn nhất|hạn|xong|tới)(?:[ ]+(?:là|vào|hết|ngày|cuối))*[ ]*$", re.IGNORECASE
)


def _day_of(match: re.Match[str]) -> date | None:
    """The day that was matched; None for a day that no calendar has."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def is_limit(text: str, start: int) -> bool:
    """Whether the day that begins at `start` is one before which something is to be done."""
    return bool(_LIMIT.search(text, max(0, start - 30), start))


def past_days(text: str) -> Iterator[date]:
    """The days a text names, without those it sets as limits; those in figures first."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _DAYS):
        if not is_limit(text, match.start()) and (day := _day_of(match)):
            yield day
