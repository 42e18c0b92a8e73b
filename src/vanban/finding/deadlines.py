"""Finds limits, horizons and schedules of tasks and compiles them to exact values.

An *anchor* is a word that a deadline begins with ("trước", "giai đoạn", "hằng"). Each anchor has readers that decide,
from the words behind it and the clause before it, whether a deadline stands there. What lies wholly before the reference
date is a reporting period, not a deadline, unless the words set a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

import ahocorasick

from vanban.finding import deadline_readers as readers
from vanban.finding.deadline_readers import Found, Place, Reader
from vanban.finding.running import running
from vanban.model import Deadline

_CELL = re.compile(r"\|([^|\n]{1,80})(?=\|)")
_CELL_EDGES = " *_.,;"

_ANCHORS: tuple[tuple[str, Reader], ...] = (
    ("trước|chậm nhất|muộn nhất|không muộn hơn|hạn cuối|hết", readers.read_limit),
    ("đến|tới|cho đến|cho tới", readers.read_until),
    ("trong|vào|ngay trong|từ nay đến", readers.read_within),
    ("từ|kể từ", readers.read_from),
    ("giai đoạn|thời kỳ|5 năm|10 năm|05 năm|năm", readers.read_horizon),
    ("hằng|hàng|mỗi|định kỳ|ngày|vào|3 năm|6 tháng|06 tháng", readers.read_recurring),
    ("lần", readers.read_times),
    ("thời gian|thời hạn|thời điểm|tiến độ|hạn|lộ trình|hoàn thành|xong", readers.read_labelled),
    ("phấn đấu|chỉ tiêu|mục tiêu", readers.read_goal),
    ("cuối|đầu|giữa|3 tháng|03 tháng|6 tháng|06 tháng|9 tháng|09 tháng|quý|tháng", readers.read_lone),
    ("trước|trong|chậm nhất|muộn nhất|không quá|tối đa|sau|ngay sau|đến khi|cho đến khi|tới khi", readers.read_event),
)


def find_deadlines(text: str, *, reference: date) -> tuple[Deadline, ...]:
    """Deadlines in order, without overlap. `reference` is the day of the text: it supplies missing years."""
    line = running(text)
    deadlines = []
    for item in _without_overlap([*_in_prose(line.low, reference), *_in_cells(line.low, reference)]):
        start, end = line.span(item.start, item.end)
        deadlines.append(Deadline(start=start, end=end, surface=text[start:end], kind=item.kind, value=item.value))
    return tuple(deadlines)


def _without_overlap(found: Iterable[Found]) -> Iterator[Found]:
    done = 0
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.start >= done:
            yield item
            done = item.end


def _in_prose(low: str, reference: date) -> Iterator[Found]:
    for last, (length, reads) in _anchors().iter(low):
        start, end = last + 1 - length, last + 1
        if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
            continue
        place = Place(low, start, reference)
        for read in reads:
            if item := read(place):
                yield item


def _in_cells(low: str, reference: date) -> Iterator[Found]:
    """A cell of a table that is nothing but a point in time, a span or a recurrence."""
    for cell in _CELL.finditer(low):
        inner = cell[1].strip(_CELL_EDGES)
        if inner:
            start = cell.start(1) + cell[1].index(inner)
            item = readers.read_bare(Place(low, start, reference))
            if item and _fills(item, start, len(inner)):
                yield item


def _fills(item: Found, start: int, length: int) -> bool:
    """Whether the cell is about this time: a year, which may be a count, must be all of it."""
    return item.end >= start + length or (item.kind != "year" and 3 * (item.end - start) >= length)


@cache
def _anchors() -> Any:
    """Automaton over anchors; each leads to (length, readers)."""
    table: dict[str, tuple[Reader, ...]] = {}
    for anchors, reader in _ANCHORS:
        for anchor in anchors.split("|"):
            table[anchor] = (*table.get(anchor, ()), reader)
    automaton = ahocorasick.Automaton()
    for anchor, reads in table.items():
        automaton.add_word(anchor, (len(anchor), reads))
    automaton.make_automaton()
    return automaton
