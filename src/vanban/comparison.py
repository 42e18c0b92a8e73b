"""Two different works side by side: which provision carries on which, and how their targets differ as numbers.

A unit of comparison is the provision with its own words, without those of its children, or a row of a task table. Units are
paired by the words they share, rare words counting more; place and label only decide between equals, for the next resolution
numbers anew.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from typing import Literal

from vanban.comparison_targets import TargetPair, target_pairs
from vanban.comparison_units import OwnWords, own_words
from vanban.model import Analysis, Provision

Fate = Literal["kept", "supplemented", "adjusted", "new", "dropped"]
"""kế thừa, bổ sung, điều chỉnh, mới, không còn"""

_ALIKE = 0.55
"""Share of common words in both together, weighted by rarity, from which two provisions speak of the same."""
_WHOLE = 0.92
_MOST_PLACES = 60
"""A word that stands in more provisions than this pairs nothing."""
_MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class ProvisionPair:
    """What became of a provision: `before` is None for a new one, `after` for one that is dropped.

    A row of a task table is a provision of the kind "dòng". `likeness` is 0 to 1.
    """

    fate: Fate
    before: Provision | None
    after: Provision | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """In the order of the later work; a dropped provision stands where it stood, behind its last surviving neighbour, and
    dropped targets stand at the end.
    """

    provisions: tuple[ProvisionPair, ...]
    targets: tuple[TargetPair, ...]

    def of(self, fate: Fate) -> tuple[ProvisionPair, ...]:
        return tuple(pair for pair in self.provisions if pair.fate == fate)


def compare(before: Analysis, after: Analysis) -> Comparison:
    """`before` is the earlier work, `after` the one that follows it. Near linear in the number of provisions.

    >>> before, after = (analyse(f"Điều 1. Phấn đấu tỷ lệ che phủ rừng đạt {share}%.") for share in ("40", "42,5"))
    >>> found = compare(before, after)
    >>> [pair.fate for pair in found.provisions], [(pair.move, pair.difference) for pair in found.targets]
    (['adjusted'], [('raised', Decimal('2.5'))])
    """
    sides = [list(own_words(analysis)) for analysis in (before, after)]
    weights = _weights(sides)
    old, new = ([_weighed(one, weights) for one in side] for side in sides)
    pairs = _paired(old, new)
    return Comparison(tuple(_in_order(old, new, pairs)), tuple(target_pairs(before.targets, after.targets)))


_Key = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Unit:
    provision: Provision
    words: tuple[str, ...]
    figures: Counter[str]
    bag: Mapping[str, float]
    """Each word with its weight, as often as it stands there."""
    weight: float


def _weights(sides: Sequence[Sequence[OwnWords]]) -> Mapping[str, float]:
    """A word in every provision says nothing of any."""
    places = Counter(word for side in sides for unit in side for word in set(unit.words))
    count = sum(map(len, sides))
    return {word: math.log(1 + count / number) for word, number in places.items()}


def _weighed(unit: OwnWords, weights: Mapping[str, float]) -> _Unit:
    bag = {word: count * weights[word] for word, count in Counter(unit.words).items()}
    return _Unit(unit.provision, unit.words, unit.figures, bag, sum(bag.values()))


def _common(one: _Unit, other: _Unit) -> float:
    """Weight of the words that stand in both, as often as in the one that has fewer of them."""
    theirs = other.bag
    return sum(min(weight, theirs[word]) for word, weight in one.bag.items() if word in theirs)


def _likeness(one: _Unit, other: _Unit) -> float:
    # Two equal units must come out as exactly 1, in whatever order their words were added up.
    return 1.0 if one.words == other.words else 2 * _common(one, other) / (one.weight + other.weight)


def _paired(old: Sequence[_Unit], new: Sequence[_Unit]) -> dict[int, tuple[int, float]]:
    """Index in `new` → (index in `old`, likeness): the best pairs first, each unit once."""
    candidates = [
        (_likeness(old[at], new[index]), old[at].provision.id == new[index].provision.id, -abs(at - index), at, index)
        for at, index in {*_equal(old, new), *_near(old, new), *_of_one_name(old, new)}
    ]
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, _same_id, _distance, at, index in sorted(candidates, reverse=True):
        if likeness >= _ALIKE and at not in taken and index not in pairs:
            pairs[index] = at, likeness
            taken.add(at)
    return pairs


def _equal(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Units of the same words, the first with the first: lines that repeat all through a work are near to too many."""
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for at, unit in enumerate(old):
        waiting[unit.words].append(at)
    for index, unit in enumerate(new):
        if same := waiting.get(unit.words):
            yield same.popleft(), index


def _of_one_name(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Units of the same id: of short headings that stand under every part, the ones in the same part go together."""
    places = {unit.provision.id: at for at, unit in enumerate(old)}
    yield from ((places[unit.provision.id], index) for index, unit in enumerate(new) if unit.provision.id in places)


def _near(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Each later unit with the few earlier ones that share the most rare words."""
    places: dict[_Key, list[int]] = defaultdict(list)
    for at, unit in enumerate(old):
        for key in _keys(unit):
            places[key].append(at)
    for index, unit in enumerate(new):
        shared: dict[int, float] = defaultdict(float)
        for key in _keys(unit):
            where = places.get(key, ())
            if len(where) <= _MOST_PLACES:
                for at in where:
                    shared[at] += 1 / len(where)
        yield from ((at, index) for at in nlargest(_MOST_CANDIDATES, shared, key=shared.__getitem__))


def _keys(unit: _Unit) -> set[_Key]:
    """Syllables and pairs of them: most Vietnamese words are two, and a long work uses every single one too often."""
    return {*unit.words, *pairwise(unit.words)}


def _in_order(
    old: Sequence[_Unit], new: Sequence[_Unit], pairs: Mapping[int, tuple[int, float]]
) -> Iterator[ProvisionPair]:
    survivors = sorted(at for at, _likeness in pairs.values())
    gone: dict[int, list[ProvisionPair]] = defaultdict(list)
    for at in sorted(set(range(len(old))).difference(survivors)):
        neighbour = bisect_left(survivors, at)
        gone[survivors[neighbour - 1] if neighbour else -1].append(_gone(old[at]))
    yield from gone[-1]
    for index, unit in enumerate(new):
        if index not in pairs:
            yield ProvisionPair("new", None, unit.provision, 0.0)
            continue
        at, likeness = pairs[index]
        yield ProvisionPair(_fate(old[at], unit), old[at].provision, unit.provision, round(likeness, 3))
        yield from gone[at]


def _gone(unit: _Unit) -> ProvisionPair:
    return ProvisionPair("dropped", unit.provision, None, 0.0)


def _fate(old: _Unit, new: _Unit) -> Fate:
    if old.words == new.words:
        return "kept"
    # Whoever puts one figure in place of another adjusts, however few words that takes.
    whole = old.figures <= new.figures and _common(old, new) >= _WHOLE * old.weight
    return "supplemented" if whole and len(new.words) > len(old.words) else "adjusted"
