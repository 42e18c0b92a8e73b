"""Who is told of an alarm, and from when on: pure functions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Self
from uuid import UUID

from kimchinam.accounts.states import Role, Scope
from kimchinam.alarms.states import Because, Level, Reached


def has_begun(now: time, scan_at: time) -> bool:
    """Whether the hour of the scan has come; both in Việt Nam."""
    return now >= scan_at


@dataclass(frozen=True, slots=True)
class Seat:
    """One post of a person: where, as what, how far and up to which level of secrecy it sees."""

    person: UUID
    unit: UUID
    role: str
    scope: str
    clearance: int


@dataclass(frozen=True, slots=True)
class Directory:
    """People and units on one day, as far as the receivers of alarms depend on them."""

    seats: Mapping[UUID, Sequence[Seat]]
    """By unit."""
    held: Mapping[UUID, Sequence[Seat]]
    """The same by person."""
    charges: Mapping[UUID, Sequence[UUID]]
    """By unit, the people in charge of it."""
    parents: Mapping[UUID, UUID | None]

    @classmethod
    def of(
        cls, seats: Iterable[Seat], *, charges: Mapping[UUID, Sequence[UUID]], parents: Mapping[UUID, UUID | None]
    ) -> Self:
        by_unit: dict[UUID, list[Seat]] = defaultdict(list)
        by_person: dict[UUID, list[Seat]] = defaultdict(list)
        for seat in seats:
            by_unit[seat.unit].append(seat)
            by_person[seat.person].append(seat)
        return cls(dict(by_unit), dict(by_person), charges, parents)

    def chain(self, unit: UUID) -> Iterator[UUID]:
        """The unit and all above it, from below."""
        here: UUID | None = unit
        while here:
            yield here
            here = self.parents.get(here)


@dataclass(frozen=True, slots=True)
class Case:
    """What the receivers of an alarm depend on."""

    level: Level
    secrecy: int
    lead: UUID
    assigner: UUID
    answers: UUID
    """The unit that answers for it: one of the two."""


@dataclass(frozen=True, slots=True)
class Reach:
    """From which level on who beside the responsible unit is told, as the office rules it."""

    superior: Level = Level.RED
    in_charge: Level = Level.RED
    assigner: Level = Level.DEEP_RED


USUAL = Reach()


@dataclass(frozen=True, slots=True)
class Receivers:
    people: Mapping[UUID, Because]
    """Each person once, by the nearest reason."""
    reached: Reached


def receivers(case: Case, directory: Directory, reach: Reach = USUAL) -> Receivers:
    """The unit that answers; each from its level on: its superior's leaders, who is in charge of it, the assigner's leaders.

    Only people who may see the task. A unit without anybody is answered for by the leaders above it, and is counted.
    """
    owners = _of(directory.seats.get(case.answers, ()), (Role.UNIT, Role.LEADER), case, directory)
    superiors = _leaders_above(case.answers, case, directory)
    told = [(Because.OWNER, owners)]
    if case.level >= reach.superior or not owners:
        told.append((Because.SUPERIOR, superiors))
    if case.level >= reach.in_charge:
        told.append((Because.IN_CHARGE, _in_charge(case, directory)))
    if case.level >= reach.assigner:
        told.append((Because.ASSIGNER, _leaders_of(case.assigner, case, directory)))
    people: dict[UUID, Because] = {}
    for because, those in told:
        for person in those:
            people.setdefault(person, because)
    return Receivers(people, _reached(owners, people))


def _reached(owners: Sequence[UUID], people: Mapping[UUID, Because]) -> Reached:
    if owners:
        return Reached.OWNER
    return Reached.ABOVE if people else Reached.NOBODY


def _leaders_of(unit: UUID, case: Case, directory: Directory) -> list[UUID]:
    """Leaders in a unit; where it has none, those nearest above."""
    here = _of(directory.seats.get(unit, ()), (Role.LEADER,), case, directory)
    return here or _leaders_above(unit, case, directory)


def _leaders_above(unit: UUID, case: Case, directory: Directory) -> list[UUID]:
    _self, *above = directory.chain(unit)
    found = (_of(directory.seats.get(one, ()), (Role.LEADER,), case, directory) for one in above)
    return next((leaders for leaders in found if leaders), [])


def _in_charge(case: Case, directory: Directory) -> list[UUID]:
    charged = directory.charges.get(case.answers, ())
    return [one for one in charged if any(_sees(seat, case, directory) for seat in directory.held.get(one, ()))]


def _of(seats: Iterable[Seat], roles: Sequence[str], case: Case, directory: Directory) -> list[UUID]:
    return [seat.person for seat in seats if seat.role in roles and _sees(seat, case, directory)]


def _sees(seat: Seat, case: Case, directory: Directory) -> bool:
    """Twin of `programmes.queries.visible_to` for a task that one of the two units leads and the other assigned."""
    if seat.clearance < case.secrecy:
        return False
    return any(_covers(seat, unit, directory) for unit in (case.lead, case.assigner))


def _covers(seat: Seat, unit: UUID, directory: Directory) -> bool:
    if seat.scope == Scope.ALL or seat.unit == unit:
        return True
    return seat.scope == Scope.BELOW and seat.unit in directory.chain(unit)
