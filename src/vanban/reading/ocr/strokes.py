"""The ruled lines of a scanned page: long runs of dark dots, taken for borders of tables and wiped away before recognition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.reading.pdf.rules import Rule

_SHORTEST = 75
"""Dots, a quarter of an inch: no letter is as tall, no dash as long."""
_DARK = 150
_NEXT = 6
"""Dots between the parts of a line that a slanting scan has broken into steps."""
_NEXT_ROW = 2
_EDGE = 2
"""Dots on both sides of a line that are neither black nor white."""
_MOST_RUNS = 50_000
_BITS = bytes(1 if shade < _DARK else 0 for shade in range(256))
_RUN = re.compile(b"\x01{%d,}" % _SHORTEST)

Run = tuple[int, int, int]
"""Row (or column) of dots, first dot, dot after the last."""


@dataclass(slots=True)
class GreyMap:
    """A page of `width` × `height` dots from the upper left corner, each a shade from 0 (black) to 255."""

    width: int
    height: int
    dots: bytearray

    def file(self) -> bytes:
        """As a portable grey map (PGM)."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.dots

    def turned(self, turn: int) -> GreyMap:
        """The page after a turn by so many quarters clockwise, from 0 to 3."""
        if turn % 2 == 0:
            return GreyMap(self.width, self.height, self.dots[::-1] if turn else self.dots)
        columns = (self.dots[column :: self.width] for column in range(self.width))
        # The first column becomes the first row, read upwards; the other way round, the last row, read downwards.
        dots = b"".join(column[::-1] for column in columns) if turn == 1 else b"".join([*columns][::-1])
        return GreyMap(self.height, self.width, bytearray(dots))


@dataclass(slots=True)
class _Stroke:
    """A line on rows `[top, bottom]`, from its first dot to the one after its last; for an erect one read columns for rows."""

    top: int
    bottom: int
    first: int
    end: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def take(self, other: _Stroke) -> None:
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)
        self.first, self.end = min(self.first, other.first), max(self.end, other.end)


def wipe_strokes(page: GreyMap, *, points_per_dot: float) -> tuple[list[Rule], list[Rule]]:
    """The level and the erect strokes of a page in points, y upwards; in the page they are white from now on.

    None at all, and nothing wiped, for a page so dark that it is a photograph.
    """
    bits = bytes(page.dots).translate(_BITS)
    across = list(_runs(bits[row * page.width : (row + 1) * page.width] for row in range(page.height)))
    down = list(_runs(bits[column :: page.width] for column in range(page.width)))
    if len(across) >= _MOST_RUNS or len(down) >= _MOST_RUNS:
        return [], []
    _wipe(page, across, along=1, beside=page.width, last=page.height)
    _wipe(page, down, along=page.width, beside=1, last=page.width)
    unit, foot = points_per_dot, page.height
    level = [Rule((foot - line.middle) * unit, line.first * unit, line.end * unit) for line in _joined(across)]
    erect = [Rule(line.middle * unit, (foot - line.end) * unit, (foot - line.first) * unit) for line in _joined(down)]
    return level, erect


def _wipe(page: GreyMap, runs: list[Run], *, along: int, beside: int, last: int) -> None:
    """Make the runs white with their grey edges; `along` and `beside` are the steps in the dots of the page."""
    for at, first, end in runs:
        for line in range(max(at - _EDGE, 0), min(at + _EDGE + 1, last)):
            begin = line * beside + first * along
            page.dots[begin : begin + (end - first) * along : along] = b"\xff" * (end - first)


def _runs(lines: Iterator[bytes]) -> Iterator[Run]:
    count = 0
    for number, line in enumerate(lines):
        for match in _RUN.finditer(line):
            count += 1
            if count > _MOST_RUNS:
                return
            yield number, *match.span()


def _joined(runs: list[Run]) -> list[_Stroke]:
    """Runs that touch on neighbouring rows, put together."""
    done: list[_Stroke] = []
    growing: list[_Stroke] = []
    for row, first, end in runs:
        own = _Stroke(row, row, first, end)
        apart = []
        for stroke in growing:
            if row - stroke.bottom > _NEXT_ROW:
                done.append(stroke)
            elif first <= stroke.end + _NEXT and end >= stroke.first - _NEXT:
                own.take(stroke)
            else:
                apart.append(stroke)
        growing = [*apart, own]
    return done + growing
