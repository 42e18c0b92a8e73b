"""The file information block [Fib]: where the parts of a .doc lie and how long its texts are."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from vanban import errors
from vanban.reading import limits

_MAGIC = 0xA5EC
_WORD_97 = 193
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_LENGTHS_AT = 0x4C
_PLACES_AT = 0x9A
_SHORTEST = 0x300


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the table stream, in bytes."""

    start: int
    length: int

    def of(self, stream: bytes) -> bytes:
        return stream[self.start : self.start + self.length]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fib:
    """Stretches follow one another in the text [FibRgLw97]; extents lie in the stream `table_stream` [FibRgFcLcb97]."""

    table_stream: str
    body: Stretch
    footnotes: Stretch
    endnotes: Stretch
    boxes: Stretch
    styles: Extent
    character_pages: Extent
    paragraph_pages: Extent
    fonts: Extent
    pieces: Extent
    lists: Extent
    list_overrides: Extent


def read_fib(main: bytes) -> Fib:
    """The block at the head of the stream WordDocument; raises `encrypted`, `corrupt`, `unsupported`, `too_large`."""
    if len(main) < _SHORTEST:
        raise errors.corrupt("WordDocument")
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if flags & _ENCRYPTED:
        raise errors.encrypted()
    if magic != _MAGIC or version < _WORD_97:
        # Word 6 and 95 lay their text out in another way.
        raise errors.unsupported(".doc (Word 95)")
    # Heads of pages and comments lie between the notes; they are no text of the paper.
    body, notes, heads, _, comments, endnotes, boxes = struct.unpack_from("<7i", main, _LENGTHS_AT)
    if min(body, notes, heads, comments, endnotes, boxes) < 0:
        raise errors.corrupt("FibRgLw97")
    comments_end = body + notes + heads + comments
    limits.check_length(comments_end + endnotes + boxes)
    return Fib(
        table_stream="1Table" if flags & _TABLE_1 else "0Table",
        body=Stretch(0, body),
        footnotes=Stretch(body, body + notes),
        endnotes=Stretch(comments_end, comments_end + endnotes),
        boxes=Stretch(comments_end + endnotes, comments_end + endnotes + boxes),
        styles=_extent(main, 1),
        character_pages=_extent(main, 12),
        paragraph_pages=_extent(main, 13),
        fonts=_extent(main, 15),
        pieces=_extent(main, 33),
        lists=_extent(main, 73),
        list_overrides=_extent(main, 74),
    )


def _extent(main: bytes, index: int) -> Extent:
    return Extent(*struct.unpack_from("<II", main, _PLACES_AT + index * 8))
