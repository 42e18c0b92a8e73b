"""Places that outlast the writing of a text: signs that nobody types stand for where a comment begins and ends.

The signs lie in Unicode's last private plane. A reader puts them in only when its file has comments;
the layout takes them out again when it writes.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

_FIRST = 0x100000
_MOST = 0x7FF0
_SIGN = re.compile("[\U00100000-\U0010ffff]")
_AROUND = string.whitespace + "".join(map(chr, range(_FIRST, _FIRST + 2 * _MOST)))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the comment `number` begins or ends, in characters of the text that it was lifted from."""

    number: int
    ends: bool
    offset: int


def sign(number: int, *, ends: bool) -> str:
    """The sign for one end of comment `number`; nothing for numbers beyond what the plane has room for."""
    return chr(_FIRST + 2 * number + ends) if 0 <= number < _MOST else ""


def removed(text: str) -> str:
    """The text without signs."""
    return _SIGN.sub("", text)


def stripped(text: str) -> str:
    """The text without white space around it; signs that stand in that space are kept."""
    plain = text.strip()
    if _SIGN.search(plain) is None:
        return plain
    core = text.strip(_AROUND)
    begin = text.index(core) if core else len(text)
    before, after = text[:begin], text[begin + len(core) :]
    return "".join(_SIGN.findall(before)) + core + "".join(_SIGN.findall(after))


def lifted(text: str) -> tuple[str, list[Anchor]]:
    """The text without signs, and where they stood in it."""
    anchors = []
    for index, match in enumerate(_SIGN.finditer(text)):
        number, ends = divmod(ord(match.group()) - _FIRST, 2)
        anchors.append(Anchor(number, bool(ends), match.start() - index))
    return removed(text), anchors
