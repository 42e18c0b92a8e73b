"""A caller's own list of bodies, indexed by every writing of their names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from vanban.finding.naming import canonical_name
from vanban.text import fold, level

_FRONT = "mat tran to quoc"
_FRONT_OF_VIETNAM = f"{_FRONT} viet nam"


@dataclass(frozen=True, slots=True)
class Unit:
    """One body of a list. `id` is the caller's own; `parent` and `successors` are ids of the same list.

    It lives in [valid_from, valid_to); None leaves that side open.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()

    def has_ended(self, on: date) -> bool:
        return self.valid_to is not None and self.valid_to <= on

    def lives(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and not self.has_ended(on)


def name_key(name: str) -> str:
    """What all writings of one name share.

    >>> name_key("Sở KH&ĐT") == name_key("sở kế hoạch  và đầu tư")
    True
    >>> name_key("UB MTTQ Việt Nam xã") == name_key("Ủy ban Mặt trận Tổ quốc xã")
    True
    """
    # The Front is called with and without its country; there is no other.
    return fold(canonical_name(name)).replace(_FRONT_OF_VIETNAM, _FRONT)


class UnitList(Sequence[Unit]):
    """Units that are indexed once and looked up in constant time. Raises ValueError when an id stands twice."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._by_id = {unit.id: unit for unit in self._units}
        if len(self._by_id) != len(self._units):
            raise ValueError("an id stands twice in the list of units")
        self._by_key: dict[str, list[Unit]] = {}
        for unit in self._units:
            for key in {name_key(name) for name in (unit.name, *unit.aliases)}:
                self._by_key.setdefault(key, []).append(unit)
        self._keys = sorted(self._by_key)

    @overload
    def __getitem__(self, index: int) -> Unit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Unit, ...]: ...
    def __getitem__(self, index: int | slice) -> Unit | tuple[Unit, ...]:
        return self._units[index]

    def __len__(self) -> int:
        return len(self._units)

    def bearing(self, key: str, *, written: str = "") -> tuple[Unit, ...]:
        """Units with that key, living or not; of several only those that are spelt like `written`, if there are any."""
        found = tuple(self._by_key.get(key, ()))
        if len(found) < 2 or not written:
            return found
        spelt = _spelling(written)
        return tuple(unit for unit in found if spelt in map(_spelling, (unit.name, *unit.aliases))) or found

    def beginning(self, key: str) -> tuple[Unit, ...]:
        """Units one of whose names begins with the words of that key and goes on, in the order of the list."""
        prefix = f"{key} "
        at = bisect_left(self._keys, prefix)
        ids: set[str] = set()
        while at < len(self._keys) and self._keys[at].startswith(prefix):
            ids.update(unit.id for unit in self._by_key[self._keys[at]])
            at += 1
        return tuple(unit for unit in self._units if unit.id in ids) if ids else ()

    def living(self, start: Iterable[Unit], on: date) -> tuple[Unit, ...]:
        """Those of `start` that live on that day, and for the ended ones whoever carries on their work then."""
        found: dict[str, Unit] = {}
        seen: set[str] = set()
        pending = list(start)
        while pending:
            unit = pending.pop(0)
            if unit.id in seen:
                continue
            seen.add(unit.id)
            if unit.lives(on):
                found[unit.id] = unit
            elif unit.has_ended(on):
                pending += [self._by_id[after] for after in unit.successors if after in self._by_id]
        return tuple(found.values())

    def above(self, unit: Unit) -> Iterator[Unit]:
        """Parent, grandparent and so on; a circle ends where it began."""
        seen = {unit.id}
        while unit.parent in self._by_id and unit.parent not in seen:
            unit = self._by_id[unit.parent]
            seen.add(unit.id)
            yield unit


def _spelling(name: str) -> str:
    """With its marks: "Hòa" and "Hoa" are one key, and two names."""
    return level(canonical_name(name)).lower()
