"""Promise: a past day shows what the log knew at its end: who led, until when, what was handed in, what was said."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.monitoring.actions import hand_in_evidence, return_evidence
from kimchinam.programmes.actions import issue_programme
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office
from tests.counting import queries_of
from tests.monitoring.test_pages import look_at, page_of
from tests.programmes.build import DUE, draft, facts, given, issued, made_true, only_task, unit_below

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


def test_page_of_a_part_says_nothing_of_days_before_it_was_given(office: Office) -> None:
    """The programme was issued by then; the part of its task came later."""
    whole = only_task(issued(office))
    room = unit_below(office.finance, "Phòng Ngân sách")
    with clock.set_to(NOON + timedelta(days=3)):
        part = given(whole, office, by=office.finance_person, name="phần việc đập tràn", lead=room)
    client, days = office.client(office.leader), (2, 3)
    with clock.set_to(NOON + timedelta(days=5)):
        pages = []
        for day in days:
            look_at(client, TODAY + timedelta(days=day))
            pages.append(client.get(page_of(part)))
        look_at(client, TODAY + timedelta(days=5))
        pages.append(client.get(page_of(part)))

    assert [page.status_code for page in pages] == [200] * 3
    for words in ("phần việc đập tràn", "Phòng Ngân sách", f"{DUE:%d/%m/%Y}", "đúng như đã ghi"):
        assert words.lower() not in pages[0].text.partition("<main")[2].lower(), words
    assert "chưa có nhiệm vụ này" in pages[0].text
    assert [page.context["issued"] for page in pages[1:]] == [True, True]


def test_page_of_a_day_on_which_the_task_was_a_draft_shows_the_draft(office: Office) -> None:
    programme = draft(office, facts(office))
    with clock.set_to(NOON + timedelta(days=3)):
        issue_programme(programme, by=office.leader)
    client = office.client(office.leader)
    with clock.set_to(NOON + timedelta(days=5)):
        look_at(client, TODAY + timedelta(days=1))
        page = client.get(page_of(only_task(programme)))

    assert page.context["issued"] is False
    assert "Ngày ấy nhiệm vụ chưa được giao." in page.text
