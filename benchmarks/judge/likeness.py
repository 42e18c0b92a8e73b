"""How much two surfaces say the same: 0.0 where they must not be matched, else the overlap of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .folding import Words, key, numerals, words

HALF = 0.5
"""Least overlap of two surfaces or clauses."""
MOST = 0.6
"""Least share of a clause, or of a name, that must be found."""


def overlap(a: Words, b: Words) -> float:
    """Intersection over union of two bags of words."""
    left, right = Counter(a), Counter(b)
    union = (left | right).total()
    return (left & right).total() / union if union else 0.0


def within(inner: Words, outer: Words) -> bool:
    """Whether `inner` stands in `outer` word by word."""
    return bool(inner) and f" {' '.join(inner)} " in f" {' '.join(outer)} "


def surfaces(a: str, b: str) -> float:
    """Short surfaces: half of the words, and no numerals that contradict each other (12-NQ/TU, 13-NQ/TU)."""
    value = overlap(words(a), words(b))
    left, right = numerals(a), numerals(b)
    agree = not left or not right or left <= right or right <= left
    return value if value >= HALF and agree else 0.0


def parts(a: str, b: str) -> float:
    """Surfaces one of which is a considerable part of the other."""
    left, right = words(a), words(b)
    value = overlap(left, right)
    return value if value >= HALF / 2 and (within(left, right) or within(right, left)) else 0.0


def clauses(wanted: str, found: str | None) -> float:
    """Clauses that overlap by half, or most of the wanted one in runs of two words or more."""
    left, right = words(wanted), words(found)
    value = overlap(left, right)
    return value if value >= HALF or _covered(left, right) >= MOST else 0.0


def _covered(wanted: Words, found: Words) -> float:
    runs = set(pairwise(found))
    hits = {place for place in range(len(wanted) - 1) if wanted[place : place + 2] in runs}
    return len(hits | {place + 1 for place in hits}) / len(wanted) if wanted else 0.0


def names(a: str, b: str | None) -> float:
    """The same name, or one that is most of the other."""
    left, right = words(a), words(b)
    value = overlap(left, right)
    return value if left == right or (value >= MOST and (within(left, right) or within(right, left))) else 0.0


def same_names(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Equal sets of names, or the same words cut into names in another way; "và" does not count."""
    return {key(name) for name in wanted} == {key(name) for name in found} or _bag(wanted) == _bag(found)


def _bag(listed: Iterable[str]) -> Counter[str]:
    return Counter(word for name in listed for word in words(name) if word != key("và"))


def touching_names(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether a name of one list is in a name of the other; true of two empty lists."""
    pairs = ((words(a), words(b)) for a in wanted for b in found)
    return not (wanted or found) or any(within(a, b) or within(b, a) for a, b in pairs)
