"""Tables of a .docx: rows and cells looked up through wrappers, and merged cells put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from vanban.reading import limits
from vanban.reading.docx.names import W
from vanban.reading.docx.styles import number, value
from vanban.reading.layout import GridCell

_TR, _TC = f"{W}tr", f"{W}tc"
# Wrappers that change nothing for a reader; a deletion is not among them.
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"})


@dataclass(frozen=True, slots=True)
class RowCell:
    """A `w:tc` with the column it begins in; one that `continues` is hidden under the cell above it."""

    element: etree._Element
    column: int
    span: int
    merged: bool
    continues: bool


class MergedGrid:
    """Collects the cells of a table; a cell merged over rows or columns is kept once."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], GridCell] = {}
        self._open: dict[int, tuple[int, int]] = {}

    def add(self, cell: RowCell, text: str, row: int) -> None:
        """Place a cell of row number `row`; rows must come in order."""
        above = self._open.get(cell.column)
        if cell.continues and above is not None:
            self._cells[above] = replace(self._cells[above], rowspan=row - above[0] + 1)
            return
        place = row, cell.column
        self._cells[place] = GridCell(text, row, cell.column, colspan=cell.span)
        self._open.pop(cell.column, None)
        if cell.merged:
            self._open[cell.column] = place

    def cells(self) -> list[GridCell]:
        return list(self._cells.values())


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a `w:tbl` that are not deleted."""
    for child in table:
        for element in unwrapped(child):
            if element.tag == _TR and element.find(f"{W}trPr/{W}del") is None:
                yield element


def row_cells(row: etree._Element) -> Iterator[RowCell]:
    """The cells of a `w:tr` with their columns."""
    column = number(value(row.find(f"{W}trPr/{W}gridBefore"))) or 0
    for element in (element for child in row for element in unwrapped(child) if element.tag == _TC):
        column = min(column, limits.MAX_COLUMNS)
        properties = element.find(f"{W}tcPr")
        merge = None if properties is None else properties.find(f"{W}vMerge")
        is_merged = merge is not None
        span = _span(properties)
        yield RowCell(element, column, span, is_merged, is_merged and value(merge) != "restart")
        column += span


def unwrapped(element: etree._Element) -> Iterator[etree._Element]:
    """The element, or in place of a wrapper all that it wraps, in order."""
    stack = [element]
    while stack:
        item = stack.pop()
        if item.tag in _WRAPPERS:
            stack.extend(reversed(item))
        else:
            yield item


def _span(properties: etree._Element | None) -> int:
    span = None if properties is None else number(value(properties.find(f"{W}gridSpan")))
    return min(max(span or 1, 1), limits.MAX_COLUMNS)
