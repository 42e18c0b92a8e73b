"""How a deadline is read from its anchor: one reader per way of saying it.

A reader gets the place of the anchor and answers with the deadline that begins there or hangs on it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vanban.finding import deadline_words as words
from vanban.finding.moments import Moment, read_cell_year, read_moment
from vanban.finding.periods import Period, read_recurrence, read_span, vision_end
from vanban.model import DeadlineKind

_CLAUSE = 90
_CLAUSE_START = re.compile(r"[.;:\n|!?]")
_TRAILING = re.compile(r"[\s,;.:]+$")
_WORD_START = re.compile(r"(?<!\w)\w")
_TIMES_BACK = 30
_NO_HORIZON = ("tính", "tầm nhìn", "định hướng", "từ")
# "2. Tầm nhìn đến năm 2045": a heading of its own; behind another horizon the same words only look further.
_ONLY_HORIZON = re.compile(r"\W*(?:[\divx]+\W+)?(?:tầm nhìn|định hướng)")
_SETS_LIMIT = ("trong thời hạn", "chậm nhất", "muộn nhất", "không quá")


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline in running text."""

    start: int
    end: int
    kind: DeadlineKind
    value: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor stands: lower-case running text, the anchor's start, and the day the text is read from."""

    low: str
    start: int
    reference: date

    def clause(self) -> str:
        """What stands before the anchor in its clause, at most `_CLAUSE` characters."""
        before = self.low[max(0, self.start - _CLAUSE) : self.start]
        return _CLAUSE_START.split(before)[-1]

    def is_over(self, moment: Moment) -> bool:
        return moment.last < self.reference

    def reaches(self, span: Period | None) -> bool:
        """Whether `span` goes on in the year of reference."""
        return span is not None and (span.last_year or 0) >= self.reference.year

    def horizon(self, span: Period) -> Found:
        return Found(self.start, vision_end(self.low, span.end), "range", span.value)

    def until(self, moment: Moment, *, end: int | None = None) -> Found:
        return Found(self.start, end or moment.end, moment.kind, moment.value)


Reader = Callable[[Place], Found | None]


def read_bare(place: Place) -> Found | None:
    """A mere time, where its place (a cell, behind a label) says that it is a deadline."""
    low, start, reference = place.low, place.start, place.reference
    if match := words.CONTINUOUS.match(low, start):
        return Found(start, match.end(), "recurring", "continuous")
    if period := read_recurrence(low, start):
        return Found(start, period.end, "recurring", period.value)
    if (span := read_span(low, start, bare=True)) and place.reaches(span):
        return place.horizon(span)
    lead = words.LIMIT.match(low, start)
    moment = read_moment(low, lead.end() if lead else start, reference) or read_cell_year(low, start)
    if moment and (more := words.TO.match(low, moment.end)):
        moment = read_moment(low, more.end(), reference) or moment
    return place.until(moment) if moment and not place.is_over(moment) else None


def read_limit(place: Place) -> Found | None:
    """ "trước ngày 15/12", "chậm nhất trong quý II": a limit holds even if its day is over."""
    low, start = place.low, place.start
    if period := read_recurrence(low, start):
        return Found(start, period.end, "recurring", period.value)
    lead = words.LIMIT.match(low, start)
    moment = read_moment(low, lead.end(), place.reference) if lead else None
    if not moment or (place.is_over(moment) and words.OVER.search(place.clause())):
        return None
    if period := read_recurrence(low, moment.start):
        return Found(start, period.end, "recurring", period.value)
    return place.until(moment)


def read_until(place: Place) -> Found | None:
    """ "đến năm 2030, tầm nhìn đến năm 2045", "đến 2030"."""
    lead = words.UNTIL.match(place.low, place.start)
    moment = _moment_or_year(place, lead.end()) if lead else None
    before = place.clause().rstrip()
    if not moment or place.is_over(moment) or (before.endswith(_NO_HORIZON) and not _ONLY_HORIZON.fullmatch(before)):
        return None
    return place.until(moment, end=vision_end(place.low, moment.end))


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
    return place.until(moment) if moment and _is_ahead(place, moment) else None


def _is_ahead(place: Place, moment: Moment) -> bool:
    clause = place.clause()
    if place.is_over(moment) or words.OVER.search(clause) or words.DONE.match(place.low, moment.end):
        return False
    if moment.kind == "date":
        return moment.last > place.reference and not words.MEETING.search(clause)
    return moment.dated or bool(words.TASK.search(clause))


def read_from(place: Place) -> Found | None:
    """ "từ ngày 01/3 đến ngày 30/6/2027", "từ năm 2026 trở đi"."""
    if (span := read_span(place.low, place.start, bare=True)) and place.reaches(span):
        return place.horizon(span)
    lead = words.FROM.match(place.low, place.start)
    first = read_moment(place.low, lead.end(), place.reference) if lead else None
    until = words.UNTIL.match(place.low, first.end + 1) if first else None
    second = read_moment(place.low, until.end(), place.reference) if until else None
    if not first or not second or place.is_over(second) or words.MEETING.search(place.clause()):
        return None
    return Found(place.start, second.end, "range", f"{first.value}/{second.value}")


def read_horizon(place: Place) -> Found | None:
    """ "giai đoạn 2026-2030, định hướng đến năm 2035"; terms of office are none."""
    span = read_span(place.low, place.start)
    if not span or not place.reaches(span) or words.TERM.search(place.clause()):
        return None
    return place.horizon(span)


def read_recurring(place: Place) -> Found | None:
    """ "hằng năm", "định kỳ 6 tháng", "ngày 20 hằng tháng"."""
    period = read_recurrence(place.low, place.start)
    if not period or words.ATTRIBUTE.search(place.clause()):
        return None
    return Found(place.start, period.end, "recurring", period.value)


def read_times(place: Place) -> Found | None:
    """ "02 lần/năm", "6 tháng một lần": the anchor is "lần", the number stands before it."""
    first = max(0, place.start - _TIMES_BACK)
    for match in _WORD_START.finditer(place.low, first, place.start):
        period = read_recurrence(place.low, match.start())
        if period and period.end > place.start:
            return Found(match.start(), period.end, "recurring", period.value)
    return None


def read_labelled(place: Place) -> Found | None:
    """ "Thời gian thực hiện: thường xuyên", "hoàn thành tháng 6/2027": the label says that a deadline follows."""
    label = words.LABEL.match(place.low, place.start)
    if not label:
        return None
    behind = Place(place.low, label.end(), place.reference)
    if label.group().rstrip().endswith(":"):
        return read_bare(behind)
    moment = read_moment(place.low, label.end(), place.reference)
    if not moment or place.is_over(moment) or words.OVER.search(place.clause()):
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
    clause = place.clause()
    if not moment or place.is_over(moment) or words.OVER.search(clause):
        return None
    opens_order = not clause.strip() and words.TASK.search(place.low, moment.end, moment.end + 25)
    return place.until(moment) if opens_order or words.TASK.search(clause) else None


def read_event(place: Place) -> Found | None:
    """Limits that hang on an event: durations from it, "ngay sau khi …", "cho đến khi …"."""
    for pattern in (words.DURATION, words.AT_ONCE, words.UNTIL_EVENT, words.WHILE, words.AFTER, words.BEFORE):
        match = pattern.match(place.low, place.start)
        if match and _is_limit(place, match):
            event = words.EVENT_ENDS.split(match.group(), maxsplit=1)[0]
            return Found(place.start, place.start + len(_TRAILING.sub("", event)), "event", None)
    return None


def _is_limit(place: Place, match: re.Match[str]) -> bool:
    if match.re is words.DURATION:
        lead = match.group()
        return bool(match["since"]) or lead.startswith(_SETS_LIMIT) or _is_short(lead)
    if match.re is words.AFTER:
        return not words.OVER.search(place.clause())
    return match.re is not words.BEFORE or bool(words.TASK.search(place.clause()))


def _is_short(lead: str) -> bool:
    """ "trong vòng 30 ngày" sets a limit; "trong vòng 5 năm" looks back as often."""
    return lead.startswith("trong vòng") and not lead.endswith("năm")
