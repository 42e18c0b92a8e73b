"""The source as it looks on paper: paragraphs and tables with everything that was found marked in its place.

One pass over the text, however much is marked in it. Every piece that holds words carries `data-start`, the offset of
its first character, so that a selection on the page leads back to the characters of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from kimchinam.documents.models import Occurrence, Text

ORG, TIME, TASK = "hl-org", "hl-time", "hl-task"
LONGEST_BOXED = 2000
"""Characters. In a longer paragraph, as in a text that lost its line ends, a passage is marked but nothing boxed."""

LONGEST_HEADING = 200
"""Characters. What leads in smaller provisions with more words than this is a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found between two characters. `number` is the candidate's, 0 for what no candidate is made of."""

    start: int
    end: int
    look: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    start: int
    html: SafeString
    rowspan: int
    colspan: int
    head: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, or a table when it has rows."""

    start: int
    look: str
    html: SafeString = field(default_factory=SafeString)
    rows: tuple[tuple[Cell, ...], ...] = ()
    boxed: bool = True
    begins: tuple[Occurrence, ...] = ()
    """Provisions that begin here."""

    @property
    def offset(self) -> str:
        """`start` as text: a template would localise the number."""
        return str(self.start)


class Marker:
    """Writes stretches of the text as HTML with its marks; stretches are asked for in rising order."""

    def __init__(self, content: str, marks: Iterable[Mark], anchors: Iterable[tuple[int, str]]) -> None:
        self._content = content
        self._anchors = sorted(anchors)
        self._next_anchor = 0
        edges = [
            edge for mark in marks if mark.end > mark.start for edge in ((mark.start, 1, mark), (mark.end, -1, mark))
        ]
        self._edges = sorted(edges, key=lambda edge: edge[:2])
        self._next_edge = 0
        self._looks: Counter[str] = Counter()
        self._numbers: dict[int, None] = {}
        """Candidates whose passage the pen is in, in the order in which they began."""

    def html(self, start: int, end: int) -> SafeString:
        self._pass_edges(start)
        pieces = []
        at = start
        while at < end:
            pieces += self._anchors_at(at)
            upto = self._next_cut(at, end)
            pieces.append(self._run(at, upto))
            self._pass_edges(upto)
            at = upto
        return mark_safe("".join(pieces))

    def _next_cut(self, at: int, end: int) -> int:
        cuts = [end]
        if self._next_edge < len(self._edges):
            cuts.append(self._edges[self._next_edge][0])
        if self._next_anchor < len(self._anchors):
            cuts.append(self._anchors[self._next_anchor][0])
        return min(cut for cut in cuts if cut > at)

    def _pass_edges(self, upto: int) -> None:
        while self._next_edge < len(self._edges) and self._edges[self._next_edge][0] <= upto:
            _offset, change, mark = self._edges[self._next_edge]
            self._looks[mark.look] += change
            if change > 0 and mark.number:
                self._numbers[mark.number] = None
            else:
                self._numbers.pop(mark.number, None)
            self._next_edge += 1

    def _anchors_at(self, at: int) -> Iterator[str]:
        while self._next_anchor < len(self._anchors) and self._anchors[self._next_anchor][0] <= at:
            yield f'<span id="{self._anchors[self._next_anchor][1]}"></span>'
            self._next_anchor += 1

    def _run(self, start: int, end: int) -> str:
        """Characters that share their marks. A body or a time inside a task shows as what it is."""
        words = escape(self._content[start:end])
        look = next((look for look in (ORG, TIME, TASK) if self._looks[look] > 0), "")
        if not look:
            return words
        candidates = f' data-candidates="{" ".join(map(str, self._numbers))}"' if self._numbers else ""
        return f'<span class="{look}"{candidates}>{words}</span>'


def lay_out(text: Text, *, occurrences: Sequence[Occurrence], marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in pieces, in order. Linear in the text and its marks."""
    anchors = ((one.start, anchor_of(one)) for one in occurrences)
    marker = Marker(text.content, marks, anchors)
    blocks = text.layout.get("blocks") or list(_lines(text.content))
    tables = {start: cells for start, _end, cells in text.layout.get("tables", ())}
    begins = _starts_by_block(occurrences, blocks)
    titled = {one.start for one in _with_children(occurrences)}
    return [_piece(marker, block, tables.get(block[0]), begins.get(block[0], ()), titled) for block in blocks]


def anchor_of(occurrence: Occurrence) -> str:
    """Id of the place where a provision begins on the page."""
    return f"dk-{occurrence.order}"


def _lines(content: str) -> Iterator[list[object]]:
    start = 0
    for line in content.split("\n"):
        if line.strip():
            yield [start, start + len(line), "paragraph", False, None]
        start += len(line) + 1


def _starts_by_block(
    occurrences: Sequence[Occurrence], blocks: Sequence[Sequence[int]]
) -> Mapping[int, tuple[Occurrence, ...]]:
    """Start of a block → provisions that begin in it. Both lists rise, so one walk meets them all."""
    found: dict[int, list[Occurrence]] = {}
    at = 0
    for one in sorted(occurrences, key=lambda one: one.start):
        while at + 1 < len(blocks) and blocks[at + 1][0] <= one.start:
            at += 1
        if blocks:
            found.setdefault(blocks[at][0], []).append(one)
    return {start: tuple(ones) for start, ones in found.items()}


def _with_children(occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    for one, after in pairwise(occurrences):
        if after.depth > one.depth:
            yield one


def _piece(
    marker: Marker,
    block: Sequence[object],
    cells: Sequence[Sequence[int]] | None,
    begins: tuple[Occurrence, ...],
    titled: set[int],
) -> Piece:
    start, end, kind, bold = int(block[0]), int(block[1]), str(block[2]), bool(block[3])  # type: ignore[call-overload]
    if cells is not None:
        return Piece(start, "table", rows=_rows(marker, cells), begins=begins)
    if kind == "table":
        kind = "paragraph"
    heading = kind == "heading" or (end - start <= LONGEST_HEADING and any(one.start in titled for one in begins[:1]))
    look = f"{'heading' if heading else kind}{' bold' if bold else ''}"
    return Piece(start, look, html=marker.html(start, end), boxed=end - start <= LONGEST_BOXED, begins=begins)


def _rows(marker: Marker, cells: Sequence[Sequence[int]]) -> tuple[tuple[Cell, ...], ...]:
    rows: dict[int, list[Cell]] = {}
    for start, end, row, _column, rowspan, colspan in sorted(cells):
        cell = Cell(start, marker.html(start, end), rowspan, colspan, head=row == 0)
        rows.setdefault(row, []).append(cell)
    # A row that only continues merged cells from above has none of its own, but must stand for the spans to fit.
    height = max((row + rowspan for _start, _end, row, _column, rowspan, _colspan in cells), default=0)
    return tuple(tuple(rows.get(row, ())) for row in range(height))
