"""Lists of properties [GrpPrl] of a .doc, and the pages that say which bytes of the text have which [ChpxFkp, PapxFkp]."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from vanban.reading.doc.fib import Extent

_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_MOST_CHARACTER_RUNS, _MOST_PARAGRAPHS = 0x65, 0x1D
_PARAGRAPH_ENTRY = 13
# Operand sizes by the highest three bits of a property [Sprm.spra]; a variable one tells its own.
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)
DEFINE_TABLE = 0xD608

Properties = tuple[tuple[int, bytes], ...]
"""(property, operand) pairs."""


class Spans:
    """Lists of properties by the byte of the stream WordDocument from which they hold."""

    def __init__(self, spans: Iterator[tuple[int, bytes]]) -> None:
        ordered = sorted(spans, key=lambda span: span[0])
        self._starts = [start for start, _ in ordered]
        self._lists = [listed for _, listed in ordered]

    def at(self, place: int) -> bytes:
        index = bisect_right(self._starts, place) - 1
        return self._lists[index] if index >= 0 else b""

    def until(self, place: int) -> int | None:
        """Where the list at `place` ceases to hold, None when it holds for the rest of the file."""
        index = bisect_right(self._starts, place)
        return self._starts[index] if index < len(self._starts) else None


def character_spans(main: bytes, table: bytes, extent: Extent) -> Spans:
    """From the pages that [PlcBteChpx] names."""
    return Spans(_character_spans(main, table, extent))


def paragraph_spans(main: bytes, table: bytes, extent: Extent) -> Spans:
    """From the pages that [PlcBtePapx] names; each list begins with the number of the style."""
    return Spans(_paragraph_spans(main, table, extent))


def properties(listed: bytes) -> Properties:
    """A list of properties taken apart; what is cut off at its end is left out."""
    found = []
    place = 0
    while place + 2 <= len(listed):
        name = whole(listed[place : place + 2])
        place += 2
        size = _OPERAND[name >> 13]
        if name == DEFINE_TABLE:
            size = whole(listed[place : place + 2]) - 1
            place += 2
        elif not size:
            size = listed[place] if place < len(listed) else 0
            place += 1
        if size < 0 or place + size > len(listed):
            break
        found.append((name, listed[place : place + size]))
        place += size
    return tuple(found)


def whole(operand: bytes) -> int:
    """An unsigned number as the file writes it."""
    return int.from_bytes(operand, "little")


def _pages(main: bytes, table: bytes, extent: Extent) -> Iterator[bytes]:
    plc = extent.of(table)
    count = (len(plc) - 4) // 8
    seen = set()
    for index in range(max(count, 0)):
        (number,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * index)
        place = (number & _PAGE_NUMBER) * _PAGE
        # A damaged table may name one page over and over.
        if place not in seen and place + _PAGE <= len(main):
            seen.add(place)
            yield main[place : place + _PAGE]


def _character_spans(main: bytes, table: bytes, extent: Extent) -> Iterator[tuple[int, bytes]]:
    for page in _pages(main, table, extent):
        count = min(page[-1], _MOST_CHARACTER_RUNS)
        starts = struct.unpack_from(f"<{count + 1}I", page)
        for index in range(count):
            place = page[4 * (count + 1) + index] * 2
            yield starts[index], page[place + 1 : place + 1 + page[place]] if place else b""
        yield starts[count], b""


def _paragraph_spans(main: bytes, table: bytes, extent: Extent) -> Iterator[tuple[int, bytes]]:
    for page in _pages(main, table, extent):
        count = min(page[-1], _MOST_PARAGRAPHS)
        starts = struct.unpack_from(f"<{count + 1}I", page)
        for index in range(count):
            place = page[4 * (count + 1) + _PARAGRAPH_ENTRY * index] * 2
            yield starts[index], _paragraph_list(page, place) if place else b""


def _paragraph_list(page: bytes, place: int) -> bytes:
    """[PapxInFkp]: its first byte counts pairs of bytes, the list being one byte shorter; a zero says that the next one does."""
    size = page[place] * 2 - 1
    if not page[place]:
        place += 1
        size = page[place] * 2
    return page[place + 1 : place + 1 + size]
