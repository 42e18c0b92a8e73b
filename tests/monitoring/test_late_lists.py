"""Promise: what the page of late tasks shows can be saved, opened as a list and taken out as a file, and is the same."""

import re
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.exchange.queries import shown_tasks
from kimchinam.monitoring.models import SavedView
from tests.conftest import NOON, TODAY, Office
from tests.monitoring.papers import fresh, raised
from tests.programmes.build import facts, issued

pytestmark = pytest.mark.django_db
EXCEPTIONS = "/nhiem-vu/ngoai-le/"
LIST = "/nhiem-vu/"
FILE = reverse("exchange:tasks")
DEEP, RED = TODAY - timedelta(days=10), TODAY - timedelta(days=1)


@pytest.fixture
def late(office: Office) -> Office:
    """Late tasks of two units and of the level that set no deadline, one stopped by who knows whom; and one in time."""
    with clock.set_to(NOON - timedelta(days=20)):
        programme = issued(
            office,
            facts(office, name="sâu", due_on=DEEP, kind="key"),
            facts(office, name="đỏ", due_on=RED),
            facts(office, name="y tế", due_on=DEEP, lead=office.health),
            facts(office, name="vướng", due_on=DEEP),
            facts(office, name="chưa hạn", due_on=None, review_on=RED),
            facts(office, name="trong hạn"),
        )
    raised(office, fresh(programme.tasks.get(name="vướng")), decider=None)
    return office


def shown(client: Client, url: str) -> list[str]:
    return sorted(row.task.name for row in client.get(url).context["rows"])


QUERIES = [
    ("", ["chưa hạn", "sâu", "vướng", "y tế", "đỏ"]),
    ("alarm=red", ["chưa hạn", "đỏ"]),
    ("alarm=deep_red&kind=key", ["sâu"]),
    ("unit={finance}", ["sâu", "vướng", "đỏ"]),
    ("unit={bureau}", ["chưa hạn"]),
    ("unit={finance}&alarm=red", ["đỏ"]),
    ("unclear=1", ["vướng"]),
    ("unclear=1&alarm=red", ["vướng"]),
    ("q=sau&status=open&mine=1&after=9.x", ["sâu"]),
]


@pytest.mark.parametrize(("query", "names"), QUERIES)
def test_saved_list_and_file_hold_what_the_page_shows(late: Office, query: str, names: list[str]) -> None:
    url = EXCEPTIONS + "?" + query.format(finance=late.finance.pk, bureau=late.bureau.pk)
    client = late.client(late.leader)
    page = client.get(url)

    kept = page.context["narrowing"].query
    client.post("/nhiem-vu/cach-xem/", {"name": "Trễ", "query": kept})
    view = SavedView.objects.get()

    assert sorted(row.task.name for row in page.context["rows"]) == sorted(names)
    assert shown(client, f"{LIST}?{view.query}") == sorted(names)
    assert f'href="{FILE}?{kept.replace("&", "&amp;")}"' in page.text
    assert shown_tasks(QueryDict(kept), user=late.leader, on=TODAY).total == len(names)


def test_what_waits_for_me_is_the_same_in_the_list(late: Office) -> None:
    client = late.client(late.leader)
    page = client.get(f"{EXCEPTIONS}?decide=1&alarm=red&unit={late.finance.pk}")

    assert shown(client, f"{LIST}?{page.context['narrowing'].query}") == shown(client, f"{EXCEPTIONS}?decide=1") != []


def test_saving_is_offered_where_a_chip_narrows_and_not_where_nothing_does(late: Office) -> None:
    client = late.client(late.leader)

    assert "save-name" in client.get(f"{EXCEPTIONS}?alarm=red").text
    assert "save-name" not in client.get(EXCEPTIONS).text


def test_saved_late_unit_opens_on_the_page_of_late_tasks_too(late: Office) -> None:
    answer = late.client(late.leader).get(f"{EXCEPTIONS}?status=late&late={late.health.pk}", follow=True)

    assert [row.task.name for row in answer.context["rows"]] == ["y tế"]


@pytest.mark.parametrize("query", ["page=2", "after=1.x&kind=key", "before=3.x"])
def test_file_of_a_list_says_nothing_of_the_place_in_it(late: Office, query: str) -> None:
    page = late.client(late.leader).get(f"{LIST}?{query}").text

    ((_file, asked),) = re.findall(rf'href="({FILE})\??([^"]*)"', page)
    assert asked == ("kind=key" if "kind" in query else "")
