"""One-to-one matching of answers and findings with the greatest summed weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Item = dict[str, Any]
Weight = Callable[[Item, Item], float]
Test = Callable[[Item], bool]
_FAVOUR = 1.0
"""Of answers that must be found over those that may be: no weight is greater."""


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs (answer, finding), the answers that were missed and the findings that are held against vanban."""

    pairs: list[tuple[Item, Item]]
    missed: list[Item]
    alarms: list[Item]


def match(
    answers: Sequence[Item], found: Sequence[Item], weight: Weight, *, aside: Test, forgive: Test = lambda _: False
) -> Match:
    """`aside` answers need not be found but keep their own findings; `forgive` excuses a finding that is not matched."""
    table = [[weight(answer, finding) for finding in found] for answer in answers]
    must = [not aside(answer) for answer in answers]
    favoured = [
        [value + _FAVOUR if value and needed else value for value in row]
        for row, needed in zip(table, must, strict=True)
    ]
    pairs = [(i, j) for i, j in assignment(favoured) if must[i]]
    hit, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    free = [row for row, needed in zip(table, must, strict=True) if not needed]
    return Match(
        pairs=[(answers[i], found[j]) for i, j in pairs],
        missed=[answer for i, answer in enumerate(answers) if must[i] and i not in hit],
        alarms=[
            finding
            for j, finding in enumerate(found)
            if j not in taken and not forgive(finding) and not any(row[j] for row in free)
        ],
    )


def assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """(row, column) of the assignment of greatest total weight; pairs of weight 0 are left out.

    Rows are added one by one along the cheapest augmenting path (Kuhn and Munkres, with potentials): cubic time.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        return [(i, j) for j, i in assignment(list(zip(*weights, strict=True)))]
    rows, columns = _Prices(weights), range(len(weights[0]))
    for row in range(len(weights)):
        rows.place(row)
    owners = ((rows.owner[j], j) for j in columns)
    return [(i, j) for i, j in owners if i is not None and weights[i][j] > 0]


class _Prices:
    """Potentials of rows and columns, and which row owns each column."""

    def __init__(self, weights: Sequence[Sequence[float]]) -> None:
        self._weights = weights
        self._row = [0.0] * len(weights)
        self._column = [0.0] * len(weights[0])
        self.owner: list[int | None] = [None] * len(weights[0])

    def place(self, row: int) -> None:
        """Give `row` a column; rows that stand in its way move on."""
        size = len(self.owner)
        nearest, before, reached = [float("inf")] * size, [-1] * size, [False] * size
        at, current, distance = -1, row, 0.0
        while True:
            for j in range(size):
                cost = distance - self._weights[current][j] - self._row[current] - self._column[j]
                if not reached[j] and cost < nearest[j]:
                    nearest[j], before[j] = cost, at
            at = min((j for j in range(size) if not reached[j]), key=nearest.__getitem__)
            distance, reached[at] = nearest[at], True
            owner = self.owner[at]
            if owner is None:
                break
            current = owner
        self._reprice(row, at, distance, nearest, reached)
        self._shift(row, at, before)

    def _reprice(self, row: int, last: int, distance: float, nearest: list[float], reached: list[bool]) -> None:
        self._row[row] += distance
        for j, seen in enumerate(reached):
            owner = self.owner[j]
            if seen and j != last and owner is not None:
                self._row[owner] += distance - nearest[j]
                self._column[j] -= distance - nearest[j]

    def _shift(self, row: int, last: int, before: list[int]) -> None:
        path = [last]
        while before[path[-1]] >= 0:
            path.append(before[path[-1]])
        for taken, given in pairwise(path):
            self.owner[taken] = self.owner[given]
        self.owner[path[-1]] = row
