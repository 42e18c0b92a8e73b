"""Rows of task tables: what, who leads, who supports, which product, by when.

A table counts only if its header names a task and somebody to lead it. Merged cells fill down, section rows head what
follows, headers repeated on each page are skipped, and a row torn by a page break is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from vanban.finding.cell_bodies import bodies_of
from vanban.finding.columns import (
    Columns,
    Role,
    Row,
    distinct,
    grid_of,
    is_header,
    is_ordinal_row,
    is_task_table,
    meanings_of,
    repeats,
    settled,
)
from vanban.finding.headings import Meaning
from vanban.finding.marked_periods import Periods, is_cross, marked_period, periods_of
from vanban.finding.plan_years import Days, year_above, year_ahead
from vanban.finding.schedules import schedule_value
from vanban.model import AnnexTask, Provision, Table
from vanban.structure.labels import UPPER

_MARKS = re.compile(r"\*\*|__|<br ?/?>")
_BREAK = re.compile(r"\s*(?:\n|<br ?/?>| / )\s*")
_SLASH = re.compile(r"(?:<br ?/?>| / )\s*")
"""What breaks a line beside white space."""
_DITTO = re.compile(r"[-–\s\"“”″']*(?:nt|như trên)?[-–\s\"“”″'.]*", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}")
_NOTHING = frozenset({"-", "–", "/", "…", "...", "x", "0"})
_FOOT = re.compile(rf"[*_ ]*(?:Nơi nhận[*_]*(?:[ ]*:|[ ]/)|(?:TM|T/M|KT|TL|TUQ)\.? ?[{UPPER}]{{2,}} |NGƯỜI LẬP\b)")
_GROUP_NUMBER = re.compile(r"(?:[IVXL]+|[A-ZĐ])[.)]?")
_LONGEST_GAP = 200
_FULL_STOPS = (".", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One row of the grid by roles; `cells` holds only what is written there."""

    row: Row
    cells: dict[Role, str]
    start: int
    end: int

    def has(self, *roles: Role) -> bool:
        return any(self.cells.get(role) for role in roles)


def find_annex_tasks(
    text: str,
    tables: Sequence[Table],
    *,
    reference: date,
    outline: Sequence[Provision] = (),
    title: str | None = None,
) -> tuple[AnnexTask, ...]:
    """The tasks of all task tables, in order; a table that continues one without a header of its own inherits its columns.

    Quarters, months and days without a year are of the year that the heading of their rows, of their table or the `title`
    of the paper names ("Kế hoạch … năm 2027"); else as `reference` has it.
    """
    tasks: list[AnnexTask] = []
    for run in _runs(text, sorted(tables, key=lambda table: table.start)):
        if is_task_table(run.columns):
            plan = year_above(text, run.start) or year_ahead(title, reference)
            days = Days(reference, plan)
            tasks.extend(_tasks(run.readings, days, _place(outline, run.start)))
    return tuple(tasks)


@dataclass(slots=True)
class _Run:
    """A table and those after it that go on with its columns, as a page break leaves them."""

    columns: Columns
    width: int
    start: int
    end: int
    readings: list[_Reading]
    periods: Periods

    def goes_on(self, text: str, own: Columns | None, width: int, start: int) -> bool:
        between = text[self.end : min(start, self.end + _LONGEST_GAP + 1)]
        near = len(between) <= _LONGEST_GAP and "phụ lục" not in between.lower()
        return self.width == width and near and (own is None or own == self.columns)


def _runs(text: str, tables: Sequence[Table]) -> list[_Run]:
    runs: list[_Run] = []
    for table in tables:
        grid = grid_of(table)
        if not grid:
            continue
        own, width = _first_header(text, grid), len(grid[0])
        if not (runs and runs[-1].goes_on(text, own, width, table.start)):
            columns = own or {}
            runs.append(_Run(columns, width, table.start, table.end, [], periods_of(text, grid, columns)))
        run = runs[-1]
        run.end = table.end
        rows = list(takewhile(lambda row: not _is_foot(text, row), grid))
        run.readings.extend(_readings(text, rows, run.columns, run.periods))
    return runs


def _first_header(text: str, grid: Sequence[Row]) -> Columns | None:
    """The columns that the first rows of a table announce, two header rows taken together."""
    told: dict[int, Meaning] = {}
    for row in grid[:6]:
        found = meanings_of(text, row, above=told)
        if is_header(found):
            told.update(found)
        elif told:
            break
    return settled(told) if told else None


def _place(outline: Sequence[Provision], offset: int) -> str | None:
    for provision in outline:
        if provision.start <= offset < provision.end:
            return _place(provision.children, offset) or provision.id
    return None


def _tasks(readings: list[_Reading], days: Days, place: str | None) -> Iterator[AnnexTask]:
    section: str | None = None
    above: _Reading | None = None
    for reading in _joined(readings):
        if _is_section(reading):
            section = reading.cells.get("task") or section
            continue
        above = _without_dittos(reading, above)
        yield _task(above, section, days, place)


def _is_foot(text: str, row: Row) -> bool:
    """Whether addressees and signature stand in a row: without a line between them, Word makes one table of two."""
    return any(_FOOT.match(text, cell.start, cell.end) for cell in distinct(row))


def _readings(text: str, grid: Sequence[Row], columns: Columns, periods: Periods) -> Iterator[_Reading]:
    for row in grid:
        if _is_heading(text, row, columns) or is_ordinal_row(text, row):
            continue
        cells = _by_role(text, row, columns)
        if (period := marked_period(text, row, periods)) and is_cross(cells.get("deadline", "x")):
            cells["deadline"] = period
        present = [cell for cell in distinct(row) if cell.end > cell.start]
        if not present or _CLOCK.match(cells.get("deadline", "")):
            continue
        yield _Reading(row, cells, present[0].start, max(cell.end for cell in present))


def _is_heading(text: str, row: Row, columns: Columns) -> bool:
    told = meanings_of(text, row)
    return is_header(told) and repeats(settled(told), columns)


def _by_role(text: str, row: Row, columns: Columns) -> dict[Role, str]:
    cells: dict[Role, str] = {}
    # One cell over the whole width is the heading of a section, not a task that leads itself; so are the same words in
    # every cell, as a converter leaves a merged one.
    across = [cell for cell in distinct(row) if cell.colspan > 1 or columns.get(cell.column) != "number"]
    said = {_plain(text[cell.start : cell.end]) for cell in across}
    if len(row) > 1 and len(said) == 1 and (len(across) == 1 or len(across) > 2) and (heading := said.pop()):
        return {"task": heading}
    for column, role in columns.items():
        cell = row[column] if column < len(row) else None
        words = _MARKS.sub(" ", text[cell.start : cell.end]).strip() if cell else ""
        if words and words not in _NOTHING and role not in cells:
            cells[role] = words
    return cells


def _joined(readings: list[_Reading]) -> Iterator[_Reading]:
    """Rows put together again that a page break has torn."""
    held: _Reading | None = None
    for reading in readings:
        if held is not None and _continues(reading, held):
            cells = held.cells | {
                role: f"{held.cells.get(role, '')} {words}".strip() for role, words in reading.cells.items()
            }
            held = replace(held, cells=cells, end=reading.end)
            continue
        if held is not None:
            yield held
        held = reading
    if held is not None:
        yield held


def _continues(reading: _Reading, held: _Reading) -> bool:
    """Without a number, and its task goes on in the middle of a sentence or is missing."""
    if reading.has("number") or not held.has("lead", "deadline", "product", "supporting"):
        return False
    task = reading.cells.get("task", "")
    if not task:
        return reading.has("lead", "supporting", "product", "deadline")
    torn = not held.cells.get("task", "").endswith(_FULL_STOPS)
    return task[0].islower() and (torn or not reading.has("lead", "deadline"))


def _is_section(reading: _Reading) -> bool:
    if not reading.has("task"):
        return True
    if reading.has("lead", "deadline", "product", "supporting"):
        number = reading.cells.get("number", "")
        return bool(_GROUP_NUMBER.fullmatch(number)) and not reading.has("lead", "deadline")
    return True


def _without_dittos(reading: _Reading, above: _Reading | None) -> _Reading:
    """`-nt-` and `"` mean what stands above."""
    if above is None:
        return reading
    cells = {
        role: above.cells.get(role, "") if role != "number" and len(words) < 12 and _DITTO.fullmatch(words) else words
        for role, words in reading.cells.items()
    }
    return replace(reading, cells=cells)


def _task(reading: _Reading, section: str | None, days: Days, place: str | None) -> AnnexTask:
    cells = reading.cells
    deadline = _plain(cells.get("deadline", "")) or None
    bodies = bodies_of(lead=_lines(cells.get("lead", "")), supporting=_lines(cells.get("supporting", "")))
    return AnnexTask(
        start=reading.start,
        end=reading.end,
        number=_plain(cells.get("number", "")).rstrip(".)"),
        task=_plain(cells["task"]),
        lead=bodies.lead,
        supporting=bodies.supporting,
        product=_plain(cells.get("product", "")) or None,
        deadline=deadline,
        deadline_value=schedule_value(deadline, reference=days.under(section)) if deadline else None,
        section=section,
        provision=place,
        receiver=_plain(cells.get("receiver", "")) or None,
    )


def _lines(cell: str) -> Iterator[str]:
    return (_plain(line.lstrip("-–+• ")) for line in _BREAK.split(cell))


def _plain(words: str) -> str:
    if "<br" in words or " / " in words:
        words = _SLASH.sub(" ", words)
    return " ".join(words.split())
