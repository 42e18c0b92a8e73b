"""Running text: what the finders match in. Level, with lines joined that a page broke and runs of spaces made single."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vanban.finding.places import LOWER
from vanban.model import OffsetMap
from vanban.text import level

# A line that goes on in lower case, or behind a comma, was broken by the page; "a) …" begins an item.
_BROKEN = re.compile(
    rf" *\n *(?=[{LOWER}](?![.)\w]?[.)]))|(?<=,) *\n *(?=\w)|\n(?<=\d-\n)(?=\w)|\n(?<=\Wvà\n)(?=\w)|  +"
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
    return running_once(text)


def running_once(text: str) -> Running:
    """Running text of `text`, such as a cell; linear in its length."""
    even = level(text).replace("İ", "I")  # the one capital whose lower case is longer
    pieces: list[str] = []
    marks: list[tuple[int, int]] = [(0, 0)]
    done = length = 0
    for match in _BROKEN.finditer(even):
        pieces += (even[done : match.start()], " ")
        length += match.start() - done + 1
        done = match.end()
        marks.append((length, done))
    pieces.append(even[done:])
    flat = "".join(pieces)
    return Running(flat, flat.lower(), OffsetMap(tuple(marks)))
