"""Running text: what the finders match in. Level, with lines joined that a page broke and runs of spaces made single."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vanban.finding.places import LOWER
from vanban.model import OffsetMap
from vanban.text import level, level_whole, small

# A line that goes on in lower case, or behind a comma, was broken by the page; "a) …" begins an item.
# Both alternatives begin with a sign of their own, so that the pattern is tried only where one of these stands.
_GOES_ON = rf" *(?=[{LOWER}](?![.)\w]?[.)]))"
_BROKEN = re.compile(
    rf"\n(?:{_GOES_ON}|(?<=,\n) *(?=\w)|(?<=\d-\n)(?=\w)|(?<=\Wvà\n)(?=\w))"
    rf"| (?=[ \n])(?: *\n{_GOES_ON}|(?<=, ) *\n *(?=\w)| +)"
)


@dataclass(frozen=True, slots=True)
class Running:
    """`flat` to match in, and the way back to the text it was made from."""

    flat: str
    low: str
    """`flat` in lower case, of the same length."""
    offsets: OffsetMap

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of `flat[start:end]` in the text; the span must not be empty."""
        return self.offsets.to_raw(start), self.offsets.to_raw(end - 1) + 1


@lru_cache(maxsize=1)
def running(text: str) -> Running:
    """Running text of a whole text, kept while its finders take turns on it: each of them asks for the same."""
    return _joined(level_whole(text))


def running_once(text: str) -> Running:
    """Running text of `text`, such as a cell, which must not push the whole text out; linear in its length."""
    return _joined(level(text))


def _joined(levelled: str) -> Running:
    pieces: list[str] = []
    marks: list[tuple[int, int]] = [(0, 0)]
    done = length = 0
    for match in _BROKEN.finditer(levelled):
        pieces += (levelled[done : match.start()], " ")
        length += match.start() - done + 1
        done = match.end()
        marks.append((length, done))
    pieces.append(levelled[done:])
    flat = "".join(pieces)
    return Running(flat, small(flat), OffsetMap(tuple(marks)))
