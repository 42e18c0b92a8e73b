"""What the readers of deadlines are given and what they answer with."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from vanban.due import last_day
from vanban.finding import deadline_words as words
from vanban.finding.moment_parts import Moment
from vanban.finding.periods import Period, vision_end
from vanban.finding.recurrences import Recurrence
from vanban.model import DeadlineKind, Span

_CLAUSE = 90
_DAY = timedelta(days=1)
_PERIODS = ("month", "quarter", "year")
_WHOLE = re.compile(r"(?:đầu\s+)?(?:tháng|quý|q|t\d|năm|\d{1,2}\s*[/-]|\d{4})")
_CLAUSE_STARTS = ".;:\n|!?"


class Found(NamedTuple):
    """A deadline in running text; `since` and `opening` are the places of the words of its event and of those it opens with."""

    start: int
    end: int
    kind: DeadlineKind
    value: str | None
    span: Span | None = None
    since: tuple[int, int] | None = None
    anchor: str | None = None
    rule: str = ""
    opening: tuple[int, int] | None = None
    until: date | None = None
    refused: bool = False
    """A time that was read and is no deadline: none may be read from its middle either."""


class Place(NamedTuple):
    """Where an opening word stands: lower-case running text, the word's start, and the day the text is read from.

    `binding` says that a deadline must stand here (the time column of a task table), even one that is over.
    """

    low: str
    start: int
    reference: date
    binding: bool = False

    def clause(self) -> str:
        """What stands before the word in its clause, at most `_CLAUSE` characters."""
        before = self.low[max(0, self.start - _CLAUSE) : self.start]
        return before[max(map(before.rfind, _CLAUSE_STARTS)) + 1 :]

    def told(self) -> str:
        """The clause from where it last begins to order: "đã lập danh sách, hoàn thành" orders what follows."""
        clause = self.clause()
        orders = [match.end() for match in words.NEXT_ORDER.finditer(clause)]
        return clause[orders[-1] :] if orders else clause

    def is_over(self, moment: Moment) -> bool:
        return moment.last < self.reference and not self.binding

    def reaches(self, span: Period | None) -> bool:
        """Whether `span` goes on in the year of reference."""
        return span is not None and (span.last_year >= self.reference.year or self.binding)

    def horizon(self, span: Period) -> Found:
        return Found(self.start, vision_end(self.low, span.end), "range", span.value)

    def until(self, moment: Moment, *, end: int | None = None, before: bool = False) -> Found:
        """The moment as a limit; `before` it ends the day before a period begins, but not before its end ("trước cuối năm")."""
        last = moment.first - _DAY if before and moment.kind in _PERIODS and self._is_whole(moment) else moment.last
        narrower = last if last != last_day(moment.value) else None
        return Found(self.start, end or moment.end, moment.kind, moment.value, until=narrower)

    def _is_whole(self, moment: Moment) -> bool:
        return bool(_WHOLE.match(self.low, moment.start))

    def refuse(self, moment: Moment) -> Found:
        return Found(self.start, moment.end, moment.kind, moment.value, refused=True)

    def again(self, every: Recurrence, *, start: int | None = None) -> Found:
        begin = self.start if start is None else start
        return Found(begin, every.end, "recurring", every.value, anchor=every.anchor)


Reader = Callable[[Place], Found | None]
