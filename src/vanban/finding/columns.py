"""The columns of a task table, recognised by their headers, and the grid that merged cells leave behind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from vanban.finding.headings import TIMES, Meaning, meaning_of
from vanban.model import Cell, Table

Role = Literal["number", "task", "lead", "supporting", "product", "receiver", "deadline", "note"]
Meanings = Mapping[int, Meaning]
"""Column → what its heading says."""
Row = tuple[Cell | None, ...]
Columns = Mapping[int, Role]
"""Column → what stands in it; of two columns with one role the first that says something counts."""

_LONGEST_HEADER = 80
_ORDINALS = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?")
_COUNT = re.compile(r"\d+(?:\.\d+)*[.)]?")
_LEADS: tuple[Meaning, ...] = ("lead", "answerable", "overseer")
_LIMITS: tuple[Meaning, ...] = ("extended", "limit")
_PLAIN: Mapping[Meaning, Role] = {
    "number": "number",
    "task": "task",
    "supporting": "supporting",
    "product": "product",
    "receiver": "receiver",
    "note": "note",
}
_LARGEST_GRID = 400_000


def grid_of(table: Table) -> tuple[Row, ...]:
    """Rows × columns of the table; a merged cell stands in every place it covers. An absurdly wide table gives nothing."""
    height = max((cell.row + cell.rowspan for cell in table.cells), default=0)
    width = max((cell.column + cell.colspan for cell in table.cells), default=0)
    if height * width > _LARGEST_GRID:
        return ()
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in grid[cell.row : cell.row + cell.rowspan]:
            for column in range(cell.column, cell.column + cell.colspan):
                row[column] = row[column] or cell
    return tuple(tuple(row) for row in grid)


def meanings_of(text: str, row: Row, *, above: Meanings | None = None) -> dict[int, Meaning]:
    """What the cells of a row would say of their columns, if it were a header row, under a row that says `above`.

    A row that begins with a number of its own says nothing: it is one of the rows that are counted.
    """
    meanings: dict[int, Meaning] = {}
    if is_counted(text, row):
        return meanings
    over: Meaning | None = None
    for column, cell in enumerate(row):
        over = (above or {}).get(column, over)
        if cell is not None and 0 < cell.end - cell.start <= _LONGEST_HEADER:
            meaning = meaning_of(text[cell.start : cell.end], above=over)
            if meaning is not None:
                meanings[column] = meaning
    return meanings


def is_counted(text: str, row: Row) -> bool:
    """Whether a row begins with a number of its own."""
    first = next((cell for cell in row if cell is not None and cell.end > cell.start), None)
    return first is not None and _COUNT.fullmatch(text, first.start, first.end) is not None


def is_header(meanings: Meanings) -> bool:
    """Whether what a row says suffices for a header of a task table, or for the lower half of one."""
    return len(set(meanings.values()) - {"number", "note"}) >= 2


def settled(meanings: Meanings) -> Columns:
    """The roles of the columns, where several claim the same one.

    Whoever leads comes before who merely answers, and these before who oversees. A limit makes a day of completion beside
    it the one on which the work was in fact finished, and an extended limit comes before the first one.
    """
    said = set(meanings.values())
    leads = _LEADS[:2] if said & set(_LEADS[:2]) else _LEADS
    times = _LIMITS if said & set(_LIMITS) else tuple(time for time in TIMES if time in said)[:1]
    roles: dict[int, Role] = {column: _PLAIN[told] for column, told in meanings.items() if told in _PLAIN}
    for meaning in leads:
        roles |= dict.fromkeys((column for column, told in meanings.items() if told == meaning), "lead")
    for meaning in times:
        roles |= dict.fromkeys((column for column, told in meanings.items() if told == meaning), "deadline")
    return roles


def repeats(found: Columns, columns: Columns) -> bool:
    """Whether a row heads the columns once more, as at the top of a new page, rather than filling them."""
    agreeing = sum(columns.get(column) == role for column, role in found.items())
    return agreeing >= 2 and agreeing * 2 > len(found)


def is_task_table(roles: Columns) -> bool:
    """A task and somebody to lead it, or at least a product with its time."""
    found = set(roles.values())
    return "task" in found and ("lead" in found or {"product", "deadline"} <= found)


def is_ordinal_row(text: str, row: Row) -> bool:
    """The row `(1) | (2) | (3)` or `A | B | 1` beneath a header."""
    words = [text[cell.start : cell.end].strip("*_ ") for cell in distinct(row) if cell.end > cell.start]
    return len(words) > 2 and all(_ORDINALS.fullmatch(word) for word in words)


def distinct(row: Row) -> Sequence[Cell]:
    """The cells of a row from left to right, a merged one once."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells
