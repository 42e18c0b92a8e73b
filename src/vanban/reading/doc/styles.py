"""The style sheet of a .doc [STSH]: for each style its properties, those that it is based on before its own."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.reading.doc.properties import Properties, properties, whole

_MOST_STYLES = 0x0FFE
_NO_BASE = 0x0FFF
_CHAIN = 20
_PARAGRAPH = 1
_CHARACTER = 2


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of paragraphs and of the characters in them."""

    paragraph: Properties = ()
    characters: Properties = ()


@dataclass(frozen=True, slots=True)
class _Own:
    """A style without what it is based on."""

    base: int
    style: Style


def read_styles(stsh: bytes) -> dict[int, Style]:
    """The styles by number; those that are damaged are left out."""
    own = dict(_own_styles(stsh))
    return {number: _whole_style(number, own) for number in own}


def _whole_style(number: int, own: dict[int, _Own]) -> Style:
    paragraph: Properties = ()
    characters: Properties = ()
    for _ in range(_CHAIN):
        if number not in own:
            break
        paragraph = own[number].style.paragraph + paragraph
        characters = own[number].style.characters + characters
        number = own[number].base
    return Style(paragraph, characters)


def _own_styles(stsh: bytes) -> Iterator[tuple[int, _Own]]:
    if len(stsh) < 6:
        return
    head, count, fixed = struct.unpack_from("<HHH", stsh)
    place = 2 + head
    for number in range(min(count, _MOST_STYLES)):
        size = whole(stsh[place : place + 2])
        entry = stsh[place + 2 : place + 2 + size]
        place += 2 + size
        if len(entry) >= fixed + 2 and fixed >= 10:
            yield number, _own_style(entry, fixed)


def _own_style(entry: bytes, fixed: int) -> _Own:
    """[STD]: a fixed part, the name, then lists of properties [UpxPapx, UpxChpx]."""
    kind, base = entry[2] & 0x0F, whole(entry[2:4]) >> 4
    name = whole(entry[fixed : fixed + 2])
    lists = list(_lists(entry, fixed + 2 + 2 * name + 2))
    style = Style()
    if kind == _PARAGRAPH and lists:
        # The number of the style stands before its properties.
        style = Style(properties(lists[0][2:]), properties(lists[1]) if len(lists) > 1 else ())
    elif kind == _CHARACTER and lists:
        style = Style(characters=properties(lists[0]))
    return _Own(base if base != _NO_BASE else -1, style)


def _lists(entry: bytes, place: int) -> Iterator[bytes]:
    """Each list with its length before it, beginning at an even place."""
    while place + 2 <= len(entry):
        size = whole(entry[place : place + 2])
        yield entry[place + 2 : place + 2 + size]
        place += 2 + size + size % 2
