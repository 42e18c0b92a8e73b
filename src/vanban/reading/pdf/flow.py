"""Running text of a .pdf: what the margins repeat is dropped, and lines that only the layout broke are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vanban.reading.layout import Grid, Line, Piece
from vanban.reading.pdf.lines import TextLine

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–—]?\Z", re.I)
_DIGITS = re.compile(r"\d+")
_REPEATED = 3
# What begins a paragraph by itself. A dash before a number may be the second half of "2025 - 2030".
_MARKER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]{1,2}\)|[IVX]{1,5}[.)]|[IVX]{1,5}\s*[-–]\s|[-–+*•]\s?(?=[^\s\d])"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục)\s+[\dIVXA-Z]|Căn cứ\s|Nơi nhận)"
)
_SENTENCE_END = (".", ";", ":", "!", "?", "”.", '".', "./.")
_INDENT = 0.8
_SPACE = 0.3
_LOOSE = 1.9
_ENOUGH_LINES = 10

PageItem = TextLine | Grid
Page = Sequence[PageItem]


@dataclass(slots=True)
class _Paragraph:
    lines: list[TextLine] = field(default_factory=list)

    def piece(self) -> Line:
        text = " ".join(line.text for line in self.lines)
        return Line(text, bold=all(line.bold for line in self.lines), page=self.lines[0].page)


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges between which running text is set."""

    left: float
    right: float


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


def joined_lines(lines: Sequence[TextLine], *, right: float) -> str:
    """The lines of a table cell that reaches to `right`: a `\\n` stands only where the break was meant."""
    text = ""
    column = _Column(min(line.left for line in lines), right)
    for index, line in enumerate(lines):
        if index:
            text += " " if _continues(lines[index - 1 : index], line, column, is_cell=True) else "\n"
        text += line.text
    return text


def _column(page: Page, *, before: _Column | None) -> _Column:
    """The edges of a page; one with few lines does not show them and keeps those of the page before."""
    lines = [item for item in page if isinstance(item, TextLine)]
    if not lines:
        return before or _Column(0.0, 0.0)
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    own = _Column(lefts[len(lefts) // 10], rights[-1 - len(rights) // 10])
    if before is None or len(lines) >= _ENOUGH_LINES:
        return own
    return _Column(min(own.left, before.left), max(own.right, before.right))


def _continues(before: Sequence[TextLine], line: TextLine, column: _Column, *, is_cell: bool = False) -> bool:
    """Whether only the width of the page parts `line` from what stands before it."""
    last = before[-1]
    ended = last.text.endswith(_SENTENCE_END)
    # The break was meant when the next word would still have fitted.
    is_short = last.right + line.height * _SPACE + line.first_width < column.right - line.height * _SPACE
    goes_on = line.text[0].islower()
    marker = _MARKER.match(line.text)
    if marker:
        # "kinh tế / - xã hội" goes on, "- Xã hội" and "a) xã hội" do not.
        rest = line.text[marker.end() :].lstrip()
        goes_on = rest[:1].islower() and not line.text[0].isalpha()
        return goes_on and not ended and not is_short and not _is_indented(line, column)
    if line.bold != last.bold and not goes_on:
        return False
    if last.page == line.page and last.bottom - line.bottom > line.height * _LOOSE and not goes_on:
        return False
    if is_short:
        # A kind in capitals stands for itself, also over "thực hiện Nghị quyết …" in small letters.
        return goes_on and not ended and (is_cell or not last.text.isupper())
    if is_cell:
        return True
    hangs = line.left - before[0].left > line.height * _INDENT and _MARKER.match(before[0].text)
    return bool(goes_on or hangs or not _is_indented(line, column))


def _is_indented(line: TextLine, column: _Column) -> bool:
    return line.left - column.left > line.height * _INDENT
