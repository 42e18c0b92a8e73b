"""The invented units, people and programmes among which the tasks of a benchmark live."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from kimchinam.accounts.models import User
    from kimchinam.organisations.models import Organisation

PASSWORD = "mat-khau-dai-lam"
YEARS = 5
PER_UNIT = 170
"""Tasks for each unit; there are between 60 and 6,000 units."""
PER_PROGRAMME = 250
INNER = 24
"""Units right below the root that have units below them."""


@dataclass(frozen=True, slots=True)
class World:
    """What a loader has to know, small enough to be sent to another process."""

    today: date
    units: list[UUID]
    names: dict[UUID, str]
    programmes: list[tuple[UUID, UUID, date]]
    """(programme, assigning unit, issued on)."""
    issuer: UUID
    issuer_name: str
    doer: UUID
    """Who handed everything in."""


def found(tasks: int) -> World:
    """Units on three levels, programmes of the root and of the units right below it, and a leader who issued them."""
    from kimchinam.accounts.states import Scope
    from kimchinam.base.clock import today
    from kimchinam.base.states import Secrecy

    chance = random.Random(1)
    units = _units(max(60, min(6_000, tasks // PER_UNIT)))
    leader = person("lanhdao", units[0], Scope.ALL, Secrecy.SECRET)
    doer = person("nguoinop", units[-1], Scope.OWN, Secrecy.OPEN, "unit")
    inner = units[1 : INNER + 1]
    _staff(units)
    programmes = []
    for number in range(max(4, tasks // PER_PROGRAMME)):
        day = today() - timedelta(days=chance.randrange(30, YEARS * 365))
        programmes.append(_programme(number, chance.choice([units[0], *inner]), day, leader))
    return World(
        today(),
        [unit.pk for unit in units[1:]],
        {unit.pk: unit.name for unit in units},
        programmes,
        leader.pk,
        str(leader),
        doer.pk,
    )


def person(username: str, unit: Organisation, scope: str, clearance: int, role: str = "leader") -> User:
    from kimchinam.accounts.actions import give_post, register_person

    user = register_person(by=None, username=username, full_name=username.capitalize(), password=PASSWORD)
    give_post(
        by=None, user=user, organisation=unit, title="Vị trí", role=role, scope=scope, clearance=clearance,
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    return user


def _staff(units: list[Organisation]) -> None:
    """A leader and a doer in every unit, who do not sign in; the leaders of inner units are in charge of some below."""
    from kimchinam.accounts.models import Charge, Post, User
    from kimchinam.accounts.states import Role, Scope

    since, users, posts, charges = date(2020, 1, 1), [], [], []
    heads: dict[UUID, User] = {}
    for number, unit in enumerate(units):
        for role, scope in ((Role.LEADER, Scope.BELOW), (Role.UNIT, Scope.OWN)):
            name = f"{role}-{number}"
            user = User(username=name, full_name=name, password="!", email=f"{name}@example.org")
            heads.setdefault(unit.pk, user)
            users.append(user)
            posts.append(Post(user=user, organisation=unit, title="Vị trí", role=role, scope=scope, valid_from=since))
        if number > INNER and number % 3 == 0 and unit.parent_id:
            charges.append(Charge(user=heads[unit.parent_id], organisation=unit, valid_from=since))
    for rows in (users, posts, charges):
        type(rows[0])._default_manager.bulk_create(rows, batch_size=1000)


def _units(number: int) -> list[Organisation]:
    """The root, the inner units, then all others, which stand in turn below these."""
    from kimchinam.organisations.models import Organisation
    from kimchinam.organisations.states import Kind

    made: list[Organisation] = []
    for place in range(number):
        parent = None if not made else made[0] if place <= INNER else made[1 + place % INNER]
        name = "Tỉnh Mẫu" if not made else f"Sở số {place}" if place <= INNER else f"Phòng số {place}"
        unit = Organisation(name=name, kind=Kind.OTHER, parent=parent, valid_from=date(2020, 1, 1))
        unit.path = f"{parent.path if parent else ''}{unit.pk.hex}/"
        made.append(unit)
    Organisation.objects.bulk_create(made, batch_size=1000)
    return made


def _programme(number: int, assigner: Organisation, day: date, leader: User) -> tuple[UUID, UUID, date]:
    from kimchinam.programmes.models import Programme
    from kimchinam.programmes.states import ProgrammeState

    made = Programme.objects.create(
        organisation=assigner,
        title=f"Chương trình số {number}",
        number=f"{number}-CTr/TU",
        state=ProgrammeState.ISSUED,
        issued_on=day,
        issued_by=leader,
    )
    return made.pk, assigner.pk, day
