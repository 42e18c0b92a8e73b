"""What a sheet shows: filled rows and columns numbered without gaps, merged cells once, hidden ones not at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.reading import limits
from vanban.reading.layout import GridCell
from vanban.reading.sheet.cells import Area, Place, Sheet

Row = list[GridCell]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text and the area it stands in."""

    text: str
    area: Area


def visible_regions(sheet: Sheet) -> tuple[list[list[Row]], Sequence[int]]:
    """Rows of filled cells, cut where a blank row is seen; rows and columns are numbered through the whole sheet.

    With them, for each of these numbers, the row in which the sheet has it, from 1.
    """
    seen = list(_seen(sheet))
    rows = sorted({cell.area.top for cell in seen})
    columns = sorted({cell.area.left for cell in seen})
    by_row: list[Row] = [[] for _ in rows]
    reach = [0] * len(rows)
    for cell in sorted(seen, key=lambda cell: (cell.area.top, cell.area.left)):
        row = bisect_left(rows, cell.area.top)
        by_row[row].append(_placed(cell, rows, columns))
        reach[row] = max(reach[row], cell.area.bottom)
    regions: list[list[Row]] = []
    covered = 0
    for row, cells in enumerate(by_row):
        if not regions or _shows_blank(sheet, covered, rows[row]):
            regions.append([])
        regions[-1].append(cells)
        covered = max(covered, reach[row])
    return regions, [row + 1 for row in rows]


def _seen(sheet: Sheet) -> Iterator[_Seen]:
    """Every visible text; what lies under a merged cell is not seen, and one that begins hidden is seen further on."""
    under = _under(sheet)
    steps = 0
    for area in sheet.areas:
        text = sheet.cells.get((area.top, area.left))
        top = _first_shown(area.top, area.bottom, sheet.hidden_rows)
        left = _first_shown(area.left, area.right, sheet.hidden_columns)
        steps += top - area.top + left - area.left
        limits.check_places(steps)
        if text and top < area.bottom and left < area.right:
            yield _Seen(text, Area(top, left, area.bottom, area.right))
    for place, text in sheet.cells.items():
        row, column = place
        if place not in under and row not in sheet.hidden_rows and column not in sheet.hidden_columns:
            yield _Seen(text, Area(row, column, row + 1, column + 1))


def _under(sheet: Sheet) -> set[Place]:
    """The filled places of merged cells. Areas may overlap without end in a damaged file, so every place counts."""
    under: set[Place] = set()
    rows = sorted({row for row, _ in sheet.cells})
    columns = sorted({column for _, column in sheet.cells})
    steps = 0
    for area in sheet.areas:
        across = _between(columns, area.left, area.right)
        for row in _between(rows, area.top, area.bottom):
            steps += len(across)
            limits.check_places(steps)
            under.update((row, column) for column in across)
    return under


def _between(values: Sequence[int], first: int, end: int) -> Sequence[int]:
    return values[bisect_left(values, first) : bisect_left(values, end)]


def _first_shown(first: int, end: int, hidden: frozenset[int]) -> int:
    """The first number that is not hidden, `end` when all are."""
    return next((number for number in range(first, end) if number not in hidden), end)


def _placed(cell: _Seen, rows: Sequence[int], columns: Sequence[int]) -> GridCell:
    area = cell.area
    row, column = bisect_left(rows, area.top), bisect_left(columns, area.left)
    rowspan, colspan = bisect_left(rows, area.bottom) - row, bisect_left(columns, area.right) - column
    return GridCell(cell.text, row, column, rowspan, colspan)


def _shows_blank(sheet: Sheet, covered: int, row: int) -> bool:
    """Whether one of the rows between is seen and blank."""
    return _first_shown(covered, row, sheet.hidden_rows) < row
