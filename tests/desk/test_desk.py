"""Promise: the desk shows each person what waits for him and nothing else, with true counts, at the same cost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.base.states import Secrecy
from kimchinam.desk.queries import LONGEST, Desk, counts_that_need_me, desk_of
from kimchinam.documents.models import Document, Version
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import DUE, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db

PEOPLE = (
    "administrator",
    "clerk",
    "leader",
    "finance_person",
    "health_person",
    "commune_person",
    "inspector",
    "reader",
)
NOTHING: dict[str, list[Version]] = {name: [] for name in PEOPLE}


def hand_in(task: Task, office: Office) -> None:
    hand_in_evidence(task, by=office.finance_person, number="8/BC-STC", dated=TODAY, receiver="Ban Thường vụ Tỉnh ủy")


def desks(office: Office) -> dict[str, Desk]:
    return {name: desk_of(getattr(office, name), TODAY) for name in PEOPLE}


def test_empty_office_leaves_every_desk_empty(office: Office) -> None:
    for desk in desks(office).values():
        assert (desk.late, desk.to_accept, desk.reviews, desk.drafts, desk.my_tasks) == ([], [], [], [], [])
        assert (desk.to_decide, desk.waiting_count, desk.waiting_days, desk.late_names) == (0, 0, 0, "")


def test_read_document_waits_for_its_reviewers(office: Office, receive: Callable[..., Document]) -> None:
    version = receive().versions.get()

    shown = {name: [one.version for one in desk.reviews] for name, desk in desks(office).items()}

    assert shown == NOTHING | {"clerk": [version]}
    assert counts_that_need_me(office.clerk, TODAY).review == desk_of(office.clerk, TODAY).reviews[0].count > 0


def test_secret_document_waits_only_for_one_who_is_cleared(office: Office, receive: Callable[..., Document]) -> None:
    receive(secrecy=Secrecy.CONFIDENTIAL)
    post = office.clerk.posts.get()
    post.clearance = Secrecy.OPEN
    post.save()

    uncleared = type(office.clerk).objects.get(pk=office.clerk.pk)

    assert desk_of(uncleared, TODAY).reviews == []
    assert counts_that_need_me(uncleared, TODAY).review == 0


def test_draft_waits_for_those_who_issue(office: Office) -> None:
    programme = draft(office, facts(office))

    shown = {name for name, desk in desks(office).items() if desk.drafts == [programme]}

    assert shown == {"clerk", "leader"}
    assert desk_of(office.leader, TODAY).to_decide == 1


def test_issued_task_waits_for_its_unit(office: Office) -> None:
    task = only_task(issued(office))

    assert {name for name, desk in desks(office).items() if desk.my_tasks == [task]} == {"finance_person"}
    assert counts_that_need_me(office.finance_person, TODAY).tasks == 1


def test_supporting_unit_has_it_not_on_its_desk(office: Office) -> None:
    issued(office, facts(office, supporting=(office.health,)))

    assert desk_of(office.health_person, TODAY).my_tasks == []


def test_evidence_waits_for_those_who_accept(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=4)):
        task = only_task(issued(office))
    with clock.set_to(NOON - timedelta(days=3)):
        hand_in_evidence(
            task, by=office.finance_person, number="8/BC-STC", dated=TODAY - timedelta(days=3), receiver="Ban Thường vụ"
        )

    shown = desks(office)

    assert {name for name, desk in shown.items() if desk.to_accept} == {"leader"}
    assert (shown["leader"].to_accept_count, shown["leader"].waiting_days) == (1, 3)
    assert (shown["clerk"].waiting_count, shown["clerk"].to_accept_count) == (1, 0)
    assert shown["leader"].counts.tasks == 1


def test_desk_of_a_past_day_does_not_know_what_was_handed_in_later(office: Office) -> None:
    task = only_task(issued(office))
    hand_in(task, office)

    assert desk_of(office.leader, TODAY - timedelta(days=1)).waiting_count == 0


def test_late_units_are_named_most_first(office: Office) -> None:
    late = {"due_on": TODAY - timedelta(days=1)}
    tasks = [
        facts(office, name="Một", lead=office.health, **late),
        facts(office, name="Hai", lead=office.finance, **late),
        facts(office, name="Ba", lead=office.finance, **late),
        facts(office, name="Bốn", lead=office.commune),
    ]
    with clock.set_to(NOON - timedelta(days=9)):
        issued(office, *tasks)

    desk = desk_of(office.leader, TODAY)

    assert [(one.organisation.name, one.count) for one in desk.late] == [("Sở Tài chính", 2), ("Sở Y tế", 1)]
    assert (desk.late_tasks, desk.late_names) == (3, "Sở Tài chính 2 · Sở Y tế 1")
    assert desk_of(office.leader, TODAY - timedelta(days=2)).late == []


def test_long_lists_are_cut_and_counts_stay_true(office: Office) -> None:
    issued(office, *(facts(office, name=f"Việc {number}") for number in range(LONGEST + 3)))

    desk = desk_of(office.finance_person, TODAY)

    assert (len(desk.my_tasks), desk.counts.tasks) == (LONGEST, LONGEST + 3)


def test_nearest_deadline_comes_first(office: Office) -> None:
    days = [DUE + timedelta(days=2), DUE, DUE + timedelta(days=1)]
    issued(office, *(facts(office, name=str(day), due_on=day) for day in days))

    assert [task.due_on for task in desk_of(office.finance_person, TODAY).my_tasks] == sorted(days)


@pytest.mark.parametrize("name", ["leader", "clerk", "finance_person"])
def test_desk_costs_the_same_for_30_of_everything(name: str, office: Office, receive: Callable[..., Document]) -> None:
    client = office.client(getattr(office, name))

    def grow(number: int) -> None:
        draft(office, facts(office, name=f"Nháp {number}"))
        with clock.set_to(NOON - timedelta(days=9)):
            late = facts(office, name=f"Trễ {number}", due_on=TODAY - timedelta(days=2))
            issued(office, late)
            handed_in = only_task(issued(office, facts(office, name=f"Nộp {number}")))
        hand_in(handed_in, office)
        if number in (0, 29):
            receive(
                f"{number}. Giao Sở Y tế lập đề án số {number}, hoàn thành trước ngày 30/9/2026.", name=f"{number}.txt"
            )

    assert_same_number_of_queries(lambda: client.get(reverse("desk:home")), grow=grow)


@pytest.mark.parametrize("name", PEOPLE)
def test_desk_page_opens_for_everybody(name: str, office: Office) -> None:
    issued(office)
    draft(office, facts(office))

    assert office.client(getattr(office, name)).get("/").status_code == 200
