"""Promise: every paper that waits for a person can be reached, each number opens the list that it counts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.monitoring.actions import answer_direction
from kimchinam.monitoring.models import Direction
from kimchinam.monitoring.queries import waiting
from kimchinam.monitoring.views import papers
from kimchinam.programmes.models import Task
from tests.conftest import TODAY, Office
from tests.counting import length_of
from tests.monitoring.papers import asked, directed, raised
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db
WAITING = reverse("monitoring:waiting")


def many(office: Office, number: int, make: Callable[[Office, Task], object]) -> None:
    for count in range(number):
        make(office, only_task(issued(office, facts(office, name=f"Việc {count}"), number=f"{count}-CTr/TU")))


def pages(client: Client, kind: str) -> list[list[Any]]:
    """Papers page by page, as far as the pager leads."""
    found, url = [], f"?kind={kind}"
    while url:
        page = client.get(f"{WAITING}{url}").context
        found.append([paper for group in page["waiting"] for paper in group.papers])
        url = page["next_url"]
    return found


@pytest.fixture
def two_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (waiting, papers):
        monkeypatch.setattr(module, "LONGEST", 2)


@pytest.mark.parametrize(("kind", "make"), [("extensions", asked), ("obstacles", raised), ("unanswered", directed)])
def test_every_paper_stands_on_one_page_of_its_kind(
    office: Office, two_a_page: None, kind: str, make: Callable[[Office, Task], object]
) -> None:
    many(office, 5, make)

    found = pages(office.client(office.leader), kind)

    assert [len(page) for page in found] == [2, 2, 1]
    assert len({paper.pk for page in found for paper in page}) == 5


def test_direction_that_is_to_be_answered_first_stands_first(office: Office, two_a_page: None) -> None:
    days = [TODAY + timedelta(days=number) for number in (9, 3, 6)]
    task = only_task(issued(office))
    for day in days:
        directed(office, task, answer_due=day)

    found = pages(office.client(office.finance_person), "to_answer")

    assert [paper.answer_due for page in found for paper in page] == sorted(days)


def test_chips_count_what_each_kind_opens(office: Office, two_a_page: None) -> None:
    many(office, 3, asked)
    many(office, 4, directed)
    client = office.client(office.leader)

    first, *kinds = client.get(WAITING).context["chips"]

    assert (first.label, first.count, first.current) == ("Cần tôi xử lý", 3, True)
    assert [chip.count for chip in kinds] == [3, 4]
    assert [length_of(client.get(WAITING + chip.url)) for chip in kinds] == [3, 4]


def test_kind_that_is_longer_than_shown_leads_to_all_of_it(office: Office, two_a_page: None) -> None:
    many(office, 3, asked)

    assert '<a href="?kind=extensions">xem cả 3</a>' in office.client(office.leader).get(WAITING).text


def test_kind_of_which_nothing_waits_says_so(office: Office) -> None:
    page = office.client(office.leader).get(f"{WAITING}?kind=obstacles")

    assert (page.context["waiting"], "Không có việc nào chờ bạn" in page.text) == ([], True)


def test_count_is_of_what_the_person_must_do_himself(office: Office) -> None:
    task = only_task(issued(office))
    asked(office, task)
    raised(office, task)
    direction = directed(office, task)

    def counts() -> dict[str, int]:
        people: list[User] = [office.leader, office.finance_person, office.health_person, office.clerk]
        return {user.username: waiting.count_waiting_for(user) for user in people if waiting.count_waiting_for(user)}

    assert counts() == {"lanhdao": 2, "taichinh": 1}
    answer_direction(Direction.objects.get(pk=direction.pk), by=office.finance_person, answer="Xong")
    assert counts() == {"lanhdao": 3}
