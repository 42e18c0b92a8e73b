"""Tables that tell when by a cross: "Quý I | Quý II | Quý III", and an "x" under the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vanban.finding.columns import Columns, Row, is_counted
from vanban.model import Cell
from vanban.text import fold

Periods = Mapping[int, str]
"""Column → the period that stands over it, as written."""

_PERIOD = re.compile(
    r"(?:(?:quy (?:iv|i{1,3}|[1-4])|(?:thang |t)(?:0?[1-9]|1[0-2]))(?: (?:nam )?20\d\d)?|(?:nam )?20\d\d)"
)
_YEAR = re.compile(r"\b20\d\d$")
_CROSS = re.compile(r"[xXvV✓✔√●•+]")
_HEADER_ROWS = 4
_FEWEST = 2
"""One column of a year is no calendar."""


def periods_of(text: str, grid: Sequence[Row], columns: Columns) -> Periods:
    """The columns of a calendar among those of a task table; none where only one period has a column."""
    found: dict[int, str] = {}
    for column in range(len(grid[0])):
        if columns.get(column, "deadline") == "deadline" and (period := _period(text, grid, column)):
            found[column] = period
    return found if len(found) >= _FEWEST else {}


def marked_period(text: str, row: Row, periods: Periods) -> str | None:
    """The last period that a row has marked: by its end the work is to be done."""
    marked = [period for column, period in periods.items() if _CROSS.fullmatch(_said(text, row[column]))]
    return marked[-1] if marked else None


def is_cross(words: str) -> bool:
    return bool(_CROSS.fullmatch(words))


def _period(text: str, grid: Sequence[Row], column: int) -> str | None:
    """The lowest period over a column, with the year that stands above it."""
    said = ""
    for row in reversed(_heads(text, grid)):
        words = _said(text, row[column])
        if not _PERIOD.fullmatch(fold(words)) or words == said:
            continue
        if said:
            return f"{said} {words}" if not _YEAR.search(fold(said)) and _YEAR.search(fold(words)) else said
        said = words
    return said or None


def _heads(text: str, grid: Sequence[Row]) -> Sequence[Row]:
    end = next((at for at, row in enumerate(grid[:_HEADER_ROWS]) if is_counted(text, row)), _HEADER_ROWS)
    return grid[:end]


def _said(text: str, cell: Cell | None) -> str:
    return text[cell.start : cell.end].strip("*_ ") if cell else ""
