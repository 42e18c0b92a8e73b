"""The source as it looks on paper: paragraphs and tables with everything that was found marked in its place.

One pass over the text, however much is marked in it. Every piece that holds words carries `data-start`, the offset of
its first character, so that a selection on the page leads back to the characters of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from kimchinam.documents.models import Occurrence, Text
from vanban import Source

ORG, TIME, TASK, REFERENCE = "hl-org", "hl-time", "hl-task", "hl-ref"
LONGEST_BOXED = 2000
"""Characters. In a longer paragraph, as in a text that lost its line ends, a passage is marked but nothing boxed."""

LONGEST_HEADING = 200
"""Characters. What leads in smaller provisions with more words than this is a paragraph."""
LONGEST_LEAD = 60
"""Characters. What ends like a sentence and is longer is one, whatever it leads in: "5. Bộ Tài chính:" is a heading."""

_BREAK = " / "
"""How a cell of the textual form writes a line break (decision 0007)."""
_RULE = re.compile(r"(?:^|(?<=>))[-–—_]{3,}(?=<|$)")
"""A line of dashes, as typewriters drew one under a letterhead; between the tags of a cell."""
_TAG = re.compile(r"<[^>]*>")
_RULE_LINE = re.compile(r"[-–—_]{3,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found between two characters. `number` names what it belongs to on the page, 0 when that is nothing."""

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
    look: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, or a table when it has rows."""

    start: int
    look: str
    html: SafeString = field(default_factory=SafeString)
    rows: tuple[tuple[Cell, ...], ...] = ()
    boxed: bool = True
    ends: tuple[Occurrence, ...] = ()
    """Provisions of which this is the last piece."""

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
        """Numbers of the marks that the pen is in, in the order in which they began."""

    def html(self, start: int, end: int) -> SafeString:
        self._pass_edges(start)
        pieces: list[str] = []
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
        look = next((look for look in (ORG, TIME, REFERENCE, TASK) if self._looks[look] > 0), "")
        if not look:
            return words
        candidates = f' data-candidates="{" ".join(map(str, self._numbers))}"' if self._numbers else ""
        return f'<span class="{look}"{candidates}>{words}</span>'


def lay_out(text: Text, *, occurrences: Sequence[Occurrence], marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in pieces, in order. Linear in the text and its marks."""
    blocks = text.layout.get("blocks") or list(_lines(text.content))
    marker = Marker(text.content, marks, ((one.start, anchor_of(one)) for one in occurrences))
    tables = {start: cells for start, _end, cells in text.layout.get("tables", ())}
    starts = [block[0] for block in blocks]
    titles = _by_block(_with_children(occurrences), starts, lambda one: one.start)
    ends = _by_block(occurrences, starts, lambda one: max(one.start, one.end - 1))
    body = min((one.start for one in occurrences), default=0)
    pieces = []
    for start, end, kind, bold, _page in blocks:
        if start in tables:
            rows = _rows(marker, tables[start])
            # The head of a paper and its signatures are tables without lines.
            look = "table" if start >= body and len(rows) > 1 else "table plain"
            piece = Piece(start, look, rows=rows, ends=ends.get(start, ()))
        else:
            words = text.content[start:end]
            look = _look(kind, words, bold=bold, leads=start in titles)
            boxed = end - start <= LONGEST_BOXED
            piece = Piece(start, look, html=marker.html(start, end), boxed=boxed, ends=ends.get(start, ()))
        pieces.append(piece)
    return pieces


def _look(kind: str, words: str, *, bold: bool, leads: bool) -> str:
    if _RULE_LINE.fullmatch(words.strip()):
        return "rule"
    look = "heading" if leads and _is_heading(words.strip()) else "paragraph" if kind == "table" else kind
    return f"{look} bold" if bold else look


def _is_heading(words: str) -> bool:
    """Whether what leads in smaller provisions is their title, not the sentence that they complete."""
    return len(words) <= (LONGEST_LEAD if words.endswith((":", ";", ".", ",")) else LONGEST_HEADING)


def anchor_of(occurrence: Occurrence) -> str:
    """Id of the place where a provision begins on the page."""
    return f"p-{occurrence.provision_id}"


def layout_of(source: Source) -> dict[str, object]:
    """Where blocks and tables stand in a source, as `Text.layout` keeps it and `lay_out` reads it."""
    return {
        "blocks": [[b.start, b.end, b.kind, b.bold, b.page] for b in source.blocks],
        "tables": [
            [t.start, t.end, [[c.start, c.end, c.row, c.column, c.rowspan, c.colspan] for c in t.cells]]
            for t in source.tables
        ],
        "offsets": [list(mark) for mark in source.offsets.marks],
    }


def _lines(content: str) -> Iterator[list[object]]:
    start = 0
    for line in content.split("\n"):
        if line.strip():
            yield [start, start + len(line), "paragraph", False, None]
        start += len(line) + 1


def _by_block(
    occurrences: Iterable[Occurrence], starts: Sequence[int], place: Callable[[Occurrence], int]
) -> Mapping[int, tuple[Occurrence, ...]]:
    """Start of a block → the provisions whose `place` (an offset) is in it."""
    found: dict[int, list[Occurrence]] = {}
    for one in occurrences:
        block = bisect_right(starts, place(one)) - 1
        if block >= 0:
            found.setdefault(starts[block], []).append(one)
    return {start: tuple(ones) for start, ones in found.items()}


def _with_children(occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    for one, after in pairwise(occurrences):
        if after.depth > one.depth:
            yield one


def _rows(marker: Marker, cells: Sequence[Sequence[int]]) -> tuple[tuple[Cell, ...], ...]:
    rows: dict[int, list[Cell]] = {}
    for start, end, row, _column, rowspan, colspan in sorted(map(tuple, cells)):
        html = marker.html(start, end)
        cell = Cell(start, _with_lines(html), rowspan, colspan, head=row == 0, look=_cell_look(html))
        rows.setdefault(row, []).append(cell)
    # A row that only continues merged cells from above has none of its own, but must stand for the spans to fit.
    height = max((row + rowspan for _start, _end, row, _column, rowspan, _colspan in cells), default=0)
    return tuple(tuple(rows.get(row, ())) for row in range(height))


def _with_lines(html: SafeString) -> SafeString:
    """Line breaks and rules of a cell by their look alone: every character stays, for a selection counts them."""
    lines = html.replace(_BREAK, f'<span class="line-end">{_BREAK}</span>')
    return mark_safe(_RULE.sub(r'<span class="rule">\g<0></span>', lines))


def _cell_look(html: str) -> str:
    """To whom a paper goes is a list on the left, also beside a signature in the middle."""
    return "receivers" if _TAG.sub("", html).lstrip().startswith("Nơi nhận") else ""
