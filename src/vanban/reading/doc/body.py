"""The body of a .doc: paragraphs as lines, and those in cells as tables."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vanban.model import BlockKind
from vanban.reading import limits
from vanban.reading.doc.paragraphs import CELL_MARK, Paragraph
from vanban.reading.labels import ListCounter, is_number
from vanban.reading.layout import Grid, GridCell, Line, Piece

_SAME_EDGE = 60
"""Twentieths of a point: borders as near as that are one border, drawn by hand."""
_CELL_BYTES = 20
_VERTICAL, _CONTINUES, _RESTARTS = 0x60, 0x20, 0x60


@dataclass(frozen=True, slots=True)
class _RowCell:
    text: str
    left: int
    right: int
    merge: int = 0


@dataclass(slots=True)
class _Table:
    """Rows and cells under way."""

    rows: list[list[_RowCell]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    taken: int = 0


def pieces_of_body(paragraphs: Iterable[Paragraph], lists: ListCounter) -> Iterator[Piece]:
    """Lines and tables in reading order, with the numbers that Word shows before them. A .doc does not say where pages end."""
    table = _Table()
    for paragraph in (_labelled(paragraph, lists) for paragraph in paragraphs):
        if paragraph.look.in_table or paragraph.mark == CELL_MARK:
            _take(table, paragraph)
            continue
        yield from _finished(table)
        yield _line(paragraph)
    yield from _finished(table)


def _labelled(paragraph: Paragraph, lists: ListCounter) -> Paragraph:
    look = paragraph.look
    if not look.list_number or look.ends_row:
        return paragraph
    # An item left empty is counted all the same; in a column of numbers it is all that the cell shows.
    label = lists.label(str(look.list_number), look.list_level)
    if not paragraph.text.strip():
        return replace(paragraph, text=label) if look.in_table and is_number(label) else paragraph
    return replace(paragraph, text=f"{label} {paragraph.text}") if label else paragraph


def _line(paragraph: Paragraph) -> Line:
    kind: BlockKind = "heading" if paragraph.look.is_heading else "item" if paragraph.look.list_number else "paragraph"
    return Line(paragraph.text, kind, paragraph.bold)


def _take(table: _Table, paragraph: Paragraph) -> None:
    table.taken += 1
    limits.check_places(table.taken)
    if paragraph.look.ends_row and paragraph.mark == CELL_MARK:
        table.rows.append(_row(table.cells, paragraph.look.row))
        table.cells, table.lines = [], []
        return
    table.lines.append(paragraph.text)
    if paragraph.mark == CELL_MARK:
        table.cells.append("\n".join(table.lines))
        table.lines = []


def _row(texts: Sequence[str], operand: bytes) -> list[_RowCell]:
    """The cells of a row with their edges [TDefTableOperand]; evenly spread when those do not fit the cells."""
    count = operand[0] if operand else 0
    if count != len(texts) or len(operand) < 1 + 2 * (count + 1):
        return [_RowCell(text, index * 1_000, (index + 1) * 1_000) for index, text in enumerate(texts)]
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    merges = operand[1 + 2 * (count + 1) :: _CELL_BYTES]
    return [
        _RowCell(text, edges[index], edges[index + 1], merges[index] & _VERTICAL if index < len(merges) else 0)
        for index, text in enumerate(texts)
    ]


def _finished(table: _Table) -> Iterator[Piece]:
    """The table that ends here; cells without a row mark, as a damaged file has them, are lines."""
    loose = [*table.cells, *table.lines]
    rows, table.rows, table.cells, table.lines = table.rows, [], [], []
    if rows:
        yield Grid(_merged(rows))
    for text in loose:
        yield Line(text)


def _merged(rows: Sequence[Sequence[_RowCell]]) -> list[GridCell]:
    """The cells by the columns that all edges together make; cells merged downwards are kept once."""
    edges = _distinct(edge for row in rows for cell in row for edge in (cell.left, cell.right))
    cells: dict[tuple[int, int], GridCell] = {}
    open_cells: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        for cell in row:
            column = min(edges[cell.left], limits.MAX_COLUMNS)
            above = open_cells.get(column)
            if cell.merge == _CONTINUES and above is not None:
                cells[above] = replace(cells[above], rowspan=number - above[0] + 1)
                continue
            span = max(min(edges[cell.right], limits.MAX_COLUMNS) - column, 1)
            cells[number, column] = GridCell(cell.text, number, column, colspan=span)
            open_cells.pop(column, None)
            if cell.merge == _RESTARTS:
                open_cells[column] = number, column
    return list(cells.values())


def _distinct(edges: Iterable[int]) -> dict[int, int]:
    """Each edge with the number of its column border from the left."""
    columns: dict[int, int] = {}
    number, begin = -1, 0
    for edge in sorted(set(edges)):
        if number < 0 or edge - begin > _SAME_EDGE:
            number, begin = number + 1, edge
        columns[edge] = number
    return columns
