"""Lines of a page: words at one height put back into rows, each row as a line of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanban.reading.pdf.markers import is_label
from vanban.reading.pdf.words import Word

_SIGN = 0.5
"""In heights of the usual word: what is lower is a comma, a dash, a dot."""
_ONE_ROW = 0.6
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


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Words at one height, from top to bottom and from left to right."""
    if not words:
        return []
    # Many files give the ink of a word for its box: a comma lies on the line, a dash hovers over it.
    small = median(word.height for word in words) * _SIGN
    rows: list[Row] = []
    bottom = height = 0.0
    for word in sorted((word for word in words if word.height >= small), key=lambda word: -word.bottom):
        if rows and bottom - word.bottom < min(height, word.height) * _SAME_ROW:
            rows[-1].append(word)
        else:
            rows.append([word])
            bottom, height = word.bottom, word.height
    rows = _with_signs(rows, [word for word in words if word.height < small])
    return [_whole_words(sorted(row, key=lambda word: word.left)) for row in rows]


def _with_signs(rows: list[Row], signs: Sequence[Word]) -> list[Row]:
    """The rows, each sign in the nearest of them, or in one of its own."""
    heights = [-row[0].middle for row in rows]
    alone: list[Row] = []
    for sign in signs:
        place = bisect_left(heights, -sign.middle)
        near = min(rows[max(place - 1, 0) : place + 1], key=lambda row: abs(row[0].middle - sign.middle), default=None)
        if near is not None and abs(near[0].middle - sign.middle) < near[0].height * _ONE_ROW:
            near.append(sign)
        else:
            alone.append([sign])
    return sorted([*rows, *alone], key=lambda row: -row[0].middle) if alone else rows


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
