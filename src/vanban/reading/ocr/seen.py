"""The table that tesseract prints → words with their boxes, without what only dirt on the glass has written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from vanban.reading.ocr.noise import is_dirt, mended
from vanban.reading.pdf.words import Word

POINTS_PER_DOT = 72 / 300
"""For pictures of another density everything on a page is larger or smaller together, which changes nothing."""
_COLUMNS = 12
_PAGE_LEVEL, _LINE_LEVEL, _WORD_LEVEL = "1", "4", "5"
_LOWEST_LINE = 0.9
"""In heights of the usual line: small letters without marks are no smaller print."""
_SURE, _READABLE = 70.0, 50.0
"""Confidence of a page: a clean scan has 90 to 95, a bad one 75, a page that lies on its head 43."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """The words of a page as its reader holds it.

    `turn` counts the quarters of a turn clockwise that its picture has to be given, `confidence` goes from 0 to 100.
    """

    words: Sequence[Word]
    turn: int
    confidence: float

    @property
    def is_doubtful(self) -> bool:
        """Whether it may lie on its side or on its head."""
        return 0 < self.confidence < _SURE

    @property
    def is_readable(self) -> bool:
        """Whether its words are words: of a photograph, or of a page on its head, tesseract makes letters too."""
        return self.confidence >= _READABLE


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

    def turned(self, turn: int, page: _Row) -> _Row:
        """Its place after a turn of the page by so many quarters clockwise."""
        left, top, width, height = self.left, self.top, self.width, self.height
        right, bottom = page.width - left - width, page.height - top - height
        left, top = ((left, top), (bottom, left), (right, bottom), (top, right))[turn]
        if turn % 2:
            width, height = height, width
        return replace(self, left=left, top=top, width=width, height=height)


def seen_pages(table: str, *, first: int = 1) -> list[SeenPage]:
    """The pages of the table; the first one gets the number `first`."""
    pages: list[list[_Row]] = []
    for row in _rows(table):
        if row.level == _PAGE_LEVEL:
            pages.append([])
        if pages:
            pages[-1].append(row)
    return [_seen(rows, number) for number, rows in enumerate(pages, start=first)]


def _seen(rows: Sequence[_Row], number: int) -> SeenPage:
    turn = _turn(rows)
    page, *upright = [row.turned(turn, rows[0]) for row in rows]
    usual = median([row.height for row in upright if row.level == _LINE_LEVEL] or [0])
    line, begins = page, True
    words = []
    for row in upright:
        if row.level == _LINE_LEVEL:
            line, begins = row, True
        elif row.level == _WORD_LEVEL and not is_dirt(row.text, row.confidence):
            bottom = page.height - line.top - line.height
            # Boxes of single words differ with every tone mark, and a line without any is lower than its letters.
            height = max(line.height, usual * _LOWEST_LINE)
            words.append(_word(row, begins_line=begins, bottom=bottom, height=height, page=number))
            begins = False
    return SeenPage(words, turn, _confidence(rows))


def _turn(rows: Sequence[_Row]) -> int:
    """How the page has to be turned by the way from word to word of its lines: to the right, up, to the left or down."""
    ways = [0, 0, 0, 0]
    for before, row in pairwise(rows):
        if before.level == row.level == _WORD_LEVEL:
            across = row.left + row.width / 2 - before.left - before.width / 2
            down = row.top + row.height / 2 - before.top - before.height / 2
            level = abs(across) >= abs(down)
            ways[(0 if across > 0 else 2) if level else (3 if down > 0 else 1)] += 1
    return ways.index(max(ways))


def _confidence(rows: Sequence[_Row]) -> float:
    """On average over the letters; 0 for a page without any."""
    words = [row for row in rows if row.level == _WORD_LEVEL]
    letters = sum(len(row.text) for row in words)
    return sum(row.confidence * len(row.text) for row in words) / letters if letters else 0.0


def _rows(table: str) -> Iterator[_Row]:
    """The lines below the heads of the columns; what tesseract warns of between them is skipped."""
    for line in table.split("\n"):
        parts = line.split("\t")
        if len(parts) == _COLUMNS and parts[0].isdigit():
            left, top, width, height = map(int, parts[6:10])
            yield _Row(parts[0], left, top, width, height, float(parts[10]), parts[11].strip())


def _word(row: _Row, *, begins_line: bool, bottom: float, height: float, page: int) -> Word:
    """The word on its line; `bottom` and `height` are those of the line, in dots from the foot of the page."""
    return Word(
        text=mended(row.text, begins_line=begins_line),
        left=row.left * POINTS_PER_DOT,
        bottom=bottom * POINTS_PER_DOT,
        right=(row.left + row.width) * POINTS_PER_DOT,
        top=(bottom + height) * POINTS_PER_DOT,
        bold=False,
        page=page,
    )
