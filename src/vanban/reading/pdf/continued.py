"""Tables that the end of a page cut in two: put together again, without the head that each page repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from vanban.reading.layout import Grid, GridCell
from vanban.reading.pdf.flow import PageItem

_HEAD_ROWS = 3
_FEWEST_COLUMNS = 3
"""A pair of columns side by side is a head or a signature, which no page end cuts."""

Row = list[GridCell]


def joined_tables(pages: Sequence[Sequence[PageItem]]) -> list[list[PageItem]]:
    """The pages, each table that goes on over a page end standing whole on the page where it begins."""
    result: list[list[PageItem]] = []
    last: list[PageItem] = []
    growing: _Growing | None = None
    for page in pages:
        items = list(page)
        if items:
            upper, lower = last[-1] if last else None, items[0]
            if (
                isinstance(upper, Grid)
                and isinstance(lower, Grid)
                and _width(upper) == _width(lower) >= _FEWEST_COLUMNS
            ):
                growing = growing or _Growing(upper)
                growing.append(lower)
                items.pop(0)
            if items:
                _finish(last, growing)
                last, growing = items, None
        result.append(items)
    _finish(last, growing)
    return result


def _finish(page: list[PageItem], growing: _Growing | None) -> None:
    if growing is not None:
        page[-1] = growing.grid()


class _Growing:
    """A table to which the parts on the next pages are added."""

    def __init__(self, first: Grid) -> None:
        self._page = first.page
        self._rows = _rows(first)
        self._height = _height(first)

    def append(self, part: Grid) -> None:
        rows = _rows(part)
        head = [(_shape(row), _shape(own)) for row, own in zip(rows[:_HEAD_ROWS], self._rows, strict=False)]
        repeated = len(list(takewhile(lambda pair: pair[0] == pair[1], head)))
        rows = rows[repeated:]
        if rows and _is_rest(rows[0], self._rows[-1]):
            self._rows[-1] = [_with_rest(cell, rest) for cell, rest in zip(self._rows[-1], rows[0], strict=True)]
            rows = rows[1:]
        if rows:
            shift = self._height - rows[0][0].row
            self._rows.extend([replace(cell, row=cell.row + shift) for cell in row] for row in rows)
            self._height = shift + _height(part)

    def grid(self) -> Grid:
        return Grid([cell for row in self._rows for cell in row], self._page)


def _shape(row: Row) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row]


def _is_rest(row: Row, above: Row) -> bool:
    """Whether a row is the lower half of the row above: it has no number, and what it says began before."""
    if row[0].text.strip() or not above[0].text.strip():
        return False
    if [cell.column for cell in row] != [cell.column for cell in above]:
        return False
    filled = [cell.text for cell in row if cell.text.strip()]
    return len(filled) * 2 <= len(row) or any(text[0].islower() for text in filled)


def _with_rest(cell: GridCell, rest: GridCell) -> GridCell:
    if not cell.text or not rest.text:
        return replace(cell, text=cell.text or rest.text)
    between = " " if rest.text[0].islower() else "\n"
    return replace(cell, text=cell.text + between + rest.text)


def _rows(grid: Grid) -> list[Row]:
    """The cells of each row from left to right; a row that only holds the rest of merged cells has none."""
    rows: dict[int, Row] = defaultdict(list)
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return [sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)]


def _width(grid: Grid) -> int:
    return max(cell.column + cell.colspan for cell in grid.cells)


def _height(grid: Grid) -> int:
    return max(cell.row + cell.rowspan for cell in grid.cells)
