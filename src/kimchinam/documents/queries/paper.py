"""A text laid out as on paper: paragraphs, headings and tables, cut into pieces where marks begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kimchinam.documents.models import Occurrence, Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text to be shown: `kind` names how (org, time, task, reference), `key` what it belongs to."""

    start: int
    end: int
    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same marks; its span is [start, start + len(text))."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCell:
    pieces: tuple[Piece, ...]
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading or a table. `occurrences` are the provisions that begin here."""

    start: int
    end: int
    kind: str
    bold: bool = False
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = ()
    occurrences: tuple[Occurrence, ...] = field(default=())


def paper(text: Text, *, marks: Iterable[Mark] = (), occurrences: Sequence[Occurrence] = ()) -> list[Line]:
    """Lines of the text in order, linear in its length. Marks may overlap; those that leave the text are cut off."""
    cutter = _Cutter(text.content, marks)
    tables = {start: (end, cells) for start, end, cells in text.layout.get("tables", ())}
    bold = {(start, kind): is_bold for start, _end, kind, is_bold, _page in text.layout.get("blocks", ())}
    headings = {start for start, kind in bold if kind == "heading"}
    lines = []
    for start, end in _lines(text.content, tables):
        if start in tables:
            line = Line(start, end, "table", rows=_rows(tables[start][1], cutter))
        else:
            kind = "heading" if start in headings else "paragraph"
            strong = any(bold.get((start, one)) for one in ("paragraph", "heading", "item"))
            line = Line(start, end, kind, bold=strong, pieces=cutter.cut(start, end))
        lines.append(line)
    return _with_occurrences(lines, occurrences)


def _lines(content: str, tables: dict[int, tuple[int, object]]) -> Iterable[tuple[int, int]]:
    """Spans of the lines that hold something; the lines of a table are one span."""
    position = 0
    while position < len(content):
        if position in tables:
            end = max(tables[position][0], position + 1)
        else:
            found = content.find("\n", position)
            end = len(content) if found < 0 else found
        if content[position:end].strip():
            yield position, end
        position = end + 1 if content[end : end + 1] == "\n" else max(end, position + 1)


def _rows(cells: Iterable[Sequence[int]], cutter: _Cutter) -> tuple[tuple[TableCell, ...], ...]:
    rows: dict[int, list[tuple[int, TableCell]]] = {}
    for start, end, row, column, rowspan, colspan in cells:
        rows.setdefault(row, []).append((column, TableCell(cutter.cut(start, end), rowspan, colspan)))
    return tuple(tuple(cell for _column, cell in sorted(rows[row], key=lambda one: one[0])) for row in sorted(rows))


def _with_occurrences(lines: list[Line], occurrences: Sequence[Occurrence]) -> list[Line]:
    starts = [line.start for line in lines]
    beginning: dict[int, list[Occurrence]] = {}
    for occurrence in occurrences:
        index = min(bisect_left(starts, occurrence.start + 1) - 1, len(lines) - 1)
        beginning.setdefault(max(index, 0), []).append(occurrence)
    return [
        Line(
            line.start, line.end, line.kind, bold=line.bold, pieces=line.pieces, rows=line.rows,
            occurrences=tuple(beginning.get(index, ())),
        )
        for index, line in enumerate(lines)
    ]  # fmt: skip


class _Cutter:
    """Cuts spans where marks begin and end. Spans are asked for in rising order, so one pass over the marks is enough."""

    def __init__(self, content: str, marks: Iterable[Mark]) -> None:
        self.content = content
        self.marks = sorted((mark for mark in marks if mark.end > mark.start), key=lambda mark: (mark.start, -mark.end))
        self.next = 0
        self.open: list[Mark] = []

    def cut(self, start: int, end: int) -> tuple[Piece, ...]:
        self._take(end)
        self.open = [mark for mark in self.open if mark.end > start]
        here = [mark for mark in self.open if mark.start < end]
        edges = {start, end}
        edges |= {edge for mark in here for edge in (mark.start, mark.end) if start < edge < end}
        cuts = sorted(edges)
        return tuple(
            Piece(left, self.content[left:right], tuple(m for m in here if m.start < right and m.end > left))
            for left, right in pairwise(cuts)
        )

    def _take(self, end: int) -> None:
        while self.next < len(self.marks) and self.marks[self.next].start < end:
            self.open.append(self.marks[self.next])
            self.next += 1
