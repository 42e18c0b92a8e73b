"""Plain text and markdown: the text stays exactly what was fed; lines and `| cell |` rows are only pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban import errors
from vanban.model import Block, BlockKind, Cell, Source, Table
from vanban.reading import limits
from vanban.reading.decoding import decode, modern
from vanban.text import clean

_LINE = re.compile(r"[^\n]+")
_SEPARATOR = re.compile(r"\|?[\s:]*-[|\s:-]*\Z")
_LEAST_PIPES = 2
_HEADING = re.compile(r"#{1,6} ")
_ITEM = re.compile(r"[-+*•–] ")
_PIPE = re.compile(r"(?<!\\)\|")
_BOLD = ("**", "__")

Span = tuple[int, int]


def read_txt(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .txt in any encoding as a `Source`; raises what `decode` and `read_plain` raise."""
    return read_plain(decode(data))


def read_md(data: bytes, watch: limits.Stopwatch) -> Source:
    """A .md as a `Source`; raises what `decode` and `read_plain` raise."""
    return read_plain(decode(data), format="md")


def read_plain(text: str, *, format: str = "txt") -> Source:
    """A decoded text as a `Source` whose `text` is `clean(modern(text))`; raises `empty` and `too_large`."""
    limits.check_length(len(text))
    cleaned, offsets = clean(modern(text))
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
    """Each line for itself, except that rows of pipes belong together."""
    rows: list[Span] = []
    for start, end in _lines(text):
        if rows and not _goes_on(text, rows[-1], (start, end)):
            yield rows
            rows = []
        if _is_row(text, start, end) or _is_open_row(text, start, end):
            rows.append((start, end))
        else:
            yield [(start, end)]
    if rows:
        yield rows


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """Framed rows stand on neighbouring lines; open ones may be apart, but have as many cells."""
    if _is_row(text, *above):
        return _is_row(text, *line) and text.count("\n", above[1], line[0]) == 1
    return _is_open_row(text, *line) and _pipes(text, *above) == _pipes(text, *line)


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


def _is_open_row(text: str, start: int, end: int) -> bool:
    """ "TT | Nhiệm vụ | Cơ quan chủ trì": three cells or more, without a frame."""
    if text[start] == "|" or text.find("|", start, end) < 0:
        return False
    return _pipes(text, start, end) >= _LEAST_PIPES


def _pipes(text: str, start: int, end: int) -> int:
    return sum(1 for _pipe in _PIPE.finditer(text, start, end))


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
    """The cells of rows of pipes, none for a line of text, a mere separator or a single row without a frame.

    Such a row is more often a menu: "Trang chủ | Tin tức | Sự kiện". What has too many columns is no table of people.
    """
    if len(rows) == 1 and not _is_row(text, *rows[0]):
        return ()
    if any(text.count("|", *row) > limits.MAX_COLUMNS + 1 for row in rows):
        return ()
    filled = (row for row in rows if not _SEPARATOR.match(text, *row))
    return tuple(cell for number, (start, end) in enumerate(filled) for cell in _cells(text, start, end, number))


def _cells(text: str, start: int, end: int, row: int) -> Iterator[Cell]:
    framed = _is_row(text, start, end)
    left = start + 1 if framed else start
    pipes = [pipe.span() for pipe in _PIPE.finditer(text, left, end)]
    for column, (pipe, behind) in enumerate(pipes if framed else [*pipes, (end, end)]):
        content = text[left:pipe]
        first = left + len(content) - len(content.lstrip())
        length = len(content.strip())
        if not length:
            first = min(left + 1, pipe)
        yield Cell(first, first + length, row, column)
        left = behind
