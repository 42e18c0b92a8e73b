"""The deadline that a task was given, and the last day by which it is to be done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from vanban.due.values import last_day
from vanban.model import Deadline, Task


def deadline_of(task: Task, deadlines: Iterable[Deadline]) -> Deadline | None:
    """The deadline whose words a task carries, with all that it knows: place, `span`, `since`, `anchor`, `time`, `until`.

    `deadlines` are those of its analysis. Of equal words those in the task itself, else the nearest: one lead-in may give
    its limit to a whole list. None for a task without one, and where a table says what is no deadline ("năm tiếp theo").

    >>> found = analyse("Giao Sở Y tế gửi báo cáo trước 16h00 ngày 15/7/2026.")
    >>> deadline_of(found.directives[0], found.deadlines).time
    '16:00'
    """
    alike = [one for one in deadlines if one.surface == task.deadline]
    (place,) = deadline_places((task,), alike)
    return None if place is None else alike[place]


def deadline_places(tasks: Iterable[Task], deadlines: Sequence[Deadline]) -> list[int | None]:
    """For each task the index of its deadline, as `deadline_of` finds it, in one pass over `deadlines`, which are in order."""
    places: dict[tuple[str, str | None], list[int]] = {}
    for place, deadline in enumerate(deadlines):
        places.setdefault((deadline.surface, deadline.value), []).append(place)
    return [_nearest(task, deadlines, places) for task in tasks]


def last_day_of(task: Task, deadlines: Iterable[Deadline]) -> date | None:
    """`last_day` of the value of a task, or the earlier day on which its words end: "trước năm 2028" is the end of 2027.

    `deadlines` are those of its analysis: one of them has its words. None as for `last_day`.

    >>> before = Deadline(0, 14, "trước năm 2028", "year", "2028", until=date(2027, 12, 31))
    >>> task = Directive(0, 0, "", deadline="trước năm 2028", deadline_value="2028")
    >>> last_day_of(task, [before])
    datetime.date(2027, 12, 31)
    """
    found = deadline_of(task, deadlines)
    return (found.until if found else None) or last_day(task.deadline_value)


def _nearest(task: Task, deadlines: Sequence[Deadline], places: dict[tuple[str, str | None], list[int]]) -> int | None:
    """Of the deadlines with the words and the value of the task: the first inside, else the nearer of its neighbours."""
    alike = places.get((task.deadline, task.deadline_value), []) if task.deadline else []
    behind = bisect_left(alike, task.start, key=lambda place: deadlines[place].start)
    around = alike[max(0, behind - 1) : behind + 1]
    return min(around, key=lambda place: _gap(task, deadlines[place]), default=None)


def _gap(task: Task, deadline: Deadline) -> int:
    """Characters between both, 0 where one lies in the other."""
    return max(0, task.start - deadline.end, deadline.start - task.end)
