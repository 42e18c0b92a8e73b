"""How a deadline is read from its opening word: one reader per way of saying it.

A reader gets the place of the opening and answers with the deadline that begins there or hangs on it, or None.
"""

from __future__ import annotations

import re
from datetime import date

from vanban.finding import deadline_words as words
from vanban.finding.deadline_events import read_bare_duration
from vanban.finding.deadline_place import Found, Place
from vanban.finding.deadline_tense import is_ahead, is_history, is_measured, is_ordered, is_reported
from vanban.finding.moment_parts import Moment
from vanban.finding.moments import read_cell_year, read_moment
from vanban.finding.periods import read_span, vision_end
from vanban.finding.recurrences import read_recurrence

_WORD_START = re.compile(r"(?<!\w)\w")
_TIMES_BACK = 30
_NO_HORIZON = ("tính", "tầm nhìn", "định hướng", "từ")
# "2. Tầm nhìn đến năm 2045": a heading of its own; behind another horizon the same words only look further.
_ONLY_HORIZON = re.compile(r"\W*(?:[\divx]+\W+)?(?:tầm nhìn|định hướng)")
_TERM_LABELS = (
    "thời hạn",
    "hạn",
    "thời gian thực hiện",
    "thời gian hoàn thành",
    "thời gian xử lý",
    "thời gian giải quyết",
)


def read_bare(place: Place) -> Found | None:
    """A mere time, where its place (a cell, behind a label) says that it is a deadline."""
    low, start, reference = place.low, place.start, place.reference
    if match := words.CONTINUOUS.match(low, start):
        return Found(start, match.end(), "recurring", "continuous")
    if every := read_recurrence(low, start):
        return place.again(every)
    if (span := read_span(low, start, bare=True)) and place.reaches(span):
        return place.horizon(span)
    if limit := read_bare_duration(place, alone=False):
        return limit
    lead = words.LIMIT.match(low, start) or words.AT_HOUR.match(low, start)
    moment = read_moment(low, lead.end() if lead else start, reference) or read_cell_year(low, start)
    if moment and (more := words.TO.match(low, moment.end)):
        moment = read_moment(low, more.end(), reference) or moment
    if moment and moment.kind == "year" and (more := words.AND_YEAR.match(low, moment.end)):
        moment = read_cell_year(low, more.end()) or moment
    if not moment or place.is_over(moment):
        return None
    return place.until(moment, before=bool(lead and words.BEFORE_ALL_OF.search(lead.group())))


def read_limit(place: Place) -> Found | None:
    """ "trước ngày 15/12", "chậm nhất trong quý II": a limit holds even if its day is over."""
    low, start = place.low, place.start
    if every := read_recurrence(low, start):
        return place.again(every)
    lead = words.LIMIT.match(low, start)
    moment = read_moment(low, lead.end(), place.reference) if lead else None
    if not lead or not moment:
        return None
    if every := read_recurrence(low, moment.start):
        return place.again(every)
    if place.is_over(moment) and (is_reported(place, moment) or is_history(place, moment)):
        return place.refuse(moment)
    before = bool(words.BEFORE_ALL_OF.search(lead.group()))
    if before and moment.kind == "range":  # "trước năm học 2027-2028" hangs on its opening
        return None
    return place.until(moment, before=before)


def read_until(place: Place) -> Found | None:
    """ "đến năm 2030, tầm nhìn đến năm 2045", "đến 2030"."""
    lead = words.UNTIL.match(place.low, place.start)
    moment = _moment_or_year(place, lead.end()) if lead else None
    before = place.clause().rstrip()
    if not lead or not moment or moment.kind == "range":
        return None
    if place.is_over(moment) or (before.endswith(_NO_HORIZON) and not _ONLY_HORIZON.fullmatch(before)):
        return place.refuse(moment)
    if words.VALID.search(before) or is_measured(place, moment):
        return place.refuse(moment)
    if moment.kind == "year" and not moment.dated and not is_ahead(place, moment):
        return place.refuse(moment)
    before_all = bool(words.BEFORE_ALL_OF.search(lead.group()))
    return place.until(moment, end=vision_end(place.low, moment.end), before=before_all)


def _moment_or_year(place: Place, at: int) -> Moment | None:
    """A point in time, or a year without "năm" where no count can be meant."""
    if moment := read_moment(place.low, at, place.reference):
        return moment
    year = read_cell_year(place.low, at)
    return year if year and words.NO_COUNT.match(place.low, year.end) else None


def read_within(place: Place) -> Found | None:
    """ "trong quý III năm 2027", "vào cuối tháng 6": without a year only where the clause speaks of a task."""
    lead = words.WITHIN.match(place.low, place.start)
    if not lead:
        return None
    if (span := read_span(place.low, lead.end())) and place.reaches(span):
        return place.horizon(span)
    moment = read_moment(place.low, lead.end(), place.reference)
    if not moment:
        return None
    if every := read_recurrence(place.low, moment.start):
        return place.again(every)
    return place.until(moment) if is_ahead(place, moment) else place.refuse(moment)


def read_from(place: Place) -> Found | None:
    """ "từ ngày 01/3 đến ngày 30/6/2027", "từ năm 2026 trở đi"."""
    if (span := read_span(place.low, place.start, bare=True)) and place.reaches(span):
        return place.horizon(span)
    lead = words.FROM.match(place.low, place.start)
    begin = words.FIRST.match(place.low, lead.end()) if lead else None
    until = words.UNTIL.match(place.low, begin.end() + 1) if begin else None
    second = read_moment(place.low, until.end(), place.reference) if until else None
    first = _first_of(begin.group(), second, place.reference) if begin and second else None
    if not begin or not first or not second or "range" in (first.kind, second.kind):
        return None
    if begin.group()[0].isdigit() and not second.dated:  # "từ 1/2 đến 2/3 số hộ"
        return place.refuse(second)
    if place.is_over(second) or words.MEETING.search(place.clause()):
        return place.refuse(second)
    return place.until(second)._replace(kind="range", value=f"{first.value}/{second.value}")


def _first_of(said: str, second: Moment, reference: date) -> Moment | None:
    """The beginning of a range: without a year of its own it is in the year of the end, or the one before."""
    if (day := words.FIRST_DAY.fullmatch(said.rstrip())) and second.kind == "date":
        return _day_before(int(day[1]), second)
    first = read_moment(said, 0, reference)
    if not first or first.end != len(said):
        return None
    if first.dated:
        return first
    years = (date(second.last.year, 1, 1), date(second.last.year - 1, 1, 1))
    readings = (read_moment(said, 0, year) for year in years)
    return next((one for one in readings if one and one.last <= second.last), None)


def _day_before(day: int, second: Moment) -> Moment | None:
    """The earlier day of the month of `second`; None if there is none."""
    if not 1 <= day < second.last.day:
        return None
    first = second.last.replace(day=day)
    return second._replace(value=first.isoformat(), first=first, last=first)


def read_horizon(place: Place) -> Found | None:
    """ "giai đoạn 2026-2030, định hướng đến năm 2035"; terms of office are none."""
    span = read_span(place.low, place.start)
    if not span or not place.reaches(span) or words.TERM.search(place.clause()):
        return None
    return place.horizon(span)


def read_recurring(place: Place) -> Found | None:
    """ "hằng năm", "định kỳ 6 tháng", "ngày 20 hằng tháng"."""
    every = read_recurrence(place.low, place.start)
    if not every or words.ATTRIBUTE.search(place.clause()):
        return None
    # "(hằng năm) chậm nhất …": the bracket that closes inside it opened just before it.
    said = place.low[place.start : every.end]
    bracketed = said.count(")") > said.count("(") and place.low[place.start - 1 : place.start] == "("
    return place.again(every, start=place.start - bracketed)


def read_times(place: Place) -> Found | None:
    """ "02 lần/năm", "6 tháng một lần": the opening is "lần", the number stands before it."""
    first = max(0, place.start - _TIMES_BACK)
    for match in _WORD_START.finditer(place.low, first, place.start):
        every = read_recurrence(place.low, match.start())
        if every and every.end > place.start:
            return place.again(every, start=match.start())
    return None


def read_labelled(place: Place) -> Found | None:
    """ "Thời gian thực hiện: thường xuyên", "hoàn thành tháng 6/2027": the label says that a deadline follows."""
    label = words.LABEL.match(place.low, place.start)
    if not label:
        return None
    behind = Place(place.low, label.end(), place.reference)
    if label.group().rstrip().endswith(":"):
        # "Thời gian: 02 ngày" is how long a course lasts.
        return read_bare(behind) or read_bare_duration(behind, alone=label.group().startswith(_TERM_LABELS))
    moment = read_moment(place.low, label.end(), place.reference)
    if not moment or place.is_over(moment) or words.OVER.search(place.told()):
        return None
    before = bool(words.BEFORE_ALL_OF.search(label.group()))
    return place.until(moment, before=before)._replace(start=moment.start)


def read_listed(place: Place) -> Found | None:
    """ "trước ngày 15/6 và ngày 15/12": a second day shares the limit of the first."""
    lead = words.AND_DAY.match(place.low, place.start)
    moment = read_moment(place.low, lead.end(), place.reference) if lead else None
    if not moment or moment.kind != "date" or not words.LIMITED_DAY.search(place.clause()):
        return None
    return Found(moment.start, moment.end, moment.kind, moment.value)


def read_goal(place: Place) -> Found | None:
    """ "phấn đấu … năm 2027": the year of a goal, if it is not over."""
    lead = words.GOAL.match(place.low, place.start)
    moment = read_moment(place.low, lead.end(), place.reference) if lead else None
    if not moment or place.is_over(moment) or moment.kind != "year":
        return None
    return Found(moment.start, moment.end, "year", moment.value)


def read_lone(place: Place) -> Found | None:
    """ "cuối tháng 2/2027", "6 tháng cuối năm 2027" without a preposition, in a clause that speaks of a task."""
    if place.low[max(0, place.start - 2) : place.start].strip().isdigit():  # the month of a day
        return None
    moment = read_moment(place.low, place.start, place.reference)
    if not moment or moment.kind == "range":
        return None
    if moment.kind == "date":
        sets = not place.clause().strip() and words.ORDERED_ON.match(place.low, moment.end)
        return place.until(moment) if sets and not place.is_over(moment) else None
    return place.until(moment) if is_ordered(place, moment) else place.refuse(moment)
