"""Which units the words of a cell name; for a name that nobody bears, those that may be meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from rapidfuzz import fuzz, process

from kimchinam.exchange.rules.parting import LIST_BREAK, SURE_BREAK, is_collective, names_in
from kimchinam.exchange.rules.words import LONGEST
from kimchinam.organisations.models import name_key

LIKELY = 82
"""Likeness (0 to 100) from which a unit is proposed for a misspelt name."""
MOST_PROPOSED = 3
MOST_BREAKS = 30
"""Commas and the like in one part of a cell beyond which no names are looked for between them."""
_MOST_REMEMBERED = 20_000
_LEADING = re.compile(r"^[\s\-–•*\d.)]+|^(?:đơn vị|cơ quan)?\s*chủ trì\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    id: str
    name: str


@dataclass
class UnitBook:
    """Living units by the key of every name of theirs. A key that several bear names none of them.

    `corrections`: unit by the key of a name that an office's dictionary explains. `by_id`: all of them.
    """

    by_key: Mapping[str, Unit]
    corrections: Mapping[str, Unit] = field(default_factory=dict)
    by_id: Mapping[str, Unit] = field(default_factory=dict)
    _read: dict[str, "Named"] = field(default_factory=dict)
    _likely: dict[str, tuple[Unit, ...]] = field(default_factory=dict)

    def read(self, words: str) -> "Named":
        if words not in self._read:
            self._read[words] = self._named(words)
        return self._read[words]

    def _named(self, words: str) -> "Named":
        text = " ".join(words.replace("\n", "; ").split())
        if not text:
            return Named()
        if unit := self._find(text[:LONGEST]):
            return Named((unit,))
        if len(text) > LONGEST:
            return Named(unknown=(text[:LONGEST],))
        units: list[Unit] = []
        unknown: list[str] = []
        for part in (one for one in SURE_BREAK.split(text) if one.strip(" .,;-–")):
            for name in [part] if self._found_in(part) else names_in(part):
                found = self._found_in(name)
                units += [unit for unit in found if unit not in units]
                unknown += [] if found else [name.strip(" .,;")]
        return Named(tuple(units), tuple(dict.fromkeys(unknown)))

    def _found_in(self, part: str) -> list[Unit]:
        """The units that a part names one after the other, when each of them is known; else none.

        The name of a department may itself hold a comma and an "và": from each break on, the longest name that is known.
        """
        breaks = [(0, 0), *(match.span() for match in LIST_BREAK.finditer(part)), (len(part), len(part))]
        if len(breaks) - 2 > MOST_BREAKS:
            return []
        units: list[Unit] = []
        here = 0
        while here < len(breaks) - 1:
            ends = range(len(breaks) - 1, here, -1)
            known = ((end, self._find(part[breaks[here][1] : breaks[end][0]])) for end in ends)
            end, unit = next(((end, unit) for end, unit in known if unit), (0, None))
            if unit is None:
                return []
            units.append(unit)
            here = end
        return units

    def _find(self, words: str) -> Unit | None:
        for text in (words, _LEADING.sub("", words).strip(" .,;")):
            key = name_key(text)
            if unit := self._meant(key, text) or self.by_key.get(key):
                return unit
        return None

    def _meant(self, key: str, words: str) -> Unit | None:
        """What the dictionary says: of one name only, for of several it would lose all but one."""
        unit = self.corrections.get(key)
        return unit if unit and len(names_in(words)) == 1 else None

    def prepare(self, words: Iterable[str]) -> None:
        """Look for what is meant by all unknown names at once."""
        unknown = {part for text in words for part in self.read(text).unknown}
        keys = {name_key(part) for part in unknown if not is_collective(part)} - self._likely.keys()
        for key, names in _names_like(keys, sorted(self.by_key)).items():
            self._likely[key] = tuple(dict.fromkeys(self.by_key[name] for name in names))[:MOST_PROPOSED]

    def likely(self, words: str) -> tuple[Unit, ...]:
        """Units that a misspelt name may mean, the likeliest first; none for "các sở, ngành"."""
        return () if is_collective(words) else self._likely.get(name_key(words), ())


def _names_like(keys: Iterable[str], names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Names that each key is like, the likeliest first. To compare a hundred keys with 6,000 names takes a second, and
    every answer of a person judges all rows anew: what these same names were once found like is remembered."""
    held = _remembered(sha256("\n".join(names).encode()).hexdigest())
    if len(held) > _MOST_REMEMBERED:
        held.clear()
    found = {}
    for key in sorted(keys):
        if key not in held:
            best = process.extract(key, names, scorer=fuzz.WRatio, score_cutoff=LIKELY, limit=3 * MOST_PROPOSED)
            held[key] = tuple(name for name, _score, _place in _nearest(key, best))
        found[key] = held[key]
    return found


@lru_cache(maxsize=4)
def _remembered(_names: str) -> dict[str, tuple[str, ...]]:
    """By the digest of all names: with any other name they begin anew."""
    return {}


def _nearest(key: str, best: Sequence[tuple[str, float, int]]) -> list[tuple[str, float, int]]:
    """Of names that are equally like, those of nearly the same length first: "Sở Y tế" is in many longer names."""
    return sorted(best, key=lambda one: (-fuzz.ratio(key, one[0]), one[0]))


@dataclass(frozen=True, slots=True)
class Named:
    """Units in the order in which they stand, and what could not be understood."""

    units: tuple[Unit, ...] = ()
    unknown: tuple[str, ...] = ()
