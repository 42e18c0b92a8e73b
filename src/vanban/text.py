"""Vietnamese text: cleaning that remembers where each character came from, and folding for comparison.

Three forms are used in this library. *Raw* is what was decoded. *Clean* (`Source.text`) is what people see and what all
offsets count. *Level* has the same length as clean, so a pattern may match in it and point into clean.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vanban.model import OffsetMap

# Old and new placement of the tone mark in oa, oe, uy at the end of a syllable: uỷ → ủy. One letter for one letter.
_TONES = {"oa": "à á ả ã ạ", "oe": "è é ẻ ẽ ẹ", "uy": "ỳ ý ỷ ỹ ỵ"}
_MARKS = "\u0300\u0301\u0309\u0303\u0323"


def _placements() -> dict[str, str]:
    pairs = {}
    for plain, marked in _TONES.items():
        for letter, mark in zip(marked.split(), _MARKS, strict=True):
            new = unicodedata.normalize("NFC", plain[0] + mark) + plain[1]
            pairs[plain[0] + letter] = new
            pairs[plain[0].upper() + letter.upper()] = new.upper()
            pairs[plain[0].upper() + letter] = new[0].upper() + new[1]
    return pairs


_NEW_PLACE = _placements()
# Not after q ("quý" keeps its tone) and only where the syllable ends ("toàn" is right as it stands).
# A pattern that begins with a plain class of characters is searched several times faster than one that begins with
# alternatives, or with a look behind: so these classes stand first, and what stands before them is asked afterwards.
_FIRST, _SECOND = ("".join(sorted({pair[at] for pair in _NEW_PLACE})) for at in (0, 1))
_OLD_PLACE = re.compile(rf"[{_FIRST}][{_SECOND}](?<![qQ]..)(?![^\W\d_])")

_SPACES = dict.fromkeys([0x09, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000], " ")
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_SAME_LENGTH = _SPACES | _LINE_ENDS | {0x00D0: "Đ"}
_LEVEL = (
    {ord("\\"): " "} | {ord(c): "-" for c in "‐‑‒–—―−"} | {ord(c): '"' for c in "“”„«»"} | {ord(c): "'" for c in "‘’"}
)
_UNCLEAN = re.compile(f"[{''.join(map(chr, _SAME_LENGTH))}]")
# The backslash that markdown puts before a dash: "chính trị \\- xã hội". At the head of a line it belongs to the label.
_UNEVEN = re.compile(rf"[{re.escape(''.join(map(chr, _LEVEL)))}](?:(?<!\\)|(?<=[^\n\S]\\)(?=-\s))")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"
# What changes the length: a line end of two characters, and marks that a letter takes up or nobody sees.
_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))
_MARKS_OR_NOTHING = rf"\u0300-\u036f{_INVISIBLE}"
_CHANGES_LENGTH = re.compile(rf"[\r{_MARKS_OR_NOTHING}](?:(?<=\r)\n?|(?<!\r)[{_MARKS_OR_NOTHING}]*)")


def clean(raw: str) -> tuple[str, OffsetMap]:
    """NFC, plain spaces, real Đ, `\\n` line ends, no soft hyphens or zero-width characters; linear in length."""
    pieces: list[str] = []
    marks: list[tuple[int, int]] = [(0, 0)]
    done = length = 0
    for match in _CHANGES_LENGTH.finditer(raw):
        begin, end = match.span()
        if begin > done and raw[begin] != "\r":
            # The letter belongs to its marks, also across a soft hyphen.
            begin -= 1
        pieces += raw[done:begin], _compose(raw[begin:end])
        length += begin - done + len(pieces[-1])
        done = end
        marks.append((length, done))
    pieces.append(raw[done:])
    return _exchange("".join(pieces), _UNCLEAN, _SAME_LENGTH), OffsetMap(tuple(marks))


def _compose(piece: str) -> str:
    if piece[0] == "\r":
        return "\n"
    seen = piece.translate(_DROPPED)
    composed = unicodedata.normalize("NFC", seen)
    # The few signs that NFC takes apart stay whole: the way back to the raw text must not run ahead of it.
    return composed if len(composed) <= len(seen) else seen


def level(text: str) -> str:
    """Same length as `text`, with one kind of dash and quote and the tone on its new place: patterns match in this.

    >>> level("uỷ ban – “xã hoá”")
    'ủy ban - "xã hóa"'
    """
    return _OLD_PLACE.sub(lambda match: _NEW_PLACE.get(match.group(), match.group()), _exchange(text, _UNEVEN, _LEVEL))


@lru_cache(maxsize=1)
def level_whole(text: str) -> str:
    """`level` of a whole text, kept while its finders take turns on it: each of them asks for the same."""
    return level(text)


def small(levelled: str) -> str:
    """Small letters, of the same length: patterns match in them without IGNORECASE, which is several times slower."""
    return levelled.replace("İ", "I").lower()  # the one capital whose small form is longer


@lru_cache(maxsize=1)
def small_whole(text: str) -> str:
    """`small` of the level form of a whole text, kept like `level_whole`."""
    return small(level_whole(text))


def _exchange(text: str, found: re.Pattern[str], table: dict[int, str]) -> str:
    """`text.translate(table)`, ten times faster where few characters change."""
    return found.sub(lambda match: match.group().translate(table), text)


_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


class _Folding(dict[int, str]):
    """What each character becomes: told when it is first met, and kept if it is of an alphabet, which is soon done."""

    _KEPT = 0x2100

    def __missing__(self, character: int) -> str:
        bare = unicodedata.normalize("NFD", chr(character).lower().replace("đ", "d"))
        folded = _NOT_WORD.sub(" ", _COMBINING.sub("", bare))
        if character < self._KEPT:
            self[character] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """To search and compare names: no marks, no case, đ = d, single spaces.

    >>> fold("Ủy ban  Dân tộc, tỉnh Đồng Phú")
    'uy ban dan toc tinh dong phu'
    """
    return " ".join(text.translate(_FOLDING).split())
