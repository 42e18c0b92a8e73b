"""The demo office before any paper: its units, its people and the posts they hold, its own rules."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.states import Secrecy
from kimchinam.config.demo.office import PEOPLE, SECOND_POSTS, UNITS, Person, Unit
from kimchinam.organisations.actions import found_organisation, mark_invented
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from kimchinam.regulations.actions import add_calendar_rule, give_mandate, set_regulation
from kimchinam.regulations.states import DayRule, Field, Name

FOUNDED = date(2025, 7, 1)
"""The day on which the two-level local government began."""
RULED = date(2025, 12, 18)
"""The day on which the office wrote down its rules for the year to come."""

MANDATES = {
    "so-khoa-hoc-cong-nghe": (Field.DIGITAL, Field.SCIENCE),
    "so-tai-chinh": (Field.FINANCE,),
    "so-xay-dung": (Field.CONSTRUCTION,),
    "so-nong-nghiep-moi-truong": (Field.FARMING,),
    "so-cong-thuong": (Field.INDUSTRY,),
    "so-giao-duc": (Field.EDUCATION,),
    "so-y-te": (Field.HEALTH,),
    "so-noi-vu": (Field.PERSONNEL,),
    "so-van-hoa": (Field.CULTURE,),
    "so-tu-phap": (Field.JUSTICE,),
}
"""Fields of those units whose paper says so; the party's own bodies have none recorded."""

_KINDS = {
    "party": Kind.PARTY_BODY,
    "council": Kind.COUNCIL,
    "state": Kind.DEPARTMENT,
    "front": Kind.FRONT,
    "armed_forces": Kind.FORCES,
    "media": Kind.OTHER,
    "ward": Kind.COMMUNE,
    "commune": Kind.COMMUNE,
}
_KIND_OF = {"ubnd": Kind.GOVERNMENT} | dict.fromkeys(
    ("tinh-uy", "ban-thuong-vu", "thuong-truc", "du-ubnd", "du-co-quan-dang"), Kind.PARTY
)
# Who follows the whole programme sees all units; a leader decides for his own and those below; a department sees what
# concerns it.
_SCOPES = {Role.CLERK: Scope.ALL, Role.LEADER: Scope.BELOW, Role.INSPECTOR: Scope.ALL}
_CLEARANCES = {Role.CLERK: Secrecy.CONFIDENTIAL, Role.LEADER: Secrecy.SECRET, Role.INSPECTOR: Secrecy.SECRET}


def found_units() -> dict[str, Organisation]:
    """Every unit of the invented province, by its key."""
    units: dict[str, Organisation] = {}
    for order, unit in enumerate(UNITS):
        units[unit.key] = _found(unit, order=order, parent=units[unit.parent] if unit.parent else None)
    mark_invented(next(iter(units.values())), by=None)
    return units


def _found(unit: Unit, *, order: int, parent: Organisation | None) -> Organisation:
    return found_organisation(
        by=None,
        name=unit.name,
        short_name=unit.short_name,
        kind=_KIND_OF.get(unit.key, _KINDS[unit.kind]),
        parent=parent,
        aliases=unit.aliases,
        order=order,
        valid_from=FOUNDED,
    )


def register_people(units: dict[str, Organisation]) -> dict[str, User]:
    """Everyone who signs in, by name to sign in with."""
    people = {person.username: _register(person) for person in PEOPLE}
    for person in PEOPLE + SECOND_POSTS:
        _give(person, people[person.username], units[person.unit])
    return people


def _register(person: Person) -> User:
    return register_person(
        by=None, username=person.username, full_name=person.full_name, password=settings.DEMO_PASSWORD
    )


def _give(person: Person, user: User, unit: Organisation) -> None:
    give_post(
        by=None,
        user=user,
        organisation=unit,
        title=person.title,
        role=person.role,
        scope=_SCOPES.get(Role(person.role), Scope.OWN),
        clearance=_CLEARANCES.get(Role(person.role), Secrecy.OPEN),
        valid_from=FOUNDED,
    )


def set_rules(*, by: User) -> None:
    """What the office rules otherwise than usual, and a Saturday on which it works."""
    set_regulation(
        Name.ANSWER_WORKING_DAYS,
        by=by,
        value=3,
        valid_from=date(2026, 1, 1),
        source="Quy chế làm việc số 11-QC/TU ngày 15/12/2025 của Tỉnh ủy Lam Sơn",
        reason="Các xã vùng cao cần thêm một ngày để xác minh",
        verified=True,
    )
    kept_open = date(2026, 12, 12)
    add_calendar_rule(
        by=by,
        name="Làm việc thứ Bảy để tổng kiểm kê tài sản công",
        kind=DayRule.WORKING,
        first_day=kept_open,
        last_day=kept_open,
        source="Thông báo số 96-TB/VPTU ngày 16/12/2025 của Văn phòng Tỉnh ủy",
        reason="Nghỉ bù theo từng đơn vị trong tháng 01/2027",
    )


def give_mandates(units: dict[str, Organisation], *, by: User) -> None:
    """Departments are given their fields by the paper that founded them."""
    words = "Quyết định số 204/QĐ-UBND ngày 30/6/2025 của Ủy ban nhân dân tỉnh Lam Sơn"
    for key, fields in MANDATES.items():
        for field in fields:
            give_mandate(units[key], by=by, field=field, valid_from=FOUNDED, words=words)
