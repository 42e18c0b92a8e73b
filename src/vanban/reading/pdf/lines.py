"""Lines of a page: words put back into rows, and heads or signatures that stand side by side told apart.

Office programs write the two columns of an official head in any order, so only the place on the page counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from vanban.reading.layout import Grid, GridCell
from vanban.reading.pdf.words import Word

_SIGN = 0.5
"""In heights of the usual word: what is lower is a comma, a dash, a dot."""
_ONE_ROW = 0.6
_SAME_ROW = 0.5
_WIDE_GAP = 1.5
"""In heights of a letter: no justified line spreads its words so far."""
_SPACE = 0.25
_TOUCH, _OVERLAP = 0.06, 0.3
"""Letters of one word follow one another without a gap; words that lie over one another are printed twice."""
_MOST_SPACES = 12
_NEAR, _FAR = 1.7, 3.4
"""From line to line, in heights of a letter."""
_TALLEST_PAIR = 25
_BROKEN_DAY = re.compile(r"\b(ngày|tháng|năm)\n(?=\d)")
_RECEIVERS = "Nơi nhận"

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


@dataclass(slots=True)
class _Gutter:
    """The empty strip between two columns; every row may make it narrower."""

    left: float
    right: float

    def takes(self, row: Row) -> bool:
        """Whether the row leaves a strip free; if so, narrow the gutter to it."""
        middle = (self.left + self.right) / 2
        left = max([self.left, *(word.right for word in row if word.center < middle)])
        right = min([self.right, *(word.left for word in row if word.center >= middle)])
        if right - left < row[0].height * _SAME_ROW:
            # Something reaches over the middle: the end of a long line on one side, or a line across both.
            left, right = self._widest_free(row)
            if right - left < row[0].height * _WIDE_GAP:
                return False
        self.left, self.right = left, right
        return True

    def _widest_free(self, row: Row) -> tuple[float, float]:
        inside = [word for word in row if word.right > self.left and word.left < self.right]
        begins = [self.left, *(word.right for word in inside)]
        ends = [*(word.left for word in inside), self.right]
        return max(zip(begins, ends, strict=True), key=lambda free: free[1] - free[0])

    def sides(self, row: Row) -> tuple[Row, Row]:
        return [word for word in row if word.center < self.right], [word for word in row if word.center >= self.right]


def page_lines(words: Sequence[Word]) -> list[TextLine | Grid]:
    """The lines of a page from top to bottom; a pair of columns comes as a `Grid` of one row."""
    rows = rows_of(words)
    lines: list[TextLine | Grid] = []
    index = 0
    while index < len(rows):
        count, gutter = _pair(rows, index)
        if gutter is None:
            lines.append(text_line(rows[index]))
        else:
            lines.extend(_side_by_side(rows[index : index + count], gutter))
        index += count
    return lines


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Words at one height, from top to bottom and from left to right."""
    if not words:
        return []
    # Many files give the ink of a word for its box: a comma lies on the line, a dash hovers over it.
    small = median(word.height for word in words) * _SIGN
    rows: list[Row] = []
    for word in sorted((word for word in words if word.height >= small), key=lambda word: -word.bottom):
        if rows and rows[-1][0].bottom - word.bottom < min(rows[-1][0].height, word.height) * _SAME_ROW:
            rows[-1].append(word)
        else:
            rows.append([word])
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
        if -_OVERLAP * last.height < word.left - last.right < _TOUCH * last.height:
            words[-1] = replace(last, text=last.text + word.text, right=max(last.right, word.right))
        else:
            words.append(word)
    return words


def text_line(row: Row) -> TextLine:
    """The row as one line; a wide gap (a number still to be filled in) stays visible as several spaces."""
    tallest = max(row, key=lambda word: word.height)
    parts = [row[0].text]
    for before, word in pairwise(row):
        gap = word.left - before.right
        wide = gap > tallest.height * _WIDE_GAP
        parts.append(" " * (min(round(gap / (tallest.height * _SPACE)), _MOST_SPACES) if wide else 1))
        parts.append(word.text)
    return TextLine(
        text="".join(parts),
        left=row[0].left,
        right=row[-1].right,
        bottom=tallest.bottom,
        height=tallest.height,
        bold=all(word.bold for word in row),
        page=row[0].page,
        first_width=row[0].right - row[0].left,
    )


def _pair(rows: Sequence[Row], index: int) -> tuple[int, _Gutter | None]:
    """How many rows from `index` on stand in two columns, and the gutter between them."""
    gap = _widest_gap(rows[index])
    if gap is None:
        return 1, None
    gutter = _Gutter(*gap)
    count = 1
    for place in range(index + 1, len(rows)):
        distance = (rows[place - 1][0].bottom - rows[place][0].bottom) / rows[place - 1][0].height
        if distance > _FAR or not gutter.takes(rows[place]):
            break
        left, right = gutter.sides(rows[place])
        # One column may be the longer one: a long notation, the list of receivers, a day of issue on two lines.
        if (left and right) or (distance < _NEAR and count == place - index):
            count = place - index + 1
    sides = [gutter.sides(row) for row in rows[index : index + count]]
    is_pair = all(sum(bool(side[column]) for side in sides) > 1 for column in (0, 1))
    is_pair = is_pair or text_line(rows[index]).text.startswith(_RECEIVERS)
    return (count, gutter) if is_pair else (1, None)


def _widest_gap(row: Row) -> tuple[float, float] | None:
    gaps = [(word.left - before.right, before.right, word.left) for before, word in pairwise(row)]
    if not gaps or max(gaps)[0] < row[0].height * _WIDE_GAP:
        return None
    return max(gaps)[1:]


def _side_by_side(rows: Sequence[Row], gutter: _Gutter) -> Iterator[TextLine | Grid]:
    sides = [gutter.sides(row) for row in rows]
    columns = [[text_line(side[column]) for side in sides if side[column]] for column in (0, 1)]
    if len(rows) > _TALLEST_PAIR:
        # So tall a pair is a page set in columns, which are read one after the other.
        yield from columns[0]
        yield from columns[1]
        return
    cells = [GridCell(column_text(lines), 0, column) for column, lines in enumerate(columns)]
    yield Grid(cells, rows[0][0].page)


def column_text(lines: Sequence[TextLine]) -> str:
    """A line for each line of the column, but a day of issue that took two of them is one."""
    return _BROKEN_DAY.sub(r"\1 ", "\n".join(line.text for line in lines))
