"""The words by which a task is found."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from kimchinam.base.folding import fold

WORDED = ("name", "product", "group")
"""Facts of a task in which words are looked for."""
LONGEST = 60
"""Letters of a word that are compared."""


class Worded(Protocol):
    name: str
    product: str
    group: str


class WordedDays(Worded, Protocol):
    """Facts as they held at the end of the days [day_from, day_to)."""

    day_from: date
    day_to: date


def words_in(text: str) -> list[str]:
    """Folded: no marks, no case, nothing but letters and figures."""
    return [word[:LONGEST] for word in fold(text).split()]


def words_of(facts: Worded) -> str:
    """All its words, a space before each, so that the beginning of a word is found as a piece of text."""
    words = words_in(" ".join(getattr(facts, name) for name in WORDED))
    return "".join(f" {word}" for word in words)


def worded(versions: Iterable[WordedDays]) -> list[tuple[str, date, date]]:
    """(words, day_from, day_to) from the versions of a task's facts, in order; neighbours that say the same become one."""
    kept: list[tuple[str, date, date]] = []
    for one in versions:
        if one.day_from == one.day_to:
            continue
        words, first = words_of(one), one.day_from
        if kept and kept[-1][0] == words and kept[-1][2] == first:
            first = kept.pop()[1]
        kept.append((words, first, one.day_to))
    return kept
