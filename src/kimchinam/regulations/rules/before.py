"""What "trước ngày X" leaves in time, as the office rules it."""

import re
from datetime import date, timedelta
from unicodedata import normalize

_BEFORE = re.compile(
    r"\b(?:trước|truoc)\s+(?:(?:ngày|ngay)\s+(?:[^\d,;.]{1,30}\s)?)?(\d{1,2})(?:\s*[/.-]\s*\d{1,2}(?!\d)|\s+(?:tháng|thang)\b)",
    re.IGNORECASE,
)
"""A day with its month, with its accents or without. An hour, a month or a year after "trước" says itself where it ends."""


def last_in_time(day: date, words: str, *, itself: bool) -> date:
    """The deadline of words that name a day: that day, or the one before it where they say "trước" it and it does not count."""
    if itself or all(int(found[1]) != day.day for found in _BEFORE.finditer(normalize("NFC", words))):
        return day
    return day - timedelta(days=1)
