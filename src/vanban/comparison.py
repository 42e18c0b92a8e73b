"""Two different works side by side: which provision carries on which, and how their targets differ as numbers.

A unit of comparison is the provision with its own words, without those of its children. Provisions are paired by the words
they share, rare words counting more; place and label only decide between equals, for the next resolution numbers anew.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from vanban.model import Analysis, Provision, Target
from vanban.text import fold

Fate = Literal["kept", "supplemented", "adjusted", "new", "dropped"]
"""kế thừa, bổ sung, điều chỉnh, mới, không còn"""
Move = Literal["raised", "lowered", "same", "other"]

_ALIKE = 0.55
"""Share of common words in both together, weighted by rarity, from which two provisions speak of the same."""
_WHOLE = 0.92
_LEAST_WORDS = 3
_MOST_PLACES = 60
"""A word that stands in more provisions than this pairs nothing."""


@dataclass(frozen=True, slots=True)
class ProvisionPair:
    """What became of a provision: `before` is None for a new one, `after` for one that is dropped.

    `likeness` is 0 to 1.
    """

    fate: Fate
    before: Provision | None
    after: Provision | None
    likeness: float


@dataclass(frozen=True, slots=True)
class TargetPair:
    """One thing that both works measure; `move` compares the figures, `other` where units or ranges forbid it."""

    move: Move
    before: Target
    after: Target
    difference: Decimal | None
    """`after` minus `before`, in their unit."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """In the order of the later work; what was dropped stands where it stood, behind its last surviving neighbour."""

    provisions: tuple[ProvisionPair, ...]
    targets: tuple[TargetPair, ...]

    def of(self, fate: Fate) -> tuple[ProvisionPair, ...]:
        return tuple(pair for pair in self.provisions if pair.fate == fate)


def compare(before: Analysis, after: Analysis) -> Comparison:
    """`before` is the earlier work, `after` the one that follows it. Near linear in the number of provisions."""
    old, new = _units(before), _units(after)
    weights = _weights([*old, *new])
    pairs = _paired(old, new, weights)
    return Comparison(tuple(_in_order(old, new, pairs, weights)), tuple(_targets(before, after, pairs)))


@dataclass(frozen=True, slots=True)
class _Unit:
    provision: Provision
    path: str
    words: tuple[str, ...]
    bag: Counter[str]

    def weight(self, weights: Mapping[str, float]) -> float:
        return sum(count * weights[word] for word, count in self.bag.items())


def _units(analysis: Analysis) -> list[_Unit]:
    return list(_walk(analysis.text, analysis.outline))


def _walk(text: str, provisions: Iterable[Provision]) -> Iterator[_Unit]:
    for provision in provisions:
        end = provision.children[0].start if provision.children else provision.end
        words = tuple(fold(text[provision.start : end]).split())
        own = words[len(fold(provision.label).split()) :]
        if len(own) >= _LEAST_WORDS:
            yield _Unit(provision, provision.id, own, Counter(own))
        yield from _walk(text, provision.children)


def _weights(units: Sequence[_Unit]) -> Mapping[str, float]:
    """A word in every provision says nothing of any."""
    places = Counter(word for unit in units for word in unit.bag)
    return {word: math.log(1 + len(units) / count) for word, count in places.items()}


def _likeness(one: _Unit, other: _Unit, weights: Mapping[str, float]) -> float:
    common = sum((one.bag & other.bag)[word] * weights[word] for word in one.bag.keys() & other.bag.keys())
    both = one.weight(weights) + other.weight(weights)
    return 2 * common / both if both else 0.0


def _paired(old: Sequence[_Unit], new: Sequence[_Unit], weights: Mapping[str, float]) -> dict[int, tuple[int, float]]:
    """Index in `new` → (index in `old`, likeness): the best pairs first, each unit once."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(old):
        for word in unit.bag:
            places[word].append(index)
    candidates = [
        (_likeness(old[at], unit, weights), old[at].path == unit.path, -abs(at - index), at, index)
        for index, unit in enumerate(new)
        for at in _near(unit, places, weights)
    ]
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, _same_path, _distance, at, index in sorted(candidates, reverse=True):
        if likeness >= _ALIKE and at not in taken and index not in pairs:
            pairs[index] = at, likeness
            taken.add(at)
    return pairs


def _near(unit: _Unit, places: Mapping[str, Sequence[int]], weights: Mapping[str, float]) -> Iterable[int]:
    """The earlier provisions that share the most weight of rare words."""
    shared: Counter[int] = Counter()
    for word in unit.bag:
        if len(places.get(word, ())) <= _MOST_PLACES:
            for at in places.get(word, ()):
                shared[at] += round(1000 * weights[word])
    return [at for at, _weight in shared.most_common(8)]


def _in_order(
    old: Sequence[_Unit], new: Sequence[_Unit], pairs: Mapping[int, tuple[int, float]], weights: Mapping[str, float]
) -> Iterator[ProvisionPair]:
    survivors = {at for at, _likeness in pairs.values()}
    dropped = [at for at in range(len(old)) if at not in survivors]
    behind: dict[int, list[int]] = defaultdict(list)
    for at in dropped:
        behind[max((one for one in survivors if one < at), default=-1)].append(at)
    yield from (_gone(old[at]) for at in behind.pop(-1, ()))
    for index, unit in enumerate(new):
        if index not in pairs:
            yield ProvisionPair("new", None, unit.provision, 0.0)
            continue
        at, likeness = pairs[index]
        yield ProvisionPair(_fate(old[at], unit, weights), old[at].provision, unit.provision, round(likeness, 3))
        yield from (_gone(old[one]) for one in behind.pop(at, ()))


def _gone(unit: _Unit) -> ProvisionPair:
    return ProvisionPair("dropped", unit.provision, None, 0.0)


def _fate(old: _Unit, new: _Unit, weights: Mapping[str, float]) -> Fate:
    if old.words == new.words:
        return "kept"
    kept = sum((old.bag & new.bag)[word] * weights[word] for word in old.bag)
    return "supplemented" if kept >= _WHOLE * old.weight(weights) and len(new.words) > len(old.words) else "adjusted"


def _targets(before: Analysis, after: Analysis, pairs: Mapping[int, tuple[int, float]]) -> Iterator[TargetPair]:
    """Targets of the same thing in the same unit; of several the first that is free."""
    waiting: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in before.targets:
        waiting[_thing(target)].append(target)
    for target in after.targets:
        same = waiting.get(_thing(target))
        if same and _thing(target)[0]:
            yield _target_pair(same.pop(0), target)


def _thing(target: Target) -> tuple[str, str]:
    return fold(target.subject or ""), target.unit or ""


def _target_pair(before: Target, after: Target) -> TargetPair:
    try:
        difference = Decimal(after.value) - Decimal(before.value)
    except InvalidOperation:  # a range has two ends
        return TargetPair("same" if before.value == after.value else "other", before, after, None)
    move: Move = "raised" if difference > 0 else "lowered" if difference < 0 else "same"
    return TargetPair(move, before, after, difference)
