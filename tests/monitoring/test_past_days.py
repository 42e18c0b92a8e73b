"""Promise: a past day shows what the log knew at its end: who led, until when, what was handed in, what was said."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.monitoring.actions import hand_in_evidence, return_evidence
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office
from tests.counting import queries_of
from tests.monitoring.test_pages import look_at, page_of
from tests.programmes.build import DUE, facts, issued, made_true, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def passed_on(office: Office) -> Task:
    """Issued to the finance department; handed in a day later, returned on the third day, then passed on with more time."""
    task = only_task(issued(office, facts(office, supporting=(office.commune,))))
    with clock.set_to(NOON + timedelta(days=1)):
        evidence = hand_in_evidence(task, by=office.finance_person, number="8/BC", dated=TODAY, receiver="Thường trực")
    with clock.set_to(NOON + timedelta(days=3)):
        return_evidence(evidence, by=office.leader, reason="Thiếu biểu số liệu")
    with clock.set_to(NOON + timedelta(days=4)):
        return made_true(task, lead=office.health, supporting=(), due_on=DUE + timedelta(days=30))


@pytest.mark.parametrize(
    ("day", "lead", "due_on", "status", "outcomes"),
    [
        (0, "Sở Tài chính", DUE, "running", []),
        (1, "Sở Tài chính", DUE, "awaiting_acceptance", ["waiting"]),
        (2, "Sở Tài chính", DUE, "awaiting_acceptance", ["waiting"]),
        (3, "Sở Tài chính", DUE + timedelta(days=2), "running", ["returned"]),
        (4, "Sở Y tế", DUE + timedelta(days=32), "running", ["returned"]),
    ],
)
def test_page_of_a_task_tells_what_was_known_on_the_day(
    office: Office, passed_on: Task, day: int, lead: str, due_on: object, status: str, outcomes: list[str]
) -> None:
    client, on = office.client(office.leader), TODAY + timedelta(days=day)
    with clock.set_to(NOON + timedelta(days=20)):
        look_at(client, on)
        page = client.get(page_of(passed_on))

    row = page.context["row"]
    assert (str(row.lead), row.due_on, str(row.status)) == (lead, due_on, status)
    assert [str(unit) for unit in row.supporting] == (["Xã Bình An"] if day < 4 else [])
    assert [str(paper.outcome_then) for paper in page.context["papers"]] == outcomes
    assert ("Thiếu biểu số liệu" in page.text) == (day >= 3)


@pytest.mark.parametrize(("day", "finance", "health"), [(-1, 0, 0), (0, 1, 0), (3, 1, 0), (4, 0, 1)])
def test_list_of_a_unit_holds_what_it_led_on_the_day(
    office: Office, passed_on: Task, day: int, finance: int, health: int
) -> None:
    client = office.client(office.leader)
    with clock.set_to(NOON + timedelta(days=20)):
        look_at(client, TODAY + timedelta(days=day))
        pages = [
            client.get(reverse("monitoring:list"), {"unit": str(unit.pk)}).context
            for unit in (office.finance, office.health)
        ]

    assert [len(page["rows"]) for page in pages] == [finance, health]
    assert [sum(chip.count for chip in page["chips"][:1]) for page in pages] == [finance, health]


def test_list_of_a_past_day_costs_two_queries_more(office: Office, passed_on: Task) -> None:
    client = office.client(office.leader)
    with clock.set_to(NOON + timedelta(days=20)):
        today = len(queries_of(lambda: client.get(reverse("monitoring:list"))))
        look_at(client, TODAY)
        past = len(queries_of(lambda: client.get(reverse("monitoring:list"))))

    assert past <= today + 2
