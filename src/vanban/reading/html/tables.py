"""Tables of an HTML page: those that hold data become grids, those that only arrange the page are looked through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from vanban.reading import limits
from vanban.reading.html.dom import TEXT, walk
from vanban.reading.layout import GridCell

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol"})
_LONGEST_CELL = 3_000
"""In characters; a longer cell is the column of a page, not a datum."""
_MOST_ROWS = 20_000


def data_grid(table: LexborNode) -> list[GridCell]:
    """The cells of a table of data; [] for one that arranges the page (one column, tables or articles in it)."""
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    row = column = -1
    texts: list[str] = []
    for node, opening in walk(table):
        tag = node.tag or ""
        if tag == "table" and node.mem_id != table.mem_id:
            return []
        if tag == TEXT:
            texts.append(_SPACE.sub(" ", node.text_content or ""))
        elif tag == "tr" and opening:
            row, column = row + 1, -1
        elif tag in ("td", "th") and opening:
            texts.clear()
            column = _next_free(taken, max(row, 0), column + 1)
        elif tag in ("td", "th") and column < limits.MAX_COLUMNS:
            cell = _cell(node, "".join(texts), max(row, 0), column)
            taken.update(_places(cell))
            cells.append(cell)
            texts.clear()
        elif tag in _BREAKS:
            texts.append("\n")
    return cells if _is_data(cells) else []


def _cell(node: LexborNode, text: str, row: int, column: int) -> GridCell:
    return GridCell(
        text,
        row,
        column,
        rowspan=_span(node.attributes.get("rowspan"), limits.MAX_COLUMNS),
        colspan=_span(node.attributes.get("colspan"), limits.MAX_COLUMNS - column),
    )


def _is_data(cells: list[GridCell]) -> bool:
    is_wide = any(cell.column > 0 for cell in cells)
    longest = max((len(cell.text.strip()) for cell in cells), default=0)
    return is_wide and longest <= _LONGEST_CELL and cells[-1].row < _MOST_ROWS


def _next_free(taken: set[tuple[int, int]], row: int, column: int) -> int:
    while (row, column) in taken:
        column += 1
    return column


def _places(cell: GridCell) -> Iterator[tuple[int, int]]:
    """The places below and beside the first that a merged cell covers."""
    for down in range(cell.rowspan):
        for on in range(cell.colspan):
            yield cell.row + down, cell.column + on


def _span(text: str | None, most: int) -> int:
    return min(max(int(text), 1), max(most, 1)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1
