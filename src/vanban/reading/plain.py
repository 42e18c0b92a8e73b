"""Plain text and markdown: the text stays exactly what was fed; lines and `| cell |` rows are only pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def read_plain(text: str, *, format: str = "txt") -> Source:
    """A decoded text as a `Source` whose `text` is `clean(text)`; raises `empty` and `too_large`."""
    limits.check_length(len(text))
    cleaned, offsets = clean(text)
    if not cleaned.strip():
        raise errors.empty()
    blocks: list[Block] = []
    tables: list[Table] = []
    rows: list[tuple[int, int]] = []
    for start, end in _lines(cleaned):
        if _is_row(cleaned, start, end):
            if rows and start > rows[-1][1] + 1:
                _close_table(cleaned, rows, blocks, tables)
            rows.append((start, end))
            continue
        _close_table(cleaned, rows, blocks, tables)
        blocks.append(_block(cleaned, start, end))
    _close_table(cleaned, rows, blocks, tables)
    return Source(cleaned, tuple(blocks), tuple(tables), offsets, format=format, reader="plain")


def _lines(text: str) -> Iterator[tuple[int, int]]:
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


def _close_table(text: str, rows: list[tuple[int, int]], blocks: list[Block], tables: list[Table]) -> None:
    cells: list[Cell] = []
    number = 0
    for start, end in rows:
        if _SEPARATOR.match(text, start, end):
            continue
        cells.extend(_cells(text, start, end, number))
        number += 1
    if not cells:
        blocks.extend(_block(text, start, end) for start, end in rows)
        rows.clear()
        return
    table = Table(rows[0][0], rows[-1][1], tuple(cells))
    blocks.append(Block(table.start, table.end, "table"))
    tables.append(table)
    rows.clear()


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
