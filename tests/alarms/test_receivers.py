"""Promise: who is told of an alarm follows from its level, the tree of units and who sees it, and from nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import NoReturn
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.accounts.states import Role, Scope
from kimchinam.alarms.rules import Case, Directory, Reach, Receivers, Seat, has_begun, receivers
from kimchinam.alarms.states import Because, Level, Reached

PROVINCE, OFFICE, FINANCE, TREASURY, HEALTH = (UUID(int=number) for number in range(1, 6))
"""A province with its office; a department of finance with a treasury below it; a department of health."""
PARENTS = {PROVINCE: None, OFFICE: PROVINCE, FINANCE: PROVINCE, TREASURY: FINANCE, HEALTH: PROVINCE}
AN, BINH, CHI, DUNG, GIANG, HA = (UUID(int=number) for number in range(101, 107))


def seat(person: UUID, unit: UUID, role: str, scope: str = Scope.OWN, clearance: int = 0) -> Seat:
    return Seat(person, unit, role, scope, clearance)


def directory(*seats: Seat, charges: Mapping[UUID, Sequence[UUID]] | None = None) -> Directory:
    return Directory.of(seats, charges=charges or {}, parents=PARENTS)


HOUSE = (
    seat(AN, TREASURY, Role.UNIT),
    seat(BINH, TREASURY, Role.LEADER),
    seat(CHI, FINANCE, Role.LEADER, Scope.BELOW),
    seat(DUNG, PROVINCE, Role.LEADER, Scope.ALL, clearance=2),
    seat(GIANG, HEALTH, Role.UNIT),
    seat(HA, OFFICE, Role.LEADER),
)


def case(level: Level, *, secrecy: int = 0, lead: UUID = TREASURY, answers: UUID = TREASURY) -> Case:
    return Case(level, secrecy, lead, OFFICE, answers)


def whom(told: Receivers) -> dict[UUID, Because]:
    return dict(told.people)


OWNERS = {AN: Because.OWNER, BINH: Because.OWNER}


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.YELLOW, OWNERS),
        (Level.RED, OWNERS | {CHI: Because.SUPERIOR}),
        (Level.DEEP_RED, OWNERS | {CHI: Because.SUPERIOR, HA: Because.ASSIGNER}),
    ],
)
def test_each_level_reaches_further_up(level: Level, expected: dict[UUID, Because]) -> None:
    told = receivers(case(level), directory(*HOUSE))

    assert (whom(told), told.reached) == (expected, Reached.OWNER)


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (Reach(superior=Level.YELLOW), OWNERS | {CHI: Because.SUPERIOR}),
        (Reach(assigner=Level.YELLOW), OWNERS | {HA: Because.ASSIGNER}),
        (Reach(superior=Level.DEEP_RED, in_charge=Level.YELLOW), OWNERS | {DUNG: Because.IN_CHARGE}),
    ],
)
def test_office_rules_from_which_level_on_who_is_told(reach: Reach, expected: dict[UUID, Because]) -> None:
    book = directory(*HOUSE, charges={TREASURY: [DUNG]})

    assert whom(receivers(case(Level.YELLOW), book, reach)) == expected


def test_superior_without_a_leader_is_answered_for_by_the_next_above() -> None:
    told = receivers(case(Level.RED), directory(*(one for one in HOUSE if one.person != CHI)))

    assert whom(told) == OWNERS | {DUNG: Because.SUPERIOR}


def test_person_in_charge_is_told_from_red_on_as_far_as_he_sees() -> None:
    house = (*HOUSE, seat(GIANG, PROVINCE, Role.READER, Scope.ALL))
    in_charge = {TREASURY: [GIANG, HA]}

    told = [whom(receivers(case(level), directory(*house, charges=in_charge))) for level in (Level.YELLOW, Level.RED)]

    assert GIANG not in told[0]
    assert (told[1][GIANG], told[1][HA]) == (Because.IN_CHARGE, Because.IN_CHARGE)


def test_person_in_charge_who_may_not_see_the_task_is_not_told() -> None:
    told = receivers(case(Level.DEEP_RED), directory(*HOUSE, charges={TREASURY: [GIANG]}))

    assert GIANG not in told.people


def test_posts_of_a_person_in_charge_are_found_without_a_walk_through_the_house() -> None:
    class Unwalked(dict[UUID, Sequence[Seat]]):
        def values(self) -> NoReturn:
            raise AssertionError("a case and a person must not cost a look at every seat")

    book = directory(*HOUSE, charges={TREASURY: [DUNG]})
    watched = replace(book, seats=Unwalked(book.seats), held=Unwalked(book.held))

    assert whom(receivers(case(Level.RED), watched))[DUNG] == Because.IN_CHARGE


def test_secret_alarm_reaches_only_who_is_cleared() -> None:
    told = receivers(case(Level.YELLOW, secrecy=2), directory(*HOUSE))

    assert (whom(told), told.reached) == ({DUNG: Because.SUPERIOR}, Reached.ABOVE)


def test_alarm_that_nobody_may_hear_says_so() -> None:
    told = receivers(case(Level.DEEP_RED, secrecy=3), directory(*HOUSE))

    assert (whom(told), told.reached) == ({}, Reached.NOBODY)


def test_review_day_is_the_assigners_business() -> None:
    told = receivers(case(Level.RED, answers=OFFICE), directory(*HOUSE))

    assert whom(told) == {HA: Because.OWNER, DUNG: Because.SUPERIOR}


def test_person_with_two_reasons_is_told_once_by_the_nearest() -> None:
    house = (*HOUSE, seat(BINH, FINANCE, Role.LEADER, Scope.BELOW))

    assert whom(receivers(case(Level.RED), directory(*house)))[BINH] == Because.OWNER


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR, Role.READER, Role.ADMINISTRATOR])
def test_other_roles_of_the_unit_are_not_told(role: str) -> None:
    told = receivers(case(Level.YELLOW), directory(seat(AN, TREASURY, role), seat(DUNG, PROVINCE, Role.LEADER)))

    assert AN not in told.people


people = st.sampled_from([AN, BINH, CHI, DUNG, GIANG, HA])
units = st.sampled_from(list(PARENTS))
seats = st.builds(
    Seat, people, units, st.sampled_from(Role.values), st.sampled_from(Scope.values), st.integers(min_value=0, max_value=3)
)  # fmt: skip
houses = st.lists(seats, max_size=12)
charged = st.dictionaries(units, st.lists(people, unique=True, max_size=2), max_size=3)
cases = st.builds(
    lambda secrecy, lead, assigner, by_lead: (secrecy, lead, assigner, lead if by_lead else assigner),
    st.integers(min_value=0, max_value=3),
    units,
    units,
    st.booleans(),
)


@given(houses, charged, cases)
def test_higher_level_never_reaches_fewer_and_nobody_hears_what_he_may_not_see(
    house: list[Seat], charges: dict[UUID, list[UUID]], about: tuple[int, UUID, UUID, UUID]
) -> None:
    book = directory(*house, charges=charges)
    told = [set(receivers(Case(level, *about), book).people) for level in Level]
    cleared = {one.person for one in house if one.clearance >= about[0]}

    assert told[0] <= told[1] <= told[2] <= cleared


@given(houses, charged, cases)
def test_reached_says_what_is_so(
    house: list[Seat], charges: dict[UUID, list[UUID]], about: tuple[int, UUID, UUID, UUID]
) -> None:
    for level in Level:
        told = receivers(Case(level, *about), directory(*house, charges=charges))
        owners = Because.OWNER in told.people.values()
        assert told.reached == (Reached.OWNER if owners else Reached.ABOVE if told.people else Reached.NOBODY)


@pytest.mark.parametrize(("now", "begun"), [(time(7, 29, 59), False), (time(7, 30), True), (time(23), True)])
def test_scan_begins_at_its_hour(now: time, begun: bool) -> None:
    assert has_begun(now, time(7, 30)) is begun
