"""The invented province holds together: one tree, one name each, one main sign-in per role."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from kimchinam.config.demo.office import MAIN_PEOPLE, PEOPLE, UNITS, Person, Role, Unit, line_above, main_person, unit

KEYS = {each.key for each in UNITS}


def _repeated(names: list[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times > 1)


def test_units_have_keys_of_their_own() -> None:
    assert _repeated([each.key for each in UNITS]) == []


def test_no_name_short_name_or_alias_means_two_units() -> None:
    names = [name for each in UNITS for name in {each.name, each.short_name, *each.aliases}]

    assert _repeated(names) == []


def test_one_unit_is_the_root() -> None:
    assert [each.key for each in UNITS if each.parent is None] == ["tinh-uy"]


@pytest.mark.parametrize("each", UNITS, ids=lambda each: each.key)
def test_every_line_of_parents_ends_at_the_root(each: Unit) -> None:
    line = [each, *line_above(each.key)]

    assert line[-1] == unit("tinh-uy")


def test_usernames_are_of_one_person() -> None:
    assert _repeated([each.username for each in PEOPLE]) == []


@pytest.mark.parametrize("each", PEOPLE, ids=lambda each: each.username)
def test_every_person_sits_in_a_unit(each: Person) -> None:
    assert each.unit in KEYS


def test_each_role_has_one_main_sign_in() -> None:
    assert [each.role for each in MAIN_PEOPLE] == list(get_args(Role))


@pytest.mark.parametrize(
    ("role", "username"),
    [
        ("administrator", "quantri"),
        ("clerk", "thuky"),
        ("leader", "lanhdao"),
        ("unit", "sotaichinh"),
        ("inspector", "kiemtra"),
        ("reader", "bandoc"),
    ],
)
def test_main_person_is_the_one_the_guide_names(role: Role, username: str) -> None:
    assert main_person(role).username == username


def test_at_least_twelve_units_have_somebody_who_answers() -> None:
    assert len({each.unit for each in PEOPLE if each.role == "unit"}) >= 12


def test_unit_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError):
        unit("so-khong-co")
