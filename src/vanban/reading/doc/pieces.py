"""The piece table [Clx, PlcPcd]: which bytes of the file hold which characters of the text.

A file that Word saved quickly keeps its new sentences at the end; only this table says where they belong.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise

from vanban import errors
from vanban.reading import limits
from vanban.reading.doc.fib import Fib

_PROPERTIES, _PIECES = 1, 2
_COMPRESSED = 1 << 30
_PIECE_BYTES = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `[start, end)` of the text, from byte `place` of the stream WordDocument on, one or two bytes each."""

    start: int
    end: int
    place: int
    width: int

    @property
    def place_end(self) -> int:
        return self.place + (self.end - self.start) * self.width

    def within(self, start: int, end: int) -> Piece:
        """The part of this piece between two characters of the text."""
        first, last = max(self.start, start), min(self.end, end)
        return Piece(first, max(last, first), self.place + (first - self.start) * self.width, self.width)

    def text(self, main: bytes, start: int, end: int) -> str:
        """What the bytes from `start` to `end` spell; damaged ones become the replacement sign."""
        return main[start:end].decode("cp1252" if self.width == 1 else "utf-16-le", "replace")


def read_pieces(table: bytes, fib: Fib) -> tuple[Piece, ...]:
    """The pieces in the order of the text; raises `corrupt`."""
    plc = _piece_table(fib.pieces.of(table))
    count = (len(plc) - 4) // (_PIECE_BYTES + 4)
    limits.check_places(count)
    if count < 1:
        raise errors.corrupt("PlcPcd")
    starts = struct.unpack_from(f"<{count + 1}I", plc)
    if any(after < before for before, after in pairwise(starts)):
        raise errors.corrupt("PlcPcd")
    entries = range(4 * (count + 1), len(plc), _PIECE_BYTES)
    return tuple(_piece(span, plc, place) for span, place in zip(pairwise(starts), entries, strict=False))


def _piece_table(clx: bytes) -> bytes:
    """The PlcPcd behind the properties that a quickly saved file keeps before it [Prc, Pcdt]."""
    place = 0
    while place + 5 <= len(clx) and clx[place] == _PROPERTIES:
        (size,) = struct.unpack_from("<H", clx, place + 1)
        place += 3 + size
    if place + 5 > len(clx) or clx[place] != _PIECES:
        raise errors.corrupt("Clx")
    (size,) = struct.unpack_from("<I", clx, place + 1)
    return clx[place + 5 : place + 5 + size]


def _piece(span: tuple[int, int], plc: bytes, entry: int) -> Piece:
    """[Pcd, FcCompressed]: of one byte per character, the place is counted double."""
    (place,) = struct.unpack_from("<I", plc, entry + 2)
    is_compressed = bool(place & _COMPRESSED)
    place &= _COMPRESSED - 1
    return Piece(*span, place // 2 if is_compressed else place, 1 if is_compressed else 2)
