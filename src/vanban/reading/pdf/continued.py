"""Tables that the end of a page cut in two: put together again, without the head that each page repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from vanban.reading.layout import Grid, GridCell
from vanban.reading.pdf.flow import PageItem, joint
from vanban.reading.pdf.markers import BEGINS_PARAGRAPH

_HEAD_ROWS = 3
_FEWEST_COLUMNS = 3
"""A pair of columns side by side is a head or a signature, which no page end cuts."""

_FULL_STOP = "."

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
        rows = _rows(first)
        self._page = first.page
        self._head = rows[:_HEAD_ROWS]
        self._cells: list[GridCell] = []
        self._lowest: dict[int, int] = {}
        self._add(rows)
        self._height = _height(first)

    def append(self, part: Grid) -> None:
        rows = _rows(part)
        head = [(_shape(row), _shape(own)) for row, own in zip(rows, self._head, strict=False)]
        repeated = len(list(takewhile(lambda pair: pair[0] == pair[1], head)))
        rows = rows[repeated:]
        if not rows:
            return
        shift = self._height - rows[0][0].row
        above = self._bottom()
        if _is_rest(rows[0], {column: self._cells[place] for column, place in above.items()}):
            for rest in rows.pop(0):
                self._cells[above[rest.column]] = _with_rest(self._cells[above[rest.column]], rest)
            shift -= 1
        else:
            rows[0] = self._without_merged(rows[0], above)
        self._add([replace(cell, row=cell.row + shift) for cell in row] for row in rows)
        self._height = shift + _height(part)

    def grid(self) -> Grid:
        return Grid(self._cells, self._page)

    def _add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            for cell in row:
                self._lowest[cell.column] = len(self._cells)
                self._cells.append(cell)

    def _bottom(self) -> dict[int, int]:
        """Where in the list of cells those stand that reach the last row, by their column."""
        ends = {column: self._cells[place].row + self._cells[place].rowspan for column, place in self._lowest.items()}
        return {column: place for column, place in self._lowest.items() if ends[column] >= self._height}

    def _without_merged(self, row: Row, above: dict[int, int]) -> Row:
        """The row without blank cells that are the lower part of a merged cell, which the end of the page has cut."""
        kept = []
        for cell in row:
            place = above.get(cell.column)
            if place is not None and cell.column and _is_merged(self._cells[place], cell):
                upper = self._cells[place]
                self._cells[place] = replace(upper, rowspan=upper.rowspan + cell.rowspan)
            else:
                kept.append(cell)
        return kept


def _shape(row: Row) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row]


def _is_rest(row: Row, above: Mapping[int, GridCell]) -> bool:
    """Whether a row is the lower half of the row above: it has no number, and what it says began before.

    `above` are the cells that reach the end of the page, by column: a merged one may have begun in an earlier row.
    """
    uppers = [above.get(cell.column) for cell in row]
    number = uppers[0]
    if row[0].text or number is None or not number.text:
        return False
    if any(upper is None or upper.colspan != cell.colspan for cell, upper in zip(row, uppers, strict=True)):
        return False
    filled = [(cell.text, upper.text) for cell, upper in zip(row, uppers, strict=True) if upper and cell.text]
    if any(text[0].islower() for text, _ in filled):
        return True
    is_new = any(_is_title(text) or before.endswith(_FULL_STOP) for text, before in filled)
    return not is_new and len(filled) * 2 <= len(row)


def _is_title(text: str) -> bool:
    """Whether it heads the rows below: several words in capitals, which a short form like UBND is not."""
    return text.isupper() and " " in text


def _is_merged(upper: GridCell, lower: GridCell) -> bool:
    """Whether a blank cell at the top of a page is part of the merged one above it."""
    return not lower.text and upper.rowspan > 1 and upper.colspan == lower.colspan


def _with_rest(cell: GridCell, rest: GridCell) -> GridCell:
    text = cell.text or rest.text
    if cell.text and rest.text:
        begins = rest.text[0].isupper() or BEGINS_PARAGRAPH.match(rest.text)
        is_new = begins and not rest.text[0].islower() and not cell.text.endswith(",")
        text = cell.text + ("\n" if is_new else joint(cell.text)) + rest.text
    return replace(cell, text=text, rowspan=cell.rowspan + rest.rowspan - 1)


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
