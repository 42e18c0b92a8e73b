"""Promise: the head of a column says which statuses it adds up, and the board says where it does not show every card."""

import pytest
from django.test import Client

from kimchinam.monitoring.queries import board as boards
from tests.conftest import Office
from tests.monitoring.lives import lives
from tests.monitoring.test_ways import BOARD, LATE, LIST, total
from tests.programmes.build import facts, issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(office: Office) -> Client:
    return office.client(office.leader)


@pytest.mark.parametrize("seed", range(2))
def test_parts_of_a_column_are_the_chips_of_its_list_and_sum_to_its_head(office: Office, seed: int) -> None:
    lives(office, seed)
    client = office.client(office.leader)

    columns = {one.column.name: one for one in client.get(BOARD).context["columns"]}
    chips = {chip.label: chip.count for chip in client.get(LIST).context["chips"]}

    assert {name for name, one in columns.items() if one.parts} <= {"late", "going", "closed"}
    for one in columns.values():
        if one.parts:
            assert sum(part.count for part, _url in one.parts) == one.column.count
        assert [total(client, url) for _part, url in one.parts] == [part.count for part, _url in one.parts]
    for name in ("late", "going"):
        assert all(chips[part.label] == part.count for part, _url in columns[name].parts)


def test_board_with_many_cards_says_that_there_are_more(office: Office, leader: Client) -> None:
    issued(office, *(facts(office, name=f"việc {number:02}", due_on=LATE) for number in range(23)))

    page = leader.get(BOARD).text

    assert f"{boards.CARDS} thẻ đầu." in page
    assert 'tabindex="0" aria-labelledby="column-late"' in page
