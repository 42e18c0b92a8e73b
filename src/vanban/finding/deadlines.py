"""Finds limits, horizons and schedules of tasks and compiles them to exact values.

An *opening* is a word that a deadline begins with ("trước", "giai đoạn", "hằng"). Each opening has readers that decide,
from the words behind it and the clause before it, whether a deadline stands there. What lies wholly before the reference
date is a reporting period, not a deadline, unless the words set a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import ahocorasick

from vanban.finding import deadline_readers as readers
from vanban.finding import deadline_words as words
from vanban.finding.deadline_events import read_duration, read_event, read_lead_time
from vanban.finding.deadline_place import Found, Place, Reader
from vanban.finding.recurrences import anchor_of_year
from vanban.finding.running import Running, running
from vanban.model import Deadline
from vanban.reasons import Why

_CELL = re.compile(r"\|([^|\n]{1,80})(?=\|)")
# What every time in a cell holds: a figure, a unit, or that it never ends. Most cells hold none.
_MAY_BE_TIME = re.compile(r"\d|năm|quý|tháng|tuần|ngày|giờ|lần|thường|liên|q\.?\s*i")
_CELL_EDGES = " *_.,;"
_IN_A_YEAR = ("P1Y", "P6M", "P4M", "P3M")
_MOST_DAYS = 4
_TIMES = ("date", "month", "quarter", "year")
_SENTENCE_ENDS = re.compile(r"[.;:\n|](?!\d)")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*(?:giờ|h|g)\s*(\d\d)?(?!\w)")
_SAYS_YEAR = re.compile(r"\d{4}")

PRODUCTIONS: tuple[tuple[str, str, Reader], ...] = (
    ("limit", "trước|chậm nhất|muộn nhất|không muộn hơn|không chậm hơn|không trễ hơn|hạn cuối|hết", readers.read_limit),
    ("until", "đến|tới|cho đến|cho tới", readers.read_until),
    ("within", "trong|vào|ngay trong|từ nay đến", readers.read_within),
    ("from_to", "từ|kể từ", readers.read_from),
    ("horizon", "giai đoạn|thời kỳ|5 năm|10 năm|05 năm|năm", readers.read_horizon),
    (
        "recurrence",
        "hằng|hàng|mỗi|định kỳ|ngày|vào|3 năm|6 tháng|06 tháng|tháng|quý|thứ|chủ nhật|sơ kết",
        readers.read_recurring,
    ),
    ("times", "lần", readers.read_times),
    ("label", "thời gian|thời hạn|thời điểm|tiến độ|hạn|lộ trình|hoàn thành|xong", readers.read_labelled),
    ("goal", "phấn đấu|chỉ tiêu|mục tiêu", readers.read_goal),
    (
        "point",
        "cuối|đầu|giữa|tuần|3 tháng|03 tháng|6 tháng|06 tháng|9 tháng|09 tháng|quý|tháng|nửa|ngày",
        readers.read_lone,
    ),
    ("duration", "trong|chậm nhất|muộn nhất|không quá|tối đa|sau|ít nhất|tối thiểu", read_duration),
    ("lead_time", "trước", read_lead_time),
    ("list", "và", readers.read_listed),
    ("event", "trước|trong|sau|ngay sau|ngay khi|đến khi|cho đến khi|tới khi", read_event),
)
"""Production of the grammar, the words it can begin with, and its reader. `docs/thoi-han.md` has an example of each."""


def find_deadlines(text: str, *, reference: date) -> tuple[Deadline, ...]:
    """Deadlines in order, without overlap. `reference` is the day of the text: it supplies missing years.

    >>> (reply,) = find_deadlines("Trả lời chậm nhất 05 ngày làm việc kể từ ngày nhận.", reference=date(2026, 3, 2))
    >>> reply.kind, reply.span, reply.since
    ('event', Span(count=5, unit='working_day'), 'ngày nhận')
    """
    return deadlines_in(text, running(text), reference=reference)


def deadlines_in(text: str, line: Running, *, reference: date) -> tuple[Deadline, ...]:
    """`find_deadlines` in the running text of `text`."""
    found = _without_overlap([*_in_prose(line.low, reference), *_in_cells(line.low, reference)])
    return tuple(_deadline(item, text, line) for item in _anchored(line.low, tuple(found)))


def _deadline(item: Found, text: str, line: Running) -> Deadline:
    start, end = line.span(item.start, item.end)
    return Deadline(
        start=start,
        end=end,
        surface=text[start:end],
        kind=item.kind,
        value=item.value,
        span=item.span,
        since=text[slice(*line.span(*item.since))] if item.since else None,
        anchor=item.anchor,
        time=_time(line.low[item.start : item.end]) if item.kind in ("date", "recurring") else None,
        until=item.until,
        why=Why(item.rule, " ".join(text[slice(*line.span(*item.opening))].split()) if item.opening else ""),
    )


def _time(said: str) -> str | None:
    """The hour in the words of a day: "17h00", "15 giờ 30 phút"."""
    match = _HOUR.search(said)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 99)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _anchored(low: str, found: Sequence[Found]) -> Iterator[Found]:
    """Days without a year that follow a recurrence in its sentence are its own: "hằng năm báo cáo trước ngày 10/12"."""
    for number, item in enumerate(found):
        if item.kind != "recurring" or item.anchor or item.value not in _IN_A_YEAR:
            yield item
            continue
        days = list(_days_behind(low, found, number))
        yield item._replace(anchor=" ".join(days) or None)


def _days_behind(low: str, found: Sequence[Found], number: int) -> Iterator[str]:
    end = found[number].end
    for item in found[number + 1 : number + 1 + _MOST_DAYS]:
        if (
            item.kind != "date"
            or _SENTENCE_ENDS.search(low, end, item.start)
            or _SAYS_YEAR.search(low[item.start : item.end])
        ):
            return
        end = item.end
        day = date.fromisoformat(item.value or "")
        if anchor := anchor_of_year(day.month, day.day):
            yield anchor


def _without_overlap(found: Iterable[Found]) -> Iterator[Found]:
    """The first and longest of those that overlap; of a refused time no other time is read from the middle."""
    done = refused = 0
    for item in sorted(found, key=lambda item: (item.start, item.refused, -item.end)):
        if item.refused:
            refused = max(refused, item.end)
        elif item.start >= (max(done, refused) if item.kind in _TIMES else done):
            yield item
            done = item.end


def _in_prose(low: str, reference: date) -> Iterator[Found]:
    for last, (length, reads) in _openings().iter(low):
        start, end = last + 1 - length, last + 1
        if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
            continue
        place = Place(low, start, reference)
        for rule, read in reads:
            if item := read(place):
                yield item._replace(rule=rule, opening=(start, end))


def _in_cells(low: str, reference: date) -> Iterator[Found]:
    """A cell of a table that is nothing but a point in time, a span or a recurrence."""
    for cell in _CELL.finditer(low):
        inner = cell[1].strip(_CELL_EDGES)
        if _MAY_BE_TIME.search(inner):
            start = cell.start(1) + cell[1].index(inner)
            item = readers.read_bare(Place(low, start, reference))
            if item and _fills(item, start, len(inner)):
                yield item._replace(rule="cell")
                # "Tháng 12/2026 và hằng năm": once, and then again and again.
                if more := words.AND_EVERY.match(low, item.end, start + len(inner)):
                    again = readers.read_bare(Place(low, more.end(), reference))
                    yield from (one._replace(rule="cell") for one in (again,) if one and one.kind == "recurring")


def _fills(item: Found, start: int, length: int) -> bool:
    """Whether the cell is about this time: a year, which may be a count, must be all of it."""
    return item.end >= start + length or (item.kind != "year" and 3 * (item.end - start) >= length)


@cache
def _openings() -> Any:
    """Automaton over opening words; each leads to (length, (rule, reader) …)."""
    table: dict[str, tuple[tuple[str, Reader], ...]] = {}
    for rule, openings, reader in PRODUCTIONS:
        for opening in openings.split("|"):
            table[opening] = (*table.get(opening, ()), (rule, reader))
    automaton = ahocorasick.Automaton()
    for opening, reads in table.items():
        automaton.add_word(opening, (len(opening), reads))
    automaton.make_automaton()
    return automaton
