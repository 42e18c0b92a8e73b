"""Promise: the desk shows each person what waits for him and nothing else, with true counts, at the same cost."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role
from kimchinam.base import clock
from kimchinam.base.states import Secrecy
from kimchinam.desk.queries import LONGEST, Desk, counts_that_need_me, desk_of
from kimchinam.documents.models import Document, Version
from kimchinam.extraction.models import Candidate
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import Answers, LateUnits
from kimchinam.programmes.models import Task
from tests.conftest import FOUNDED, NOON, TODAY, Office
from tests.counting import assert_same_number_of_queries, length_of
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
        assert (desk.to_accept, desk.reviews, desk.drafts, desk.tasks, desk.answers.late_names) == ([], [], [], [], "")
        assert (desk.answers, desk.counts.all) == (Answers(0, LateUnits(Counter(), 0), [], 0, 0, 0), 0)


def test_read_document_waits_for_its_reviewers(office: Office, receive: Callable[..., Document]) -> None:
    version = receive().versions.get()

    shown = {name: desk.reviews for name, desk in desks(office).items()}

    assert shown == NOTHING | {"clerk": [version]}
    (review,) = desk_of(office.clerk, TODAY).reviews
    assert review.open_items == Candidate.objects.filter(run__version=version).count() > 0
    assert counts_that_need_me(office.clerk, TODAY).reviews == 1


def test_secret_document_waits_only_for_one_who_is_cleared(office: Office, receive: Callable[..., Document]) -> None:
    receive(secrecy=Secrecy.CONFIDENTIAL)
    post = office.clerk.posts.get()
    post.clearance = Secrecy.OPEN
    post.save()

    uncleared = type(office.clerk).objects.get(pk=office.clerk.pk)

    assert desk_of(uncleared, TODAY).reviews == []
    assert counts_that_need_me(uncleared, TODAY).reviews == 0


def test_draft_waits_for_those_who_issue(office: Office) -> None:
    programme = draft(office, facts(office))

    shown = {name for name, desk in desks(office).items() if desk.drafts == [programme]}

    assert shown == {"clerk", "leader"}
    assert desk_of(office.leader, TODAY).counts.drafts == 1


def test_issued_task_waits_for_its_unit(office: Office) -> None:
    task = only_task(issued(office))

    assert {name for name, desk in desks(office).items() if [one.task for one in desk.tasks] == [task]} == {
        "finance_person"
    }
    assert counts_that_need_me(office.finance_person, TODAY).tasks == 1


def test_supporting_unit_has_it_not_on_its_desk(office: Office) -> None:
    issued(office, facts(office, supporting=(office.health,)))

    assert desk_of(office.health_person, TODAY).tasks == []


def test_evidence_waits_for_those_who_accept(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=4)):
        task = only_task(issued(office))
    with clock.set_to(NOON - timedelta(days=3)):
        hand_in_evidence(
            task, by=office.finance_person, number="8/BC-STC", dated=TODAY - timedelta(days=3), receiver="Ban Thường vụ"
        )

    shown = desks(office)

    assert {name for name, desk in shown.items() if desk.to_accept} == {"leader"}
    assert [(one.task, one.unit) for one in shown["leader"].to_accept] == [(task, office.finance)]
    assert (shown["leader"].counts.to_accept, shown["leader"].answers.longest_wait) == (1, 3)
    assert (shown["clerk"].answers.waiting, shown["clerk"].counts.to_accept) == (1, 0)


def test_desk_of_a_past_day_does_not_know_what_was_handed_in_later(office: Office) -> None:
    task = only_task(issued(office))
    hand_in(task, office)

    assert desk_of(office.leader, TODAY - timedelta(days=1)).answers.waiting == 0


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

    assert desk.answers.units == [(office.finance, 2), (office.health, 1)]
    assert (desk.answers.late, desk.answers.late_names) == (3, "Sở Tài chính 2 · Sở Y tế 1")
    assert desk_of(office.leader, TODAY - timedelta(days=2)).answers.late == 0


def test_long_lists_are_cut_and_counts_stay_true(office: Office) -> None:
    issued(office, *(facts(office, name=f"Việc {number}") for number in range(LONGEST + 3)))

    desk = desk_of(office.finance_person, TODAY)

    assert (len(desk.tasks), desk.counts.tasks) == (LONGEST, LONGEST + 3)


def test_nearest_deadline_comes_first(office: Office) -> None:
    days = [DUE + timedelta(days=2), DUE, DUE + timedelta(days=1)]
    issued(office, *(facts(office, name=str(day), due_on=day) for day in days))

    assert [one.task.due_on for one in desk_of(office.finance_person, TODAY).tasks] == sorted(days)


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


@pytest.mark.parametrize(("days", "said"), [(0, ""), (1, "longest wait: 1 day"), (9, "longest wait: 9 days")])
def test_desk_tells_of_the_longest_wait_only_when_there_is_one(days: int, said: str, office: Office) -> None:
    task = only_task(issued(office))
    leader = office.client(office.leader)
    leader.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    if days:
        hand_in(task, office)

    with clock.set_to(NOON + timedelta(days=days)):
        page = leader.get(reverse("desk:home")).content.decode()

    assert re.findall("longest wait: [^<]*", page) == [said] * bool(said)


def a_person(unit: Any, username: str, role: str) -> User:
    user = register_person(by=None, username=username, full_name=username.capitalize(), password="mat-khau-dai")
    give_post(by=None, user=user, organisation=unit, title="Vị trí", role=role, valid_from=FOUNDED)
    return user


def test_desk_of_a_day_before_the_issuing_knows_nothing_of_it(office: Office) -> None:
    issued(office, facts(office, due_on=TODAY - timedelta(days=20)))
    before = TODAY - timedelta(days=30)

    desk = desk_of(office.finance_person, before)

    assert (desk.answers.late, desk.tasks, desk.counts.all) == (0, [], 0)
    assert desk_of(office.finance_person, TODAY).answers.late == 1


@pytest.mark.parametrize(("ahead", "waits"), [(0, 1), (4, 1), (5, 0)])
def test_what_was_judged_later_still_waits_on_the_day_before(office: Office, ahead: int, waits: int) -> None:
    hand_in(only_task(issued(office)), office)
    with clock.set_to(NOON + timedelta(days=5)):
        accept_evidence(Evidence.objects.get(), by=office.leader, grade="good")

    desk = desk_of(office.leader, TODAY + timedelta(days=ahead))

    assert (desk.answers.waiting, desk.counts.to_accept) == (waits, waits)


def test_leader_of_the_owner_has_nothing_to_accept(office: Office) -> None:
    hand_in(only_task(issued(office)), office)

    desk = desk_of(a_person(office.finance, "giamdoc", Role.LEADER), TODAY)

    assert (desk.to_accept, desk.counts.to_accept) == ([], 0)


def test_document_that_is_only_shared_is_not_for_its_readers_to_review(
    office: Office, receive: Callable[..., Document]
) -> None:
    receive().shared_with.add(office.health)
    clerk = a_person(office.health, "thukyyte", Role.CLERK)

    assert (desk_of(clerk, TODAY).reviews, counts_that_need_me(clerk, TODAY).reviews) == ([], 0)


def test_every_number_of_the_desk_opens_a_list_of_that_length(office: Office, receive: Callable[..., Document]) -> None:
    for number in range(LONGEST + 2):
        receive(f"Giao Sở Y tế lập đề án số {number}, hoàn thành trước ngày 15/12/2026.", name=f"{number}.txt")
        draft(office, facts(office, name=f"Nháp {number}"))
        hand_in(only_task(issued(office, facts(office, name=f"Nộp {number}"))), office)
        issued(office, facts(office, name=f"Chạy {number}"), facts(office, due_on=TODAY - timedelta(days=3)))

    def lengths(who: str) -> dict[str, int]:
        client = office.client(getattr(office, who))
        page = client.get("/").content.decode()
        numbers = dict(re.findall(r'<a class="see-all" href="([^"]*)">xem cả (\d+)</a>', page))
        lists = {url: length_of(client.get(url.replace("&amp;", "&"))) for url in numbers}
        assert lists == {url: int(number) for url, number in numbers.items()}
        return lists

    assert lengths("clerk") == {"/cho-duyet/": LONGEST + 2, "/chuong-trinh/?state=draft": LONGEST + 2}
    assert lengths("leader") == {"/nhiem-vu/?judge=1": LONGEST + 2, "/chuong-trinh/?state=draft": LONGEST + 2}
    assert lengths("finance_person") == {"/nhiem-vu/?mine=1&amp;status=open": 3 * (LONGEST + 2)}


def test_desk_and_exceptions_answer_alike(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=9)):
        issued(office, facts(office, due_on=TODAY - timedelta(days=4)), facts(office, due_on=TODAY - timedelta(days=1)))
    leader = office.client(office.leader)

    desk = leader.get("/").context["desk"].answers
    cards = leader.get("/nhiem-vu/ngoai-le/").context["questions"]

    said = (f"{len(desk.who.counts)} đơn vị", f"{desk.waiting} chờ nghiệm thu", f"{desk.for_me} việc")
    assert tuple(card.answer for card in cards) == said == ("1 đơn vị", "0 chờ nghiệm thu", "2 việc")


def test_reviews_page_is_empty_for_those_who_review_nothing(office: Office, receive: Callable[..., Document]) -> None:
    receive()

    assert "Không có văn bản nào chờ bạn duyệt" in office.client(office.leader).get("/cho-duyet/").content.decode()
