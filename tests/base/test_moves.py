"""Promise: a state changes only along the allowed moves, and for one of two who try at once."""

import pytest

from kimchinam.base.moves import Moves, move, origins
from kimchinam.documents.states import MOVES as DOCUMENT_MOVES
from kimchinam.documents.states import Reading
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.models import Programme
from kimchinam.programmes.states import MOVES, ProgrammeState
from tests.conftest import NOON, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(office: Office) -> Programme:
    return Programme.objects.create(organisation=office.root, title="Chương trình 01")


def test_allowed_move_is_made_with_its_facts(draft: Programme, office: Office) -> None:
    this = Programme.objects.filter(pk=draft.pk)

    assert move(this, ProgrammeState.ISSUED, along=MOVES, issued_on=NOON.date(), issued_by=office.clerk) == 1

    draft.refresh_from_db()
    assert (draft.state, draft.issued_on, draft.issued_by) == (ProgrammeState.ISSUED, NOON.date(), office.clerk)


def test_second_move_finds_nothing_and_changes_nothing(draft: Programme, office: Office) -> None:
    this = Programme.objects.filter(pk=draft.pk)
    move(this, ProgrammeState.ISSUED, along=MOVES, issued_on=NOON.date(), issued_by=office.clerk)

    assert move(this, ProgrammeState.ISSUED, along=MOVES, issued_on=None, issued_by=None) == 0

    draft.refresh_from_db()
    assert draft.issued_on == NOON.date()


def test_move_that_is_not_allowed_is_not_made(draft: Programme) -> None:
    this = Programme.objects.filter(pk=draft.pk)
    nowhere: Moves = {state: frozenset() for state in ProgrammeState}

    assert move(this, ProgrammeState.ISSUED, along=nowhere) == 0
    assert move(this, ProgrammeState.DRAFT, along=MOVES) == 0


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (Reading.WAITING, [Reading.UNREADABLE]),
        (Reading.READING, [Reading.WAITING, Reading.READING]),
        (Reading.READ, [Reading.READING]),
    ],
)
def test_origins_are_read_from_the_moves(to: Reading, expected: list[Reading]) -> None:
    assert origins(to, DOCUMENT_MOVES) == expected


def test_origins_never_mix_two_kinds_of_state() -> None:
    """Both kinds have a state that is written `waiting`."""
    mixed: Moves = {**DOCUMENT_MOVES, Outcome.ACCEPTED: frozenset({Outcome.WAITING})}

    assert origins(Reading.WAITING, mixed) == [Reading.UNREADABLE]
