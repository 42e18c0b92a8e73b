"""The one form of text that every reader makes: a paragraph per line, tables as `| cell | cell |` rows.

A reader hands over pieces in reading order; this module writes the text and notes where each piece stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vanban import errors
from vanban.model import Block, BlockKind, Cell, Source, Table
from vanban.reading import anchors, limits
from vanban.reading.anchors import Anchor
from vanban.text import clean

BREAK_IN_CELL = " / "


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as its format had it; a `\\n` in the text begins a new block of the same kind."""

    text: str
    kind: BlockKind = "paragraph"
    bold: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell; `text` has a line per paragraph. Rows and columns count from 0."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it is written down. Places that no cell begins in are written as blank cells."""

    cells: Sequence[GridCell]
    page: int | None = None
    sheet_rows: tuple[int, ...] = ()
    """As `Table.sheet_rows`."""


Piece = Line | Grid


class Layout:
    """Writes pieces one after the other and keeps their places; in `anchored` pieces, also those that signs stand for."""

    def __init__(self, *, anchored: bool = False) -> None:
        self._anchored = anchored
        self._strip = anchors.stripped if anchored else str.strip
        self._texts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._cells = 0
        self._anchors: list[Anchor] = []

    @property
    def is_empty(self) -> bool:
        return not self._blocks

    def add(self, piece: Piece) -> None:
        """Write one piece; a piece without a visible character leaves no trace. Raises `too_large`."""
        if isinstance(piece, Grid):
            self._add_grid(piece)
        else:
            self._add_line(piece)
        limits.check_length(self._length)
        limits.check_places(len(self._blocks) + self._cells)

    def places(self) -> dict[int, tuple[int, int]]:
        """Where each comment that was anchored in the pieces begins and ends."""
        places: dict[int, tuple[int, int]] = {}
        for anchor in self._anchors:
            start, _ = places.get(anchor.number, (anchor.offset, anchor.offset))
            places[anchor.number] = (start, anchor.offset)
        return places

    def source(self, *, format: str, reader: str, pages: int | None = None, title: str | None = None) -> Source:
        """All pieces as one `Source`; raises `empty` when nothing was written."""
        if not self._blocks:
            raise errors.empty()
        return Source(
            text="".join(self._texts).removesuffix("\n"),
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            format=format,
            reader=reader,
            pages=pages,
            title=title,
        )

    def _add_line(self, line: Line) -> None:
        for text in clean(line.text)[0].split("\n"):
            start = self._write(self._strip(text))
            if self._length > start:
                self._blocks.append(Block(start, self._length, line.kind, line.bold, line.page))
                self._write("\n")

    def _add_grid(self, grid: Grid) -> None:
        cells = [replace(cell, text=self._one_line(cell.text)) for cell in grid.cells]
        if not any(cell.text for cell in cells):
            return
        if self._blocks and self._blocks[-1].kind == "table":
            # A blank line keeps two neighbouring tables apart for whoever reads the text again.
            self._write("\n")
        begins = {(cell.row, cell.column): cell for cell in cells}
        height = max(cell.row + cell.rowspan for cell in cells)
        width = max(cell.column + cell.colspan for cell in cells)
        start = self._length
        placed: list[Cell] = []
        for row in range(height):
            placed.extend(self._write_row([begins.get((row, column)) for column in range(width)]))
            limits.check_places(len(placed))
        end = self._length - 1
        self._cells += len(placed)
        self._tables.append(Table(start, end, tuple(placed), grid.sheet_rows))
        self._blocks.append(Block(start, end, "table", page=grid.page))

    def _write_row(self, row: Sequence[GridCell | None]) -> list[Cell]:
        placed = []
        for cell in row:
            start = self._write("| ") + 2
            if cell is not None:
                self._write(cell.text)
                placed.append(Cell(start, self._length, cell.row, cell.column, cell.rowspan, cell.colspan))
            self._write(" ")
        self._write("|\n")
        limits.check_length(self._length)
        return placed

    def _write(self, text: str) -> int:
        start = self._length
        if self._anchored:
            text, lifted = anchors.lifted(text)
            self._anchors += [replace(anchor, offset=start + anchor.offset) for anchor in lifted]
        self._texts.append(text)
        self._length += len(text)
        return start

    def _one_line(self, text: str) -> str:
        lines = (self._strip(line) for line in clean(text)[0].split("\n"))
        return BREAK_IN_CELL.join(line for line in lines if line)
