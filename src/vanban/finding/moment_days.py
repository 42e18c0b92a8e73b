"""Reads days and weeks: "ngày 15/12/2026", "mùng 5 tháng 3", "sáng ngày 06/3", "ngày 10 tháng sau", "tuần tới"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from vanban.finding.moment_parts import WORD_YEAR, WORD_YEARS, YEAR, Moment

SEASON = timedelta(days=90)
"""A day, month or quarter without a year that has been over for longer is the one of the next year."""

# Which year "ngày 15/11 năm trước" is in hangs on what it comes before; a day of the moon has no date of its own.
_NO_YEAR_BEFORE = r"(?!\s+(?:của\s+)?năm\s+trước)(?!\s*\(?\s*âm\s+lịch)"
_DAY_NAMED = (
    r"(?:hết\s+)?(?P<word>(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:hết\s+)?(?:ngày\s+(?:(?:mùng|mồng)\s+)?|(?:mùng|mồng)\s+))?"
    r"(?P<day>\d{1,2})"
)
_DAY = re.compile(
    rf"{_DAY_NAMED}(?P<sep>\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})(?!\d)"
    rf"(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+)(?P<year>{YEAR})|/(?P<short_year>[2-4]\d)(?!\w)|{WORD_YEAR})?"
    rf"(?![\d%]|[.,/]\d){_NO_YEAR_BEFORE}"
)
_OF_THIS_MONTH = re.compile(rf"{_DAY_NAMED}\s+(?:của\s+)?tháng\s+(?P<which>này|tới|sau)(?!\w)")
_WEEK = re.compile(r"tuần\s+(?P<which>này|tới|sau)(?!\w)")


def read_day(low: str, at: int, reference: date) -> Moment | None:
    """A day of any year, or of this or the next month."""
    match = _DAY.match(low, at)
    if not match:
        return _read_day_of_this_month(low, at, reference)
    if (
        low[match.end() : match.end() + 1] == match["sep"].strip() == "-"
        and low[match.end() + 1 : match.end() + 2].isdigit()
    ):
        return None  # "15-12-26"
    if not (match["word"] or match["year"] or "/" in match["sep"]) or (match["short_year"] and "/" not in match["sep"]):
        return None
    day = _day_in(match, reference)
    if not day:
        return None
    return Moment(match.start(), match.end(), "date", day.isoformat(), day, day, bool(year_of(match, reference)))


def _day_in(match: re.Match[str], reference: date) -> date | None:
    year = year_of(match, reference)
    try:
        day = date(year or reference.year, int(match["month"]), int(match["day"]))
        return day if year or day >= reference - SEASON else day.replace(year=day.year + 1)
    except ValueError:
        return None


def year_of(match: re.Match[str], reference: date) -> int | None:
    """The year that the words say, in figures or as "năm nay", "năm sau"."""
    said = match.groupdict()
    if said["word_year"]:
        return reference.year + WORD_YEARS[said["word_year"]]
    if short := said.get("short_year"):
        return 2000 + int(short)
    return int(said["year"]) if said["year"] else None


def _read_day_of_this_month(low: str, at: int, reference: date) -> Moment | None:
    match = _OF_THIS_MONTH.match(low, at)
    if not match or not match["word"]:
        return None
    months = reference.year * 12 + reference.month - 1 + (match["which"] != "này")
    try:
        day = date(months // 12, months % 12 + 1, int(match["day"]))
    except ValueError:
        return None
    return Moment(match.start(), match.end(), "date", day.isoformat(), day, day, dated=True)


def read_week(low: str, at: int, reference: date) -> Moment | None:
    """ "tuần này", "tuần tới": from Monday to Sunday."""
    match = _WEEK.match(low, at)
    if not match:
        return None
    monday = reference - timedelta(days=reference.weekday() - 7 * (match["which"] != "này"))
    sunday = monday + timedelta(days=6)
    return Moment(match.start(), match.end(), "range", f"{monday}/{sunday}", monday, sunday, dated=False)
