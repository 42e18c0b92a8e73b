"""Promise: a list of units is found by every writing of its names, in constant time, and follows its own successions."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from vanban.gazetteer import units as module
from vanban.gazetteer.units import Unit, UnitList, name_key

ON = date(2026, 3, 2)
OLD = Unit("1", "Sở Muối", valid_to=date(2025, 3, 1), successors=("2", "3"))
SALT = Unit("2", "Sở Biển", aliases=("Sở Biển và Đảo",), valid_from=date(2025, 3, 1))
ISLES = Unit("3", "Sở Đảo", valid_from=date(2025, 3, 1), valid_to=date(2025, 7, 1), successors=("2",))
TO_COME = Unit("4", "Sở Mây", valid_from=date(2030, 1, 1))
UNITS = UnitList([OLD, SALT, ISLES, TO_COME])


def test_examples_run() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("written", ["Sở Biển", "SỞ  BIỂN", "sở biển", "Sở Biển và Đảo"])
def test_unit_is_found_by_each_of_its_names(written: str) -> None:
    assert UNITS.bearing(name_key(written)) == (SALT,)


def test_list_is_a_sequence_of_its_units() -> None:
    assert (len(UNITS), UNITS[1], UNITS[2:], list(UNITS)) == (4, SALT, (ISLES, TO_COME), [OLD, SALT, ISLES, TO_COME])


def test_two_spellings_of_one_key_are_told_apart_by_their_marks() -> None:
    units = UnitList([Unit("a", "UBND xã Hòa An"), Unit("b", "UBND xã Hoa Ân")])
    key = name_key("UBND xã Hoa An")
    assert [unit.id for unit in units.bearing(key, written="UBND xã Hoà An")] == ["a"]
    assert [unit.id for unit in units.bearing(key, written="UBND xa Hoa An")] == ["a", "b"]


def test_ended_units_lead_to_whoever_carries_on() -> None:
    assert UNITS.living([OLD], ON) == (SALT,)
    assert UNITS.living([OLD], date(2025, 5, 1)) == (SALT, ISLES)
    assert UNITS.living([OLD], date(2024, 1, 1)) == (OLD,)
    assert UNITS.living([TO_COME], ON) == ()


def test_circle_of_successors_ends() -> None:
    circle = UnitList(
        [
            Unit("1", "Tổ Gió", valid_to=ON, successors=("2",)),
            Unit("2", "Tổ Mưa", valid_to=ON, successors=("1",)),
        ]
    )
    assert circle.living(circle, ON) == ()


def test_circle_of_parents_ends() -> None:
    circle = UnitList([Unit("1", "Tổ Gió", parent="2"), Unit("2", "Tổ Mưa", parent="1")])
    assert [unit.id for unit in circle.above(circle[0])] == ["2"]


def test_beginning_takes_whole_words_only() -> None:
    units = UnitList([Unit("1", "UBND xã Suối Lạnh"), Unit("2", "UBND xãm"), Unit("3", "UBND phường Đá")])
    assert [unit.id for unit in units.beginning(name_key("UBND xã"))] == ["1"]


def test_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        UnitList([Unit("1", "Sở Muối"), Unit("1", "Sở Biển")])
