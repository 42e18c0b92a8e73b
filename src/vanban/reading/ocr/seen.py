"""The table that tesseract prints → words with their boxes, without what only dirt on the glass has written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.reading.ocr.noise import is_dirt, mended
from vanban.reading.pdf.words import Word

POINTS_PER_DOT = 72 / 300
"""For pictures of another density everything on a page is larger or smaller together, which changes nothing."""
_COLUMNS = 12
_PAGE_LEVEL, _LINE_LEVEL, _WORD_LEVEL = "1", "4", "5"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table; places in dots from the upper left corner, confidence from 0 to 100."""

    level: str
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


def seen_pages(table: str, *, first: int = 1) -> list[list[Word]]:
    """The words of each page; the first page gets the number `first`."""
    pages: list[list[Word]] = []
    line: _Row | None = None
    height = 0
    begins = True
    for row in _rows(table):
        if row.level == _PAGE_LEVEL:
            pages.append([])
            height = row.height
        elif row.level == _LINE_LEVEL:
            line, begins = row, True
        elif row.level == _WORD_LEVEL and pages and line is not None and not is_dirt(row.text, row.confidence):
            text = mended(row.text, begins_line=begins)
            pages[-1].append(_word(row, text, line, height, first + len(pages) - 1))
            begins = False
    return pages


def _rows(table: str) -> Iterator[_Row]:
    """The lines below the heads of the columns; what tesseract warns of between them is skipped."""
    for line in table.split("\n"):
        parts = line.split("\t")
        if len(parts) == _COLUMNS and parts[0].isdigit():
            left, top, width, height = map(int, parts[6:10])
            yield _Row(parts[0], left, top, width, height, float(parts[10]), parts[11].strip())


def _word(row: _Row, text: str, line: _Row, height: int, page: int) -> Word:
    """The word as tall as its line: boxes of single words differ with every tone mark."""
    return Word(
        text=text,
        left=row.left * POINTS_PER_DOT,
        bottom=(height - line.top - line.height) * POINTS_PER_DOT,
        right=(row.left + row.width) * POINTS_PER_DOT,
        top=(height - line.top) * POINTS_PER_DOT,
        bold=False,
        page=page,
    )
