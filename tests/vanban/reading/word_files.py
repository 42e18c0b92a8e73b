"""Streams of a .doc, made piece by piece: what a quickly saved file looks like inside."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_TEXT_AT = 0x400


@dataclass(frozen=True)
class Stored:
    """A piece of text as the file stores it: in one byte per character or in two, all with these properties."""

    text: str
    compressed: bool = False
    properties: bytes = b""

    @property
    def bytes(self) -> bytes:
        return self.text.encode("cp1252" if self.compressed else "utf-16-le")


def streams(
    pieces: Sequence[Stored],
    *,
    order: Sequence[int] = (),
    length: int | None = None,
    magic: int = 0xA5EC,
    version: int = 193,
    flags: int = 0x0200,
    clx: bytes | None = None,
    fonts: bytes = b"",
) -> tuple[bytes, bytes]:
    """The streams WordDocument and 1Table; the text runs through the pieces in `order`, the file holds them as given."""
    main = bytearray(_TEXT_AT)
    struct.pack_into("<HH", main, 0, magic, version)
    struct.pack_into("<H", main, 0x0A, flags)
    places = []
    for piece in pieces:
        places.append(len(main))
        main += piece.bytes + bytes(len(piece.bytes) % 2)
    table = clx if clx is not None else _clx(pieces, places, order or range(len(pieces)))
    page = len(main) // 512 + 1
    main += bytes(page * 512 - len(main)) + _character_page(pieces, places)
    _extent(main, 33, 0, len(table))
    _extent(main, 12, len(table), 12)
    table += struct.pack("<III", _TEXT_AT, page * 512, page)
    _extent(main, 15, len(table), 4 + len(fonts))
    table += bytes(4) + fonts
    struct.pack_into("<i", main, 0x4C, sum(len(piece.text) for piece in pieces) if length is None else length)
    return bytes(main), table


def _extent(main: bytearray, index: int, start: int, length: int) -> None:
    struct.pack_into("<II", main, 0x9A + index * 8, start, length)


def _character_page(pieces: Sequence[Stored], places: Sequence[int]) -> bytes:
    """Which bytes of the file have which properties [ChpxFkp]."""
    page = bytearray(512)
    ends = [place + len(piece.bytes) for place, piece in zip(places, pieces, strict=True)]
    struct.pack_into(f"<{len(pieces) + 1}I", page, 0, *places, *(ends[-1:] or [_TEXT_AT]))
    place = 510
    for number, piece in enumerate(pieces):
        if piece.properties:
            place -= (len(piece.properties) + 2) // 2 * 2
            page[4 * (len(pieces) + 1) + number] = place // 2
            page[place : place + 1 + len(piece.properties)] = bytes([len(piece.properties)]) + piece.properties
    page[511] = len(pieces)
    return bytes(page)


def _clx(pieces: Sequence[Stored], places: Sequence[int], order: Sequence[int]) -> bytes:
    starts, entries = [0], b""
    for number in order:
        piece, place = pieces[number], places[number]
        starts.append(starts[-1] + len(piece.text))
        entries += struct.pack("<HIH", 0, place * 2 | 1 << 30 if piece.compressed else place, 0)
    plc = struct.pack(f"<{len(starts)}I", *starts) + entries
    # A quickly saved file keeps the properties of its last changes before the table.
    return b"\x01" + struct.pack("<H", 3) + b"abc" + b"\x02" + struct.pack("<I", len(plc)) + plc
