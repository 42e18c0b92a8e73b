"""Lists of a .doc [PlfLst, PlfLfo]: the rules by which Word numbers paragraphs, in the form that the .docx reader counts with."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from vanban.reading.doc.fib import Extent
from vanban.reading.doc.properties import whole
from vanban.reading.labels import Level, ListRule

_FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
_LIST, _LEVEL, _OVERRIDE, _OVERRIDDEN_LEVEL = 28, 28, 16, 8
_SIMPLE = 1
_HAS_START, _HAS_LEVEL = 0x10, 0x20
_LEVELS = 9
_LEGAL, _OWN_RESTART = 0x04, 0x08


def list_rules(table: bytes, lists: Extent, overrides: Extent) -> dict[str, ListRule]:
    """The lists by the number under which paragraphs name them, which counts from 1."""
    try:
        return _overridden(overrides.of(table), _lists(table, lists))
    except (struct.error, IndexError, ValueError):
        # Without its numbers the text is still worth reading.
        return {}


@dataclass(slots=True)
class _Cursor:
    """A place in a run of structures that each tell their own length."""

    data: bytes
    place: int

    def level(self) -> Level:
        """[LVL, LVLF]: numbers of the counts in its text are signs below 9."""
        start, format, flags = struct.unpack_from("<iBB", self.data, self.place)
        characters, paragraph, after = self.data[self.place + 24 : self.place + 27]
        self.place += _LEVEL + characters + paragraph
        size = 2 * whole(self.data[self.place : self.place + 2])
        text = self.data[self.place + 2 : self.place + 2 + size].decode("utf-16-le", "replace")
        self.place += 2 + size
        pattern = "".join(f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign for sign in text)
        return Level(
            pattern,
            _FORMATS.get(format, "decimal"),
            start,
            restart_after=after if flags & _OWN_RESTART else None,
            legal=bool(flags & _LEGAL),
        )


def _lists(table: bytes, extent: Extent) -> dict[int, dict[int, Level]]:
    """Levels of each list by its id; they follow the extent, in the order of the lists."""
    listed = extent.of(table)
    count = whole(listed[:2])
    cursor = _Cursor(table, extent.start + 2 + count * _LIST)
    lists: dict[int, dict[int, Level]] = {}
    for index in range(count):
        at = 2 + index * _LIST
        (name,) = struct.unpack_from("<i", listed, at)
        levels = 1 if listed[at + 26] & _SIMPLE else _LEVELS
        lists[name] = {level: cursor.level() for level in range(levels)}
    return lists


def _overridden(listed: bytes, lists: dict[int, dict[int, Level]]) -> dict[str, ListRule]:
    """What paragraphs name [LFO]: a list, with levels that begin elsewhere or are written otherwise [LFOLVL]."""
    count = whole(listed[:4])
    cursor = _Cursor(listed, 4 + count * _OVERRIDE)
    rules: dict[str, ListRule] = {}
    for index in range(count):
        at = 4 + index * _OVERRIDE
        (name,) = struct.unpack_from("<i", listed, at)
        levels = dict(lists.get(name, {}))
        restarts = set()
        # Each begins with four bytes that say nothing [LFOData].
        cursor.place += 4
        for _ in range(listed[at + 12]):
            start, flags = struct.unpack_from("<iI", listed, cursor.place)
            cursor.place += _OVERRIDDEN_LEVEL
            depth = flags & 0x0F
            if flags & _HAS_LEVEL:
                levels[depth] = cursor.level()
            elif flags & _HAS_START:
                levels[depth] = replace(levels.get(depth, Level()), start=start)
            if flags & _HAS_START:
                restarts.add(depth)
        rules[str(index + 1)] = ListRule(levels, str(name), frozenset(restarts))
    return rules
