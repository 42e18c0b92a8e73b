"""Two columns side by side: heads with their notation and motto, signatures with their receivers.

Office programs write the two columns in any order, so only the place on the page counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vanban.reading.layout import Grid, GridCell
from vanban.reading.pdf.lines import WIDE_GAP, Row, TextLine, rows_of, text_line
from vanban.reading.pdf.markers import is_label
from vanban.reading.pdf.words import Word

_SAME_ROW = 0.5
_NEAR, _FAR, _SIGNED = 1.6, 3.4, 9.0
"""From line to line, in sizes of the font: set close, set apart, and left free for the signature."""
_IN_LINE = 0.5
"""In sizes of the font: two lines of a column begin, or have their middle, below one another."""
_TALLEST_PAIR, _MOST_ROWS = 25, 150
_ON_PAGE = 2.0
"""In sizes of the font: how far the middle of a title is from that of the columns above it."""
_LOOK_BACK, _LOOK_AHEAD = 8, 12
_BROKEN_DAY = re.compile(r"\b(?:ngày|tháng|năm)\n(?=\d)|\d\n(?=(?:tháng|năm) \d)|,\n(?=ngày \d)")
_BROKEN_MOTTO = re.compile(r"CỘNG\s+HÒA\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_NOTATION = re.compile(r"(?:Số|V/v)\b|\W+\Z")
"""What stands under the name of the office: number, subject, or a line or star as an ornament."""
_RECEIVERS = "Nơi nhận"
_NO_END = (" VÀ", ",", " TỈNH", " THÀNH PHỐ", " THÀNH", " XÃ", " PHƯỜNG", " ĐẶC KHU")
_OFFICE = re.compile(r"(?:VĂN PHÒNG|PHÒNG|BAN|SỞ|CỤC|CHI CỤC|TRUNG TÂM|ĐẢNG|TRƯỜNG|TRẠM|ĐỘI|TỔ|CÔNG AN|ỦY BAN|UBND)\s")
_DASHES = ("-", "–", "+", "•")


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
            if right - left < row[0].height * WIDE_GAP:
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


@dataclass(slots=True)
class _Pair:
    """Rows from the first on that stand in two columns."""

    gutter: _Gutter
    is_signature: bool
    rows: list[Row] = field(default_factory=list)
    columns: tuple[list[TextLine], list[TextLine]] = field(default_factory=lambda: ([], []))

    def add(self, rows: Sequence[Row]) -> None:
        self.rows += rows
        for row in rows:
            for lines, side in zip(self.columns, self.gutter.sides(row), strict=True):
                if side:
                    lines.append(text_line(side))

    def takes(self, waiting: Sequence[Row], row: Row) -> bool:
        """Whether the row, and the rows `waiting` before it, belong to the pair."""
        distance = _distance((waiting or self.rows)[-1], row)
        left, right = self.gutter.sides(row)
        if left and right:
            return distance < _FAR
        if waiting:
            return False
        return self._goes_on(text_line(row), is_right=bool(right), distance=distance)

    def _goes_on(self, line: TextLine, *, is_right: bool, distance: float) -> bool:
        """Whether a line of the longer column is set like those above it; a title is set on the middle of the page."""
        lines = self.columns[is_right][-_LOOK_BACK:]
        begins = [abs(line.left - above.left) < line.height * _IN_LINE for above in lines]
        centred = any(abs(line.middle - above.middle) < line.height * _IN_LINE for above in lines)
        if distance < _NEAR:
            return any(begins) or centred or not self._is_title(line)
        if is_right:
            return (any(begins) or centred) and (distance < _FAR or self.is_signature)
        # What begins at the left edge may be the text below the columns.
        is_known = _NOTATION.match(line.text) or (self.is_signature and line.text.startswith(_DASHES))
        return distance < _FAR and bool((is_known and any(begins)) or (centred and not all(begins)))

    def _is_title(self, line: TextLine) -> bool:
        left = min(above.left for lines in self.columns for above in lines)
        right = max(above.right for lines in self.columns for above in lines)
        return abs(line.middle - (left + right) / 2) < line.height * _ON_PAGE

    def is_whole(self) -> bool:
        """Whether both columns have more than one line; beside the receivers one name is enough."""
        return all(self.columns) and (self.is_signature or all(len(lines) > 1 for lines in self.columns))


def page_lines(words: Sequence[Word]) -> list[TextLine | Grid]:
    """The lines of a page from top to bottom; a pair of columns comes as a `Grid` of one row."""
    rows = rows_of(words)
    lines: list[TextLine | Grid] = []
    index = 0
    while index < len(rows):
        pair = _pair(rows, index)
        if pair is None:
            lines.append(text_line(rows[index]))
            index += 1
        else:
            lines.extend(_side_by_side(pair))
            index += len(pair.rows)
    return lines


def column_text(lines: Sequence[TextLine]) -> str:
    """A line for each line of the column, but a name, a motto or a day of issue that took two of them is one."""
    text = lines[0].text
    for upper, lower in pairwise(lines):
        text += (" " if _is_broken_name(upper.text, lower.text) else "\n") + lower.text
    for broken in (_BROKEN_DAY, _BROKEN_MOTTO):
        text = broken.sub(lambda match: match.group().replace("\n", " "), text)
    return text


def _is_broken_name(upper: str, lower: str) -> bool:
    """Whether the name of an office goes on in the next line: no office is named by one word, or ends with "VÀ"."""
    if not upper.isupper() or not lower.isupper() or _OFFICE.match(lower):
        return False
    return lower.isalpha() or lower.startswith("VÀ ") or upper.endswith(_NO_END)


def _pair(rows: Sequence[Row], index: int) -> _Pair | None:
    """The pair of columns that begins with the row at `index`."""
    gutter = _first_gutter(rows, index)
    if gutter is None:
        return None
    pair = _Pair(gutter, is_signature=any(_names_receivers(row) for row in rows[index : index + 2]))
    pair.add(rows[index : index + 1])
    farthest = _SIGNED if pair.is_signature else _FAR
    waiting: list[Row] = []
    for before, row in pairwise(rows[index : index + _MOST_ROWS]):
        if _distance(before, row) > farthest or not gutter.takes(row):
            break
        if pair.takes(waiting, row):
            pair.add([*waiting, row])
            waiting = []
        else:
            waiting.append(row)
    return pair if pair.is_whole() else None


def _first_gutter(rows: Sequence[Row], index: int) -> _Gutter | None:
    """What parts the columns in their first row, or, where signature and receivers begin at two heights, in the next ones."""
    row = rows[index]
    gap = _widest_gap(row)
    if gap is None and _names_receivers(row):
        ahead = (_widest_gap(other) for other in rows[index + 1 : index + _LOOK_AHEAD])
        gap = next((found for found in ahead if found), None)
    elif gap is None and index + 1 < len(rows) and _names_receivers(rows[index + 1]):
        gap = rows[index + 1][-1].right, row[0].left
    return _Gutter(*gap) if gap and gap[0] < gap[1] else None


def _names_receivers(row: Row) -> bool:
    return text_line(row[:2]).text.startswith(_RECEIVERS)


def _widest_gap(row: Row) -> tuple[float, float] | None:
    """The widest gap of a row if no line of text would have it; behind the label of an item it is none."""
    gaps = [(word.left - before.right, number) for number, (before, word) in enumerate(pairwise(row), start=1)]
    for gap, number in sorted(gaps, reverse=True)[:2]:
        if gap < row[0].height * WIDE_GAP:
            break
        if number > 2 or not is_label(" ".join(word.text for word in row[:number])):
            return row[number - 1].right, row[number].left
    return None


def _distance(upper: Row, lower: Row) -> float:
    """From line to line, in sizes of the larger font."""
    return (upper[0].bottom - lower[0].bottom) / max(upper[0].height, lower[0].height)


def _side_by_side(pair: _Pair) -> Iterator[TextLine | Grid]:
    left, right = pair.columns
    if all(line.text.isdigit() for line in right):
        # The numbers of the pages in a table of contents belong to their lines.
        yield from map(text_line, pair.rows)
    elif len(left) > 1 and all(line.text.endswith(":") for line in left):
        # What an invitation says of time and place.
        yield from (replace(line, text=" ".join(line.text.split())) for line in map(text_line, pair.rows))
    elif len(pair.rows) > _TALLEST_PAIR:
        # So tall a pair is a page set in columns, which are read one after the other.
        yield from left
        yield from right
    else:
        cells = [GridCell(column_text(lines), 0, column) for column, lines in enumerate(pair.columns)]
        yield Grid(cells, pair.rows[0][0].page)
