"""Lines of a page: words at one height put back into rows, each row as a line of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanban.reading.pdf.markers import is_label
from vanban.reading.pdf.words import Word

_SMALL = 0.75
"""In sizes of the font of a line: what is lower, raised no more than so far, and as close to a word, belongs to it."""
_RAISED, _CLOSE = 0.6, 0.5
_SAME_ROW = 0.5
WIDE_GAP = 1.2
"""In sizes of the font: no justified line spreads its words so far."""
_SPACE = 0.25
_TOUCH, _OVERLAP = 0.09, 0.3
"""Letters of one word follow one another without a gap; words that lie over one another are printed twice."""
_MOST_SPACES = 12

Row = list[Word]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of running text and its place in points."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    bold: bool
    page: int
    first_width: float
    """How wide its first word is: whether the word would have fitted above shows if the break was meant."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Words at one height, from top to bottom and from left to right; the mark of a note stands in its line."""
    rows: list[Row] = []
    lower = _at_one_height(words)
    for place, row in enumerate(lower):
        for other in (*lower[place + 1 : place + 2], *rows[-1:]):
            if raised := _raised(row, other):
                other[:] = sorted([*other, *raised], key=_left)
                row = [word for word in row if word not in raised]
        if row:
            rows.append(row)
    return [_whole_words(row) for row in rows]


def _at_one_height(words: Sequence[Word]) -> list[Row]:
    rows: list[Row] = []
    bottom = height = 0.0
    for word in sorted(words, key=lambda word: -word.bottom):
        if rows and bottom - word.bottom < min(height, word.height) * _SAME_ROW:
            rows[-1].append(word)
        else:
            rows.append([word])
            bottom, height = word.bottom, word.height
    return [sorted(row, key=_left) for row in rows]


def _raised(row: Row, other: Row) -> Row:
    """The small signs of a row close to the words of another one: marks of notes, or a comma by its ink."""
    if not row:
        return []
    small = max(word.height for word in row)
    tallest = max(other, key=lambda word: word.height)
    if small >= tallest.height * _SMALL or abs(row[0].middle - tallest.middle) >= tallest.height * _RAISED:
        return []
    words = [word for word in other if small < word.height * _SMALL]
    return [word for word in row if _gap(word, words) < tallest.height * _CLOSE]


def _gap(word: Word, row: Row) -> float:
    """How far it is from the words of a row on its left and right."""
    place = bisect_left(row, word.left, key=_left)
    before, behind = row[max(place - 1, 0) : place], row[place : place + 1]
    return min([*(word.left - other.right for other in before), *(other.left - word.right for other in behind)])


def _left(word: Word) -> float:
    return word.left


def _whole_words(row: Row) -> Row:
    """The row with words put together that a second font has cut: "Ủ" from another file stands in the middle of "CỦA"."""
    words = row[:1]
    for word in row[1:]:
        last = words[-1]
        gap, height = word.left - last.right, last.height
        if -_OVERLAP * height < gap < _TOUCH * height:
            right = max(last.right, word.right)
            words[-1] = Word(last.text + word.text, last.left, last.bottom, right, last.top, last.bold, last.page)
        else:
            words.append(word)
    return words


def text_line(row: Row) -> TextLine:
    """The row as one line; a wide gap (a number still to be filled in) stays visible as several spaces."""
    tallest = max(row, key=lambda word: word.height)
    text = row[0].text
    for before, word in pairwise(row):
        gap = word.left - before.right
        # Behind the label of an item the gap is only where its text begins.
        wide = gap > tallest.height * WIDE_GAP and not is_label(text)
        text += " " * (min(round(gap / (tallest.height * _SPACE)), _MOST_SPACES) if wide else 1) + word.text
    return TextLine(
        text=text,
        left=row[0].left,
        right=row[-1].right,
        bottom=tallest.bottom,
        height=tallest.height,
        bold=all(word.bold for word in row),
        page=row[0].page,
        first_width=row[0].right - row[0].left,
    )
