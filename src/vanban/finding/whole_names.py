"""Names of single bodies kept whole: a verb, a comma or "và" inside a name parts nothing and orders nothing.

"Cục Quản lý đê điều và Phòng, chống thiên tai" is one addressee, though it holds three words of orders.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from vanban.finding.agents import split_agents
from vanban.finding.lexicon import ADVERBS, FRAMES, MODALS, STOPS, VERBS
from vanban.finding.organisations import organisations_in
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases
from vanban.finding.running import running_once
from vanban.model import Organisation

_PART = "tênriêng"
"""Stands for such a word: no table of words knows it."""
_JOINTS = frozenset({",", "và", "-", "/", "có", "trong"})
_ORDERS = Phrases.of(VERBS, ADVERBS, MODALS, STOPS, FRAMES)
_SPEAKING = _JOINTS | _ORDERS.openers
_LEAST = 3
_SEVERAL = 2


class WholeNames:
    """The single bodies that a text names, asked by offsets."""

    def __init__(self, organisations: Sequence[Organisation]) -> None:
        self._bodies = [body for body in organisations if not body.collective]
        self._starts = [body.start for body in self._bodies]
        self._heads = frozenset(self._starts)

    def keep(self, words: Words) -> Words:
        """`words` with what joins or orders inside a name made neutral, and with the places where names begin."""
        if not len(words):
            return words
        neutral: list[str] = []
        names = []
        for body in self._within(words.starts[0], words.ends[-1]):
            first, last = bisect_left(words.starts, body.start), bisect_left(words.starts, body.end)
            if last - first < _LEAST:
                continue
            inner = set(_speaking(words.words, first + 1, last))
            if inner:
                neutral = neutral or list(words.words)
                for at in inner:
                    neutral[at] = _PART
                names.append(" ".join(body.surface.split()))
        kept = tuple(neutral) if neutral else words.words
        return Words(kept, words.starts, words.ends, words.capitals, tuple(names), self._heads)

    def _within(self, start: int, end: int) -> Sequence[Organisation]:
        return self._bodies[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def split_bodies(listed: str) -> tuple[str, ...]:
    """The bodies of a table cell or of the value of a field, each whole."""
    if len(pieces := split_agents(listed)) < _SEVERAL:
        return pieces
    found = organisations_in(listed, running_once(listed))
    names = [" ".join(body.surface.split()) for body in found if not body.collective]
    return split_agents(listed, names)


def _speaking(words: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Places of the words in `[first, last)` that would part a sentence, order, or end a list of bodies."""
    for at in (at for at in range(first, last) if words[at] in _SPEAKING):
        if words[at] in _JOINTS:
            yield at
        yield from range(at, min(last, at + _ORDERS.at(words, at)))
