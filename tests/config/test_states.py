from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from kimchinam.config.management.commands.states import Machine, machines
from kimchinam.documents.states import MOVES as READING_MOVES
from kimchinam.documents.states import Reading

PAGE = Path(__file__).resolve().parents[2] / "docs" / "states.md"
MACHINES = list(machines())


def drawn() -> str:
    out = StringIO()
    call_command("states", stdout=out)
    return out.getvalue()


def test_the_page_in_docs_is_what_the_command_draws() -> None:
    assert PAGE.read_text() == drawn(), "run: kimchinam states > docs/states.md"


def test_the_command_draws_the_same_twice() -> None:
    assert drawn() == drawn()


def test_machines_stand_in_the_order_of_the_river() -> None:
    rooms = [machine.room for machine in MACHINES]

    assert rooms[0] == "documents"
    assert rooms.index("documents") < rooms.index("programmes")


def test_every_allowed_move_of_a_version_is_an_arrow() -> None:
    arrows = {line.strip() for line in drawn().splitlines() if "-->" in line}

    assert {f"{state.value} --> {to}" for state in Reading for to in READING_MOVES[state]} <= arrows


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: f"{one.room}.{one.choices.__name__}")
def test_every_state_says_what_may_follow_it(machine: Machine) -> None:
    assert set(machine.moves) == set(machine.choices)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: f"{one.room}.{one.choices.__name__}")
def test_a_move_leads_to_a_state_of_the_same_kind(machine: Machine) -> None:
    reached = {to for targets in machine.moves.values() for to in targets}

    assert reached <= set(machine.choices.values)
