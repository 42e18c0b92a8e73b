"""A sheet as pieces of text: letterhead and titles as lines, what follows as tables.

Columns keep one numbering on the whole sheet, so that a table goes on after a blank row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanban.reading import limits
from vanban.reading.layout import Grid, GridCell, Line, Piece
from vanban.reading.sheet.cells import Sheet
from vanban.reading.sheet.visible import Row, visible_regions

_FEWEST_IN_TABLE = 3
"""Rows of fewer cells before the first such row are titles or the two sides of a letterhead."""
_SECTION_COLUMNS = 2
"""A lone cell this far left heads the rows below it: it stands for its whole row."""


def pieces_of_sheet(sheet: Sheet) -> list[Piece]:
    """Lines and tables from top to bottom."""
    regions, numbers = visible_regions(sheet)
    width = max((cell.column + cell.colspan for region in regions for row in region for cell in row), default=0)
    has_table = any(_is_wide(row) for region in regions for row in region)
    pieces: list[Piece] = []
    for region in regions:
        first = _table_begins(region, has_table=has_table)
        pieces.extend(_preamble(region[:first]))
        if first < len(region):
            pieces.append(_table(region[first:], width, numbers))
    return pieces


def _is_wide(row: Row) -> bool:
    return len(row) >= _FEWEST_IN_TABLE


def _table_begins(region: Sequence[Row], *, has_table: bool) -> int:
    """The first row of the table of a region, the number of its rows when it has none."""
    enough = _FEWEST_IN_TABLE if has_table else 2
    return next((index for index, row in enumerate(region) if len(row) >= enough), len(region))


def _preamble(rows: Sequence[Row]) -> Iterator[Piece]:
    """Titles as lines; rows that stand side by side as one pair of cells, as other readers give a letterhead."""
    pair: list[Row] = []
    for index, row in enumerate(rows):
        if len(row) == 2 or (pair and _is_beside(row, rows[index + 1 : index + 2])):
            pair.append(row)
            continue
        yield from _pair(pair)
        pair = []
        yield from (Line(cell.text) for cell in row)
    yield from _pair(pair)


def _is_beside(row: Row, following: Sequence[Row]) -> bool:
    """A lone cell between two pairs belongs to one side, unless it reaches over both."""
    return len(row) == 1 and row[0].colspan < _FEWEST_IN_TABLE and any(len(below) == 2 for below in following)


def _pair(rows: Sequence[Row]) -> Iterator[Piece]:
    if not rows:
        return
    middle = min(row[-1].column for row in rows if len(row) == 2)
    sides = [[cell.text for row in rows for cell in row if (cell.column >= middle) == side] for side in (False, True)]
    yield Grid([GridCell("\n".join(texts), 0, column) for column, texts in enumerate(sides)])


def _table(rows: Sequence[Row], width: int, numbers: Sequence[int]) -> Grid:
    """The rows numbered from 0, blank places filled, so that every row has its cells as in a table of Word."""
    limits.check_places(len(rows) * width + sum(cell.rowspan * cell.colspan for row in rows for cell in row))
    top = rows[0][0].row
    cells = [replace(cell, row=cell.row - top) for row in rows for cell in row]
    taken = {(row, column) for cell in cells for row, column in _places(cell)}
    lone = {row[0].row - top for row in rows if len(row) == 1 and row[0].column < _SECTION_COLUMNS}
    blanks = [
        GridCell("", row, column)
        for row in range(len(rows))
        for column in range(width)
        if row not in lone and (row, column) not in taken
    ]
    return Grid([*cells, *blanks], sheet_rows=tuple(numbers[top : top + len(rows)]))


def _places(cell: GridCell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.rowspan):
        for column in range(cell.column, cell.column + cell.colspan):
            yield row, column
