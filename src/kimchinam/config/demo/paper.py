"""A signed paper as plain data: what stands on it, in the order in which it is read, without any file format.

The content modules say what a paper contains; `docx_paper` and `pdf_paper` say how it looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["basis", "part", "heading", "text"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the body. `lead` is its bold beginning, empty when it has none."""

    text: str
    level: Level = "text"
    lead: str = ""

    @property
    def full_text(self) -> str:
        return f"{self.lead} {self.text}" if self.lead else self.text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head and its width in millimetres."""

    title: str
    width: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one cell across the whole table: the title of the rows below it."""

    text: str


# A cell of None belongs to the cell above it (merged downwards), as when one office leads two tasks in a row.
Row = Band | tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """A table on pages of its own, with its title and the bracketed line that ties it to the paper."""

    label: str
    title: str
    issued_with: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` are the lines above the name, such as T/M BAN THƯỜNG VỤ and the office held."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two columns above the title. The last line of `issuer` and of `motto` stands above a rule."""

    issuer: tuple[str, ...]
    number: str
    motto: tuple[str, ...]
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Paper:
    """`style` chooses between party papers (star under the issuer) and state papers (Nghị định 30/2020)."""

    style: Literal["party", "state"]
    letterhead: Letterhead
    kind: str
    subject: str
    body: tuple[Line, ...]
    signature: Signature
    recipients: tuple[str, ...]
    annex: Annex | None = None


PARTY_MOTTO = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def basis(text: str) -> Line:
    return Line(text, "basis")


def part(text: str) -> Line:
    return Line(text, "part")


def heading(text: str) -> Line:
    return Line(text, "heading")


def text(text: str, *, lead: str = "") -> Line:
    return Line(text, "text", lead)


def letterhead_lines(paper: Paper) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The left and the right column above the title, top to bottom."""
    head = paper.letterhead
    star = ("*",) if paper.style == "party" else ()
    return (*head.issuer, *star, head.number), (*head.motto, head.place_and_date)


def lines(paper: Paper) -> Iterator[str]:
    """Every line of the paper in reading order; a merged cell is given once."""
    left, right = letterhead_lines(paper)
    yield from (*left, *right, paper.kind, paper.subject)
    yield from (line.full_text for line in paper.body)
    yield from ("Nơi nhận:", *paper.recipients, *paper.signature.authority, "(Đã ký)", paper.signature.name)
    if paper.annex:
        yield from (paper.annex.label, paper.annex.title, paper.annex.issued_with)
        yield from grid_texts(paper.annex.grid)


def grid_texts(grid: Grid) -> Iterator[str]:
    """The cells row by row, heads first, without the merged and the empty ones."""
    yield from (column.title for column in grid.columns)
    for row in grid.rows:
        if isinstance(row, Band):
            yield row.text
        else:
            yield from (cell for cell in row if cell)
