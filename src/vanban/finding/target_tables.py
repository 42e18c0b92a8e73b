"""Tables of targets: a row names what is measured, a column the year in which the figure is to be reached.

| TT | Chỉ tiêu | Đơn vị tính | Thực hiện 2025 | Năm 2028 | Năm 2030 |

Columns of what was done ("thực hiện", "hiện trạng", "ước") and of years before the reference date give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from vanban.finding.columns import Row, distinct, grid_of, is_ordinal_row
from vanban.finding.quantities import bare_figure
from vanban.model import Cell, Table, Target
from vanban.text import fold, level

_NAME = re.compile(r"(?:ten |cac |noi dung |he thong )*(?:chi tieu|chi so|muc tieu)\b(?!.*\b20\d\d)")
_UNIT = re.compile(r"(?:don vi(?: tinh| do)?|dvt)$")
_AIM = re.compile(r"\b(?:ke hoach|muc tieu|chi tieu|phan dau|den nam|nam|giai doan)\b|^(?:\d{4} )*20\d\d$")
_DONE = re.compile(r"\b(?:thuc hien|hien trang|uoc|ket qua|dat duoc|co so|so voi|tang giam|ty le hoan thanh)\b")
_OTHER = re.compile(r"\b(?:ghi chu|co quan|don vi (?:chu tri|phoi hop|theo doi|thuc hien)|can cu)\b")
_YEARS = re.compile(r"20\d\d")
_HEADER_ROWS = 3
_LONGEST_HEADER = 80
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    unit: int | None
    aims: dict[int, str]
    """Column → year."""


def target_tables(text: str, tables: Sequence[Table], *, reference: date) -> Iterator[tuple[Table, tuple[Target, ...]]]:
    """The tables that set targets, each with one target per figure of a future year, row by row.

    `surface` runs from the name of the row to the figure.
    """
    for table in tables:
        grid = grid_of(table)
        if columns := _columns(text, grid, reference):
            rows = (row for row in grid[1:] if not is_ordinal_row(text, row))
            yield table, tuple(target for row in rows for target in _in_row(text, row, columns))


def _columns(text: str, grid: Sequence[Row], reference: date) -> _Columns | None:
    """What the header rows say; two or three of them are read together, the lower under the upper."""
    if not grid:
        return None
    over = tuple(takewhile(lambda row: _is_header_row(text, row), grid[:_HEADER_ROWS]))
    heads = [_heading(text, over, column) for column in range(len(grid[0]))]
    name = next((at for at, head in enumerate(heads) if _NAME.match(head)), None)
    if name is None:
        return None
    unit = next((at for at, head in enumerate(heads) if _UNIT.match(head)), None)
    aims = {at: year for at, head in enumerate(heads) if at not in (name, unit) and (year := _year(head, reference))}
    return _Columns(name, unit, aims) if aims else None


def _heading(text: str, rows: Sequence[Row], column: int) -> str:
    """The folded words of the header rows over a column."""
    words: list[str] = []
    for row in rows:
        cell = row[column]
        folded = fold(_words(text, cell)) if cell and cell.end - cell.start <= _LONGEST_HEADER else ""
        if folded and folded not in words:
            words.append(folded)
    return " ".join(words)


def _is_header_row(text: str, row: Row) -> bool:
    """Whether a cell of the row is one of the words that stand over such a table."""
    return any(_is_heading_cell(fold(_words(text, cell))) for cell in distinct(row) if cell.end > cell.start)


def _is_heading_cell(folded: str) -> bool:
    return bool(_NAME.match(folded) or _UNIT.match(folded) or re.fullmatch(r"(?:nam |den nam )?20\d\d", folded))


def _year(head: str, reference: date) -> str | None:
    if _DONE.search(head) or _OTHER.search(head) or not _AIM.search(head):
        return None
    years = _YEARS.findall(head)
    return years[-1] if years and int(years[-1]) >= reference.year else None


def _in_row(text: str, row: Row, columns: _Columns) -> Iterator[Target]:
    name = row[columns.name]
    if name is None or not 0 < name.end - name.start <= _LONGEST_NAME:
        return
    unit = _words(text, row[columns.unit]) if columns.unit is not None else ""
    for column, year in columns.aims.items():
        cell = row[column] if column < len(row) else None
        if cell is None or cell is name:
            continue
        figure = bare_figure(level(_words(text, cell)))
        if figure is None:
            continue
        yield Target(
            start=name.start,
            end=cell.end,
            surface=text[name.start : cell.end],
            value=figure.value,
            unit=figure.unit or unit or None,
            comparator=figure.comparator,
            by=year,
            subject=_words(text, name),
        )


def _words(text: str, cell: Cell | None) -> str:
    return " ".join(text[cell.start : cell.end].replace("*", " ").split()) if cell else ""
