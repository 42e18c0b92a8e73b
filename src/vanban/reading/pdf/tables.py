"""Ruled tables of a .pdf page: strokes that cross make a grid, a missing stroke merges its two cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vanban.reading import limits
from vanban.reading.layout import Grid, GridCell
from vanban.reading.pdf.flow import joined_lines
from vanban.reading.pdf.lines import rows_of, text_line
from vanban.reading.pdf.rules import Rule
from vanban.reading.pdf.words import Word

_NEAR = 3.0
_MOST_RULES = 1_500
_MOST_WORK = 5_000_000
"""Looks for a stroke between two cells; beyond that the page is a drawing."""


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The grid of one table: `xs` from left to right, `ys` from top to bottom, and the strokes between."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[Rule, ...]
    erect: tuple[Rule, ...]

    def place(self, word: Word) -> tuple[int, int] | None:
        """(row, column) of the middle of a word, None outside the table."""
        column = bisect_right(self.xs, word.center) - 1
        row = bisect_right([-y for y in self.ys], -word.middle) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if inside else None

    def grid(self, words: Iterable[Word], page: int) -> Grid:
        """The table with the words that stand in it."""
        areas = self._areas()
        owner = {place: area for area in areas for place in _places(area)}
        held: dict[tuple[int, int, int, int], list[Word]] = defaultdict(list)
        for word in words:
            place = self.place(word)
            if place is not None:
                held[owner[place]].append(word)
        cells = []
        for area in areas:
            row, column, rowspan, colspan = area
            edges = self.xs[column], self.xs[column + colspan]
            text = joined_lines([text_line(line) for line in rows_of(held[area])], *edges) if area in held else ""
            cells.append(GridCell(text, row, column, rowspan, colspan))
        return Grid(cells, page)

    def _areas(self) -> list[tuple[int, int, int, int]]:
        """(row, column, rowspan, colspan) of each cell."""
        taken: set[tuple[int, int]] = set()
        areas = []
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (row, column) not in taken:
                    area = self._area(row, column, taken)
                    taken.update(_places(area))
                    areas.append(area)
        return areas

    def _area(self, row: int, column: int, taken: set[tuple[int, int]]) -> tuple[int, int, int, int]:
        width = height = 1
        while (
            column + width < len(self.xs) - 1
            and (row, column + width) not in taken
            and not self._is_erect(column + width, row)
        ):
            width += 1
        while row + height < len(self.ys) - 1 and not any(
            self._is_level(row + height, column + step) for step in range(width)
        ):
            height += 1
        return row, column, height, width

    def _is_erect(self, x: int, row: int) -> bool:
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        return any(abs(rule.at - self.xs[x]) < _NEAR and rule.start <= middle <= rule.end for rule in self.erect)

    def _is_level(self, y: int, column: int) -> bool:
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return any(abs(rule.at - self.ys[y]) < _NEAR and rule.start <= middle <= rule.end for rule in self.level)


def _places(area: tuple[int, int, int, int]) -> Iterable[tuple[int, int]]:
    row, column, rowspan, colspan = area
    return ((row + down, column + on) for down in range(rowspan) for on in range(colspan))


def ruled_tables(level: Sequence[Rule], erect: Sequence[Rule]) -> list[RuledTable]:
    """The tables that the strokes of a page make; a single frame, an underline or a box is none."""
    if not level or not erect or len(level) + len(erect) > _MOST_RULES:
        return []
    tables = []
    for group_level, group_erect in _crossing(level, erect):
        xs = _distinct([rule.at for rule in group_erect])
        ys = _distinct([rule.at for rule in group_level])[::-1]
        cost = len(xs) * len(ys) * (len(group_level) + len(group_erect))
        if len(xs) > 2 and len(ys) > 1 and len(xs) <= limits.MAX_COLUMNS and cost < _MOST_WORK:
            tables.append(RuledTable(tuple(xs), tuple(ys), tuple(group_level), tuple(group_erect)))
    return tables


def _crossing(level: Sequence[Rule], erect: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Strokes grouped by touch: (level, erect) of each group."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    left_level, left_erect = set(range(len(level))), set(range(len(erect)))
    while left_level:
        group: tuple[list[Rule], list[Rule]] = ([], [])
        waiting = [(True, left_level.pop())]
        while waiting:
            is_level, index = waiting.pop()
            rule = level[index] if is_level else erect[index]
            group[0 if is_level else 1].append(rule)
            others, rules = (left_erect, erect) if is_level else (left_level, level)
            touched = [other for other in others if _touch(rule, rules[other])]
            others.difference_update(touched)
            waiting.extend((not is_level, other) for other in touched)
        groups.append(group)
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    return one.start - _NEAR <= other.at <= one.end + _NEAR and other.start - _NEAR <= one.at <= other.end + _NEAR


def _distinct(values: Iterable[float]) -> list[float]:
    """Rising values, those within `_NEAR` of one another counted once."""
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _NEAR:
            distinct.append(value)
    return distinct
