"""A sheet as its file had it: what is written where, which cells are one, and what is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, int]
"""Row and column, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells: rows `[top, bottom)`, columns `[left, right)`; what they say stands in the first of them."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on a cell."""

    place: Place
    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`cells` holds only what says something; of a hidden sheet nothing is held."""

    name: str
    cells: Mapping[Place, str]
    areas: Sequence[Area] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    notes: Sequence[Note] = ()

    @property
    def hidden(self) -> int:
        """How much of it the file hides: the sheet, or rows and columns that say something."""
        rows = self.hidden_rows & {row for row, _ in self.cells}
        columns = self.hidden_columns & {column for _, column in self.cells}
        return self.is_hidden + len(rows) + len(columns)
