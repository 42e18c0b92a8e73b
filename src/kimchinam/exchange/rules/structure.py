"""Which rows of a register are tasks, which head the rows below them, and which go on with the row above."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kimchinam.exchange.rules.grid import Line, is_head_again
from kimchinam.exchange.rules.proposal import Written
from kimchinam.exchange.rules.words import day_alone, plain
from kimchinam.exchange.states import Field, RowKind

_SECTION_MARK = re.compile(r"^(?:[IVXL]{1,6}|[A-ZĐ])(?:[.):\s]|$)")
_TOTAL = re.compile(r"^(?:(?:tong|cong|tong cong|tong so)\s*(?:[:(]|\d|$)|nguoi lap\b|thu truong\b|ghi chu\s*:)")
"""The sum below a table, and who signs it. "Tổng hợp số liệu" and "Công khai ngân sách" are tasks."""
_TELLING = (Field.LEAD, Field.PRODUCT, Field.DUE)
"""Two of them in one row are a task whose name nobody wrote."""
_GOES_ON = (Field.LEAD, Field.SUPPORTING, Field.DUE, Field.PRODUCT, Field.NAME, Field.EVIDENCE)
"""Fields whose words go on in a row without a task of its own."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A row with what it is; `written` for a task only, whole after the last row that goes on with it."""

    number: int
    kind: RowKind
    written: Written | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as the database keeps it."""

    number: int
    line: Line
    answers: Mapping[str, Any]


def sort_rows(rows: Iterable[Kept], *, mapping: Mapping[str, int], labels: Mapping[int, str]) -> list[Sorted]:
    """Every row once, in order."""
    found: list[Sorted] = []
    section, last = "", None
    for row in rows:
        kind = _kind_of(row.line, mapping, labels, follows=last is not None)
        written = None
        if kind == RowKind.SECTION:
            section, last = _heading(row.line), None
        elif kind == RowKind.MORE and last:
            _go_on(last, row.line, mapping)
        elif kind == RowKind.TASK:
            last = written = _written(row, mapping, section)
        found.append(Sorted(row.number, kind, written))
    return found


def _kind_of(line: Line, mapping: Mapping[str, int], labels: Mapping[int, str], *, follows: bool) -> RowKind:
    own = {column: text for column, text in line.cells.items() if column not in line.above}
    first = plain(next((own[column] for column in sorted(own)), ""))
    given = mapping.get(Field.LEAD, -1) in own or mapping.get(Field.DUE, -1) in own
    if not own or is_head_again(line, labels) or (_TOTAL.match(first) and not given):
        return RowKind.REST
    name, number = own.get(mapping[Field.NAME], ""), own.get(mapping.get(Field.NUMBER, -1), "")
    others = own.keys() - {mapping[Field.NAME], mapping.get(Field.NUMBER, -1)}
    if not others and _is_heading(line, own, name=name, number=number):
        return RowKind.SECTION
    if name:
        return RowKind.TASK
    if follows and not number:
        return RowKind.MORE
    told = 0 if mapping[Field.NAME] in line.above else sum(mapping.get(field, -1) in own for field in _TELLING)
    return RowKind.TASK if told > 1 else RowKind.REST


def _is_heading(line: Line, own: Mapping[int, str], *, name: str, number: str) -> bool:
    """Alone in its row and marked with a Roman numeral or a letter, or drawn over several columns."""
    if name and number:
        return _SECTION_MARK.match(number) is not None
    (column,) = own
    wide = (line.spans or {}).get(column, (1, 1))[1] > 1
    return wide or (_SECTION_MARK.match(own[column]) is not None and not name)


def _heading(line: Line) -> str:
    return " ".join(" ".join(line.cells[column].split()) for column in sorted(line.cells))[:500]


def _written(row: Kept, mapping: Mapping[str, int], section: str) -> Written:
    cells = row.line.cells
    words = {field: day_alone(cells[column]) for field, column in mapping.items() if column in cells}
    words |= {Field.NAME.value: named} if (named := row.answers.get(Field.NAME)) else {}
    group = words.get(Field.GROUP, "") or section
    return Written(row.number, row.line.sheet_row or row.number, words, group, dict(row.answers), [*cells.values()])


def _go_on(task: Written, line: Line, mapping: Mapping[str, int]) -> None:
    task.cells += line.cells.values()
    for name in _GOES_ON:
        if (column := mapping.get(name, -1)) in line.cells and column not in line.above:
            parts = [part for part in (task.get(name), day_alone(line.cells[column])) if part]
            task.words[name] = (" " if name == Field.NAME else "\n").join(parts)


def tasks_in(rows: Iterable[Sorted]) -> Iterator[Written]:
    return (row.written for row in rows if row.written)
