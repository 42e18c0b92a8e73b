"""Plain text and markdown: the text stays exactly what was fed; lines and `| cell |` rows are only pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban import errors
from vanban.model import Block, BlockKind, Cell, Source, Table
from vanban.reading import limits
from vanban.text import clean

_LINE = re.compile(r"[^\n]+")
_SEPARATOR = re.compile(r"\|[\s:]*-[|\s:-]*\Z")
_HEADING = re.compile(r"#{1,6} ")
_ITEM = re.compile(r"[-+*•–] ")
_PIPE = re.compile(r"(?<!\\)\|")
_BOLD = ("**", "__")

Span = tuple[int, int]


def read_plain(text: str, *, format: str = "txt") -> Source:
    """A decoded text as a `Source` whose `text` is `clean(text)`; raises `empty` and `too_large`."""
    limits.check_length(len(text))
    cleaned, offsets = clean(text)
    if not cleaned.strip():
        raise errors.empty()
    limits.check_places(cleaned.count("\n") + cleaned.count("|"))
    blocks: list[Block] = []
    tables: list[Table] = []
    for group in _groups(cleaned):
        cells = _table_cells(cleaned, group)
        if cells:
            tables.append(Table(group[0][0], group[-1][1], cells))
            blocks.append(Block(group[0][0], group[-1][1], "table"))
        else:
            blocks.extend(_block(cleaned, start, end) for start, end in group)
    return Source(cleaned, tuple(blocks), tuple(tables), offsets, format=format, reader="plain")


def _groups(text: str) -> Iterator[list[Span]]:
    """Each line for itself, except that rows of pipes on neighbouring lines belong together."""
    rows: list[Span] = []
    for start, end in _lines(text):
        is_row = _is_row(text, start, end)
        if rows and (not is_row or text.count("\n", rows[-1][1], start) > 1):
            yield rows
            rows = []
        if is_row:
            rows.append((start, end))
        else:
            yield [(start, end)]
    if rows:
        yield rows


def _lines(text: str) -> Iterator[Span]:
    """Where each line that is not blank begins and ends, without the white space around it."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


def _is_row(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text[start] == "|" and text[end - 1] == "|"


def _block(text: str, start: int, end: int) -> Block:
    line = text[start:end]
    kind: BlockKind = "paragraph"
    if _HEADING.match(line):
        kind = "heading"
    elif _ITEM.match(line):
        kind = "item"
    return Block(start, end, kind, _is_bold(line))


def _is_bold(line: str) -> bool:
    """Whether the whole line, apart from its heading or list mark, stands between bold marks."""
    core = line.lstrip("#-+ ").rstrip()
    return any(len(core) > 4 and core.startswith(mark) and core.find(mark, 2) == len(core) - 2 for mark in _BOLD)


def _table_cells(text: str, rows: Sequence[Span]) -> tuple[Cell, ...]:
    """The cells of rows of pipes, none for a line of text or a mere separator."""
    filled = (row for row in rows if _is_row(text, *row) and not _SEPARATOR.match(text, *row))
    return tuple(cell for number, (start, end) in enumerate(filled) for cell in _cells(text, start, end, number))


def _cells(text: str, start: int, end: int, row: int) -> Iterator[Cell]:
    left = start + 1
    for column, pipe in enumerate(_PIPE.finditer(text, start + 1, end)):
        content = text[left : pipe.start()]
        first = left + len(content) - len(content.lstrip())
        length = len(content.strip())
        if not length:
            first = min(left + 1, pipe.start())
        yield Cell(first, first + length, row, column)
        left = pipe.end()
