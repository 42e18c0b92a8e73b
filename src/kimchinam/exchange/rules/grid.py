"""A register as rows of cells, whatever kind of file it came in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kimchinam.base.folding import fold
from kimchinam.exchange.rules.headers import match_columns
from kimchinam.exchange.states import Field
from vanban import Source, Table

HEAD_WITHIN = 15
"""Rows of a table among which its head is looked for."""
FEWEST_KNOWN = 2
"""Columns of a head whose meaning must be recognised, that of the task among them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `cells`: text by column, blank ones left out; `above`: columns of merged cells that began further up.

    `spans`: how many rows and columns each cell that begins here covers.
    """

    cells: Mapping[int, str]
    above: frozenset[int] = frozenset()
    spans: Mapping[int, tuple[int, int]] | None = None
    sheet_row: int = 0
    """The number that people see before it in their sheet, from 1; 0 where there is none."""

    def own(self, column: int) -> str:
        return "" if column in self.above else self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Register:
    """What was read of a file. `labels`: the head, by column; `other_tables`: how many had another head or none."""

    labels: Mapping[int, str]
    lines: Sequence[Line]
    other_tables: int = 0

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.labels)


def fingerprint_of(labels: Mapping[int, str]) -> str:
    """The same for heads of the same words in the same columns."""
    told = "|".join(f"{column}:{fold(text)}" for column, text in sorted(labels.items()))
    return sha256(told.encode()).hexdigest()


def register_of(source: Source) -> Register:
    """The rows below the first head; a table without a head goes on with the columns of the one before."""
    labels: Mapping[int, str] = {}
    lines: list[Line] = []
    other = 0
    for table in source.tables:
        rows = lines_of(table, source.text)
        head = head_of(rows)
        if head and not labels:
            labels = head.labels
        if head and head.labels == labels:
            lines += rows[head.below :]
        elif labels and head is None and _fits(rows, labels):
            lines += rows
        else:
            other += 1
    return Register(labels, lines, other)


def _fits(rows: Sequence[Line], labels: Mapping[int, str]) -> bool:
    return all(column in labels for line in rows for column in line.cells)


def lines_of(table: Table, text: str) -> list[Line]:
    """The rows of a table from top to bottom; what a merged cell says, each row that it covers says."""
    height = max((cell.row + cell.rowspan for cell in table.cells), default=0)
    cells: list[dict[int, str]] = [{} for _ in range(height)]
    above: list[set[int]] = [set() for _ in range(height)]
    spans: list[dict[int, tuple[int, int]]] = [{} for _ in range(height)]
    for cell in table.cells:
        written = text[cell.start : cell.end].strip()
        if not written:
            continue
        spans[cell.row][cell.column] = (cell.rowspan, cell.colspan)
        for row in range(cell.row, min(cell.row + cell.rowspan, height)):
            cells[row][cell.column] = written
            if row > cell.row:
                above[row].add(cell.column)
    numbers = [*table.sheet_rows, *[0] * height][:height]
    return [
        Line(one, frozenset(up), span, number)
        for one, up, span, number in zip(cells, above, spans, numbers, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Head:
    """`below`: the first row that is no longer part of it."""

    labels: Mapping[int, str]
    below: int


def head_of(rows: Sequence[Line]) -> Head | None:
    """The row, or the two or three of them under merged cells, that names the columns best; None when none does."""
    heads = [_head_at(rows, index) for index in range(min(HEAD_WITHIN, len(rows)))]
    known = [(len(fields), -place, head) for place, (head, fields) in enumerate(heads) if Field.NAME in fields]
    best = max(known, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] >= FEWEST_KNOWN else None


def _head_at(rows: Sequence[Line], index: int) -> tuple[Head, set[Field]]:
    line = rows[index]
    wide = any(columns > 1 for _rows, columns in (line.spans or {}).values())
    deep = max((rows for rows, _columns in (line.spans or {}).values()), default=1) if wide else 1
    labels = dict(_joined(rows[index : index + min(deep, 3)]))
    below = index + min(deep, 3)
    while below < len(rows) and _only_numbers_columns(rows[below]):
        below += 1
    return Head(labels, below), set(match_columns(labels))


def _joined(rows: Iterable[Line]) -> Iterator[tuple[int, str]]:
    """What stands above a column and in it: "Đơn vị thực hiện" over "Chủ trì" is one label."""
    first, *more = rows
    over: dict[int, str] = {}
    for column, text in first.cells.items():
        width = (first.spans or {}).get(column, (1, 1))[1]
        over |= dict.fromkeys(range(column, column + width), text)
    under = {column: line.own(column) for line in more for column in line.cells if line.own(column)}
    for column in sorted(over.keys() | under.keys()):
        if column in under or column in first.cells:
            yield column, " ".join(part for part in (over.get(column, ""), under.get(column, "")) if part)


def _only_numbers_columns(line: Line) -> bool:
    """The row "(1) (2) (3)" that numbers the columns."""
    texts = [text.strip("()[] ") for text in line.cells.values()]
    return len(texts) > 2 and all(text.isdigit() or text in ("A", "B", "C") for text in texts)


def is_head_again(line: Line, labels: Mapping[int, str]) -> bool:
    """A head that was printed anew on the next page."""
    return len(line.cells) > 2 and all(
        fold(text) in fold(labels.get(column, "")) for column, text in line.cells.items()
    )
