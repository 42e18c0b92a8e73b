"""The last day of a task, by the deadline that it was given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vanban.due.values import last_day
from vanban.model import AnnexTask, Deadline, Directive


def last_day_of(task: Directive | AnnexTask, deadlines: Iterable[Deadline]) -> date | None:
    """`last_day` of the value of a task, or the earlier day on which its words end: "trước năm 2028" is the end of 2027.

    `deadlines` are those of its analysis: one of them has its words. None as for `last_day`.

    >>> before = Deadline(0, 14, "trước năm 2028", "year", "2028", until=date(2027, 12, 31))
    >>> task = Directive(0, 0, "", deadline="trước năm 2028", deadline_value="2028")
    >>> last_day_of(task, [before])
    datetime.date(2027, 12, 31)
    """
    said = (task.deadline, task.deadline_value)
    narrower = (one.until for one in deadlines if one.until and (one.surface, one.value) == said)
    return next(narrower, None) or last_day(task.deadline_value)
