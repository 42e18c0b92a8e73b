"""Promise: who must decide, answer or read finds it on his desk, and nobody else does."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.desk.queries import desk_of
from kimchinam.monitoring.actions import answer_direction
from tests.conftest import NOON, TODAY, Office
from tests.counting import length_of
from tests.monitoring.papers import asked, directed, raised
from tests.programmes.build import issued, only_task

pytestmark = pytest.mark.django_db


def waiting(office: Office) -> dict[str, list[str]]:
    people = ("leader", "finance_person", "health_person", "clerk", "inspector")
    return {name: [group.name for group in desk_of(getattr(office, name), TODAY).waiting] for name in people}


def test_papers_lie_on_the_desks_of_those_who_must_act(office: Office) -> None:
    task = only_task(issued(office))
    assert set(map(len, waiting(office).values())) == {0}
    asked(office, task)
    raised(office, task)
    direction = directed(office, task)

    nothing: dict[str, list[str]] = {"health_person": [], "clerk": [], "inspector": []}
    before = {"leader": ["extensions", "obstacles", "unanswered"], "finance_person": ["to_answer"]}
    assert waiting(office) == before | nothing
    answer_direction(direction, by=office.finance_person, answer="Xong")
    after = {"leader": ["extensions", "obstacles", "answers"], "finance_person": []}
    assert waiting(office) == after | nothing


def test_desk_leads_to_the_list_and_is_not_called_empty(office: Office) -> None:
    asked(office, only_task(issued(office)))

    shown = office.client(office.leader).get("/").content.decode()

    assert f'href="{reverse("monitoring:waiting")}?kind=extensions"' in shown
    assert "Không có việc nào chờ bạn" not in shown


def test_number_of_papers_on_the_desk_opens_all_of_them(office: Office) -> None:
    for number in range(7):
        asked(office, only_task(issued(office, number=f"{number}-CTr/TU")))
    leader = office.client(office.leader)

    ((url, number),) = re.findall(r'<a class="desk-count" href="([^"]+)">(\d+)</a>', leader.get("/").text)

    assert length_of(leader.get(url)) == int(number) == 7


def test_desk_of_a_past_day_shows_no_papers_of_today(office: Office) -> None:
    asked(office, only_task(issued(office)))

    with clock.set_to(NOON + timedelta(days=3)):
        desk = desk_of(office.leader, TODAY)
        assert (desk.waiting, desk.counts.papers) == ([], 0)
