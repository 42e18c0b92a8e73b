"""The invented register of 800 tasks: every fault that was put into it is found, and none else."""

import pytest

from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import groups_of, rows_of, tallies_of
from kimchinam.exchange.states import BatchState, Fault
from tests.conftest import Office
from tests.exchange.build import codes_of, found_units, received
from tests.exchange.registers import MISSPELT, expected, lines, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(office: Office) -> Batch:
    found_units(office.root)
    return received(office, workbook(lines()), organisation=office.root)


def test_every_row_has_the_faults_that_were_put_into_it_and_no_other(register: Batch) -> None:
    assert register.state == BatchState.PREVIEWED
    found = [(row.name, codes_of(row)) for row in rows_of(register).order_by("number")]
    assert found == [(" ".join(line.name.split()), line.faults) for line in lines()]


def test_groups_count_every_fault(register: Batch) -> None:
    counts: dict[Fault, int] = {}
    for group in groups_of(register):
        counts[group.code] = counts.get(group.code, 0) + group.count
    assert counts == expected(lines())


def test_misspelt_names_come_with_the_unit_that_is_meant_first(register: Batch) -> None:
    groups = [group for group in groups_of(register) if group.code == Fault.OWNER_UNKNOWN]
    assert {group.words: group.offers[0][1] for group in groups} == MISSPELT


def test_rows_that_are_no_tasks_are_counted_apart(register: Batch) -> None:
    tallies = tallies_of(register)
    assert (tallies["section"], tallies["rest"], sum(tallies.values())) == (5, 2, register.rows.count())
    assert register.left_out["hidden"] == 1
