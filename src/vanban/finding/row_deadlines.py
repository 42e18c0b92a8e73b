"""Limits of task tables that only their column makes limits: "Kỳ họp giữa năm 2027", "2026, 2027", a day that is over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanban.model import AnnexTask, Deadline, DeadlineKind
from vanban.reasons import Why

_KINDS: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
    ("recurring", re.compile(r"P\w+|continuous")),
    ("range", re.compile(r".*/.*")),
    ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("quarter", re.compile(r"\d{4}-Q\d")),
    ("year", re.compile(r"\d{4}")),
)
_MARKS = " *_"
_EDGE = 8


def with_rows(text: str, deadlines: Sequence[Deadline], tasks: Sequence[AnnexTask]) -> tuple[Deadline, ...]:
    """`deadlines`, and those of the rows that say a time where no deadline was found; in order, without overlap.

    What was found in the cell of a row keeps its place and has the value of the row, which knows the year of the plan.
    """
    whole = list(deadlines)
    starts = [deadline.start for deadline in deadlines]
    for row in _of_rows(text, tasks):
        behind = bisect_left(starts, row.end) - 1
        if behind < 0 or deadlines[behind].end <= row.start:
            whole.append(row)
        elif deadlines[behind].kind == row.kind:
            whole[behind] = replace(deadlines[behind], value=row.value)
    return tuple(sorted(whole, key=lambda deadline: deadline.start))


def _of_rows(text: str, tasks: Sequence[AnnexTask]) -> Iterator[Deadline]:
    for task in tasks:
        kind = _kind_of(task.deadline_value)
        if not task.deadline or kind is None:
            continue
        start = _cell_of(text, task.deadline, task.start, task.end)
        if start is not None:
            end = start + len(task.deadline)
            yield Deadline(start, end, task.deadline, kind, task.deadline_value, why=Why("cell"))


def _cell_of(text: str, said: str, start: int, end: int) -> int | None:
    """Where a cell of the row says this and nothing else: the same words may stand in the name of the task."""
    at = text.find(said, start, end)
    while at >= 0:
        behind = at + len(said)
        before, after = text[max(0, at - _EDGE) : at], text[behind : behind + _EDGE]
        if before.rstrip(_MARKS).endswith("|") and after.lstrip(_MARKS)[:1] in ("|", ""):
            return at
        at = text.find(said, at + 1, end)
    return None


def _kind_of(value: str | None) -> DeadlineKind | None:
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(value)), None) if value else None
