"""Running text of a .pdf: what the margins repeat is dropped, and lines that only the layout broke are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vanban.reading.layout import Grid, Line, Piece
from vanban.reading.pdf.lines import TextLine
from vanban.reading.pdf.markers import BEGINS_PARAGRAPH

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–—]?\Z", re.I)
_DIGITS = re.compile(r"\d+")
_REPEATED = 3
# The end of a line in a table of contents, which reaches to the edge as a full line does.
_PAGE_CITED = re.compile(r"(?: {3}|\.{4} ?)\d{1,4}\Z")
_OFFICE = re.compile(r"(?:(?:Các )?[Ss]ở|Công an|UBND|Ủy ban nhân dân|Cục|Chi cục|Bộ Chỉ huy)\s")
_BROKEN_NUMBER = re.compile(r"\w[-/]\Z")
_SENTENCE_END = (".", ";", ":", "!", "?", "”.", '".', "./.")
_INDENT = 0.8
_SPACE = 0.3
_LOOSE, _LOOSEST = 1.25, 2.2
"""How far apart two paragraphs are at least: in distances of the lines of one paragraph, and in sizes of the font."""
_CLOSE, _USUAL, _WIDE = 0.8, 1.5, 2.5
"""From line to line, in sizes of the font: the closest, the usual one, the widest."""
_ENOUGH_LINES = 10
_SMALLER = 0.75
"""A line of text beside one in print so much smaller: a note at the foot of the page, small print in a frame."""
_PADDING = 0.5
"""In sizes of the font: the room between the frame of a cell and its text is not wider."""
_NARROW = 20.0
"""In sizes of the font: where the longest line is shorter than that, no line reaches the edge of the text."""

PageItem = TextLine | Grid
Page = Sequence[PageItem]


@dataclass(slots=True)
class _Paragraph:
    lines: list[TextLine] = field(default_factory=list)

    def piece(self) -> Line:
        text = self.lines[0].text
        for line in self.lines[1:]:
            text += joint(text) + line.text
        return Line(text, bold=all(line.bold for line in self.lines), page=self.lines[0].page)


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges between which running text is set, and how far its lines stand apart, in sizes of the font."""

    left: float
    right: float
    pitch: float = _USUAL


def without_margins(pages: Sequence[Page]) -> list[list[PageItem]]:
    """The pages without page numbers and running heads or feet."""
    edges = [_edges(page) for page in pages]
    repeated = Counter(text for page in edges for text in set(page.values()))
    enough = max(_REPEATED, len(pages) // 2)
    result = []
    for page, found in zip(pages, edges, strict=True):
        dropped = {index for index, text in found.items() if repeated[text] >= enough or _is_page_number(page[index])}
        result.append([item for index, item in enumerate(page) if index not in dropped])
    return result


def _edges(page: Page) -> dict[int, str]:
    """The first and the last two lines of a page by their index, with digits made equal."""
    indexes = {0, 1, len(page) - 2, len(page) - 1} & set(range(len(page)))
    return {index: _DIGITS.sub("0", item.text) for index in indexes if isinstance(item := page[index], TextLine)}


def _is_page_number(item: PageItem) -> bool:
    return isinstance(item, TextLine) and _PAGE_NUMBER.match(item.text) is not None


def pieces(pages: Sequence[Page]) -> Iterator[Piece]:
    """Paragraphs and tables in reading order; a paragraph may run over the end of a page."""
    paragraph = _Paragraph()
    column = None
    for page in pages:
        column = _column(page, before=column)
        for item in page:
            if isinstance(item, TextLine) and paragraph.lines and _continues(paragraph.lines, item, column):
                paragraph.lines.append(item)
                continue
            if paragraph.lines:
                yield paragraph.piece()
                paragraph = _Paragraph()
            if isinstance(item, TextLine):
                paragraph.lines.append(item)
            else:
                yield item
    if paragraph.lines:
        yield paragraph.piece()


def joined_lines(lines: Sequence[TextLine], left: float, right: float) -> str:
    """The lines of a table cell that reaches from `left` to `right`: a `\\n` stands only where the break was meant."""
    # Cells keep the same room free on both sides; where all lines are centred, it is not seen.
    padding = min(min(line.left for line in lines) - left, lines[0].height * _PADDING)
    column = _Column(left + padding, right - padding)
    text = begin = lines[0].text
    for last, line in pairwise(lines):
        if _continues([last], line, column, is_cell=True) and not _names_next_office(begin, last.text, line.text):
            text += joint(text) + line.text
        else:
            begin = line.text
            text += "\n" + begin
    return text


def _names_next_office(begin: str, end: str, line: str) -> bool:
    """Whether a cell that lists offices names another one: "Sở Tài chính" is whole, and "Công an tỉnh" no part of it.

    `begin` and `end` are the first and the last line of the one before.
    """
    is_whole = " " in begin and not end.endswith((",", ";", " và", " của", " với"))
    return is_whole and all(_OFFICE.match(name) for name in (begin, line))


def joint(text: str) -> str:
    """What stands between a text and its next line: nothing in a number that was broken, as in `12/KH-` and `UBND`."""
    return "" if _BROKEN_NUMBER.search(text[-2:]) else " "


def _column(page: Page, *, before: _Column | None) -> _Column:
    """The edges of a page; one with few lines does not show them and keeps those of the page before."""
    lines = [item for item in page if isinstance(item, TextLine)]
    if not lines:
        return before or _Column(0.0, 0.0)
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    own = _Column(lefts[len(lefts) // 10], rights[-1 - len(rights) // 10], _pitch(lines))
    if before is None or len(lines) >= _ENOUGH_LINES:
        return own
    return _Column(min(own.left, before.left), max(own.right, before.right), before.pitch)


def _pitch(lines: Sequence[TextLine]) -> float:
    """How far the lines of one paragraph stand apart: closer than paragraphs do."""
    distances = sorted(_distance(upper, lower) for upper, lower in pairwise(lines))
    usual = [distance for distance in distances if _CLOSE < distance < _WIDE]
    return usual[len(usual) // 5] if usual else _USUAL


def _distance(upper: TextLine, lower: TextLine) -> float:
    return (upper.bottom - lower.bottom) / lower.height


def _continues(before: Sequence[TextLine], line: TextLine, column: _Column, *, is_cell: bool = False) -> bool:
    """Whether only the width of the page parts `line` from what stands before it."""
    last = before[-1]
    if _PAGE_CITED.search(last.text) or not _SMALLER < line.height / last.height < 1 / _SMALLER:
        return False
    ended = last.text.endswith(_SENTENCE_END)
    is_narrow = not is_cell and column.right - column.left < line.height * _NARROW
    is_short = is_narrow or _has_room(last, line, column, is_cell=is_cell)
    goes_on = line.text[0].islower()
    marker = BEGINS_PARAGRAPH.match(line.text)
    if marker:
        # "kinh tế / - xã hội" goes on, "- Xã hội" and "a) xã hội" do not.
        rest = line.text[marker.end() :].lstrip()
        goes_on = rest[:1].islower() and not line.text[0].isalpha()
        return goes_on and not ended and not is_short and not _is_indented(line, column)
    if line.bold != last.bold and not goes_on:
        return False
    if last.page == line.page and not goes_on and _distance(last, line) > min(column.pitch * _LOOSE, _LOOSEST):
        return False
    if is_short:
        # A kind in capitals stands for itself, also over "thực hiện Nghị quyết …" in small letters.
        return goes_on and not ended and (is_cell or not last.text.isupper())
    if is_cell:
        return True
    hangs = line.left - before[0].left > line.height * _INDENT and BEGINS_PARAGRAPH.match(before[0].text)
    return bool(goes_on or hangs or not _is_indented(line, column))


def _has_room(last: TextLine, line: TextLine, column: _Column, *, is_cell: bool) -> bool:
    """Whether the first word of `line` would still have fitted behind `last`: then the break was meant."""
    before, behind = last.left - column.left, column.right - last.right
    is_centred = is_cell and abs(before - behind) < line.height * _INDENT
    room = before + behind if is_centred else behind
    return line.height * _SPACE + line.first_width < room - line.height * _SPACE


def _is_indented(line: TextLine, column: _Column) -> bool:
    return line.left - column.left > line.height * _INDENT
