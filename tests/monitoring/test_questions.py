"""Promise: who is late, where is it stuck, what must I decide: every number is the length of the list that it opens."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.base.refusals import allowed
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import count_to_judge, for_my_decision, three_questions, to_judge
from kimchinam.monitoring.rules import check_can_judge, decides
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import counts, tasks_in
from kimchinam.programmes.states import Grade, Status
from tests.conftest import FOUNDED, NOON, TODAY, Office, look_at
from tests.programmes.build import facts, issued, made_true, only_task
from tests.programmes.oracle import followed_on

pytestmark = pytest.mark.django_db
LIST, EXCEPTIONS = "/nhiem-vu/", "/nhiem-vu/ngoai-le/"
LATE = TODAY - timedelta(days=10)


def person(unit: Any, username: str, role: str, scope: str = Scope.OWN) -> User:
    user = register_person(by=None, username=username, full_name=username.capitalize(), password="mat-khau-dai")
    give_post(by=None, user=user, organisation=unit, title="Vị trí", role=role, scope=scope, valid_from=FOUNDED)
    return user


def hand_in(task: Task, by: User) -> Evidence:
    return hand_in_evidence(Task.objects.get(pk=task.pk), by=by, number="8/BC", dated=TODAY, receiver="Ban Thường vụ")


@pytest.fixture
def busy(office: Office) -> list[Task]:
    """Two that finance is late with, one of health; one past its review; two handed in; one that runs."""
    with clock.set_to(NOON - timedelta(days=40)):
        programme = issued(
            office,
            facts(office, name="chậm một", due_on=LATE),
            facts(office, name="chậm hai", due_on=TODAY - timedelta(days=1)),
            facts(office, name="chậm y tế", due_on=LATE, lead=office.health),
            facts(office, name="chưa ai định hạn", due_on=None, review_on=LATE),
            facts(office, name="nộp một", due_on=LATE),
            facts(office, name="nộp y tế", lead=office.health),
            facts(office, name="đang chạy"),
        )
    with clock.set_to(NOON - timedelta(days=4)):
        task = programme.tasks.get(name="nộp một")
        hand_in_evidence(task, by=office.finance_person, number="1/BC", dated=LATE, receiver="Ban Thường vụ")
    hand_in(programme.tasks.get(name="nộp y tế"), office.health_person)
    return list(programme.tasks.all())


def test_answers_count_what_is_there(office: Office, busy: list[Task]) -> None:
    answers = three_questions(office.leader, TODAY)

    # Whose word is missing is late: past its review day, the unit that assigned.
    assert answers.units == [(office.finance, 2), (office.health, 1), (office.bureau, 1)]
    assert sum(count for _unit, count in answers.units) == answers.who.counts.total() == answers.late == 4
    assert (answers.waiting, answers.longest_wait) == (2, 4)
    mine = Task.objects.filter(pk__in=tasks_in(for_my_decision(office.leader, TODAY), TODAY))
    assert {task.name for task in mine} == {"chậm một", "chậm hai", "chậm y tế", "chưa ai định hạn"}
    assert answers.for_me == 4


@pytest.mark.parametrize("who", ["leader", "clerk", "finance_person", "commune_person", "inspector"])
@pytest.mark.parametrize("ago", [0, 9, 41])
def test_every_number_opens_exactly_its_list(office: Office, busy: list[Task], who: str, ago: int) -> None:
    user = getattr(office, who)
    client, day = office.client(user), TODAY - timedelta(days=ago)
    look_at(client, day)
    answers = three_questions(user, day)

    page = client.get(EXCEPTIONS)
    who_is, where, what = page.context["questions"]

    assert [len(client.get(one.url).context["rows"]) for one in (who_is, where, what)] == [
        answers.late,
        answers.waiting,
        answers.for_me,
    ]
    for chip in (*page.context["chips"], *page.context["unit_chips"]):
        assert len(client.get(EXCEPTIONS + chip.url).context["rows"]) == chip.count
    assert len(client.get(LIST, {"status": "late"}).context["rows"]) == page.context["late_count"]
    assert len(client.get(LIST, {"status": "open"}).context["rows"]) == page.context["open_count"]
    for tab in client.get(LIST).context["tabs"]:
        assert len(client.get(LIST + tab.url).context["rows"]) == tab.count


def test_chips_within_a_unit_open_what_they_count(office: Office, busy: list[Task]) -> None:
    leader = office.client(office.leader)
    query = {"unit": str(office.finance.pk)}

    page = leader.get(EXCEPTIONS, query)

    assert [row.task.name for row in page.context["rows"]] == ["chậm một", "chậm hai"]
    for chip in page.context["chips"][:3]:
        assert len(leader.get(EXCEPTIONS + chip.url).context["rows"]) == chip.count


@pytest.mark.parametrize("query", [{"alarm": "zzz"}, {"alarm": "green"}, {"unit": "zzz"}, {"page": "99"}])
def test_nonsense_filters_nothing(office: Office, busy: list[Task], query: dict[str, str]) -> None:
    response = office.client(office.leader).get(EXCEPTIONS, query)

    assert len(response.context["rows"]) == 4
    assert "Không có nhiệm vụ quá hạn" not in response.text


def test_waiting_of_a_past_day_is_what_the_list_of_that_day_shows(office: Office) -> None:
    evidence = hand_in(only_task(issued(office)), office.finance_person)
    with clock.set_to(NOON + timedelta(days=5)):
        accept_evidence(evidence, by=office.leader, grade=Grade.GOOD)

    for ahead, waiting in ((0, 1), (2, 1), (4, 1), (5, 0)):
        on = TODAY + timedelta(days=ahead)
        answers = three_questions(office.leader, on)
        assert answers.waiting == waiting
        assert counts(followed_on(office.leader, on), on)[Status.AWAITING_ACCEPTANCE] == waiting
        assert (answers.longest_wait, count_to_judge(office.leader, on)) == (ahead * waiting, waiting)


def test_judgement_waits_for_exactly_those_who_may_judge(office: Office, busy: list[Task]) -> None:
    people = [
        *(getattr(office, name) for name in ("leader", "clerk", "finance_person", "health_person", "inspector")),
        person(office.finance, "giamdoc", Role.LEADER, Scope.ALL),
        person(office.health, "gdyte", Role.LEADER),
        person(office.bureau, "chanhvp", Role.LEADER),
        person(office.root, "phobt", Role.LEADER, Scope.BELOW),
    ]
    waiting = list(Evidence.objects.select_related("task__programme"))

    for user in people:
        seen = {one.task_id for one in waiting if followed_on(user, TODAY).filter(pk=one.task_id).exists()}
        may = {one.task_id for one in waiting if one.task_id in seen and allowed(check_can_judge, user, one)}
        assert set(tasks_in(to_judge(user, TODAY), TODAY)) == may, user
        assert count_to_judge(user, TODAY) == len(may), user


def test_leader_of_the_owner_finds_nothing_to_judge_and_no_such_chip_lies(office: Office, busy: list[Task]) -> None:
    director = person(office.finance, "giamdoc", Role.LEADER)

    response = office.client(director).get(LIST, {"judge": "1"})

    assert list(response.context["rows"]) == []
    assert [tab.label for tab in office.client(office.clerk).get(LIST).context["tabs"]][-1] == "Của tôi chủ trì"


def test_deadline_that_nobody_set_waits_for_the_level_that_assigned(office: Office, busy: list[Task]) -> None:
    task = next(task for task in busy if task.name == "chưa ai định hạn")

    assert decides(person(office.bureau, "chanhvp", Role.LEADER), task, TODAY)
    assert not decides(person(office.finance, "giamdoc", Role.LEADER), task, TODAY)
    assert not decides(office.clerk, task, TODAY)
    row = next(row for row in office.client(office.leader).get(EXCEPTIONS).context["rows"] if row.task == task)
    assert (row.late, row.decides, row.days_late) == (office.bureau, office.bureau, 10)


def test_red_of_a_unit_waits_for_its_superior(office: Office, busy: list[Task]) -> None:
    task = next(task for task in busy if task.name == "chậm hai")

    assert decides(office.leader, task, TODAY)
    assert not decides(person(office.bureau, "chanhvp", Role.LEADER), task, TODAY)


def typed(**changes: str) -> dict[str, str]:
    return {"due_on": (TODAY + timedelta(days=30)).isoformat(), "review_on": "", "reason": "Kết luận"} | changes


def test_deadline_is_set_on_the_page_of_the_task(office: Office, busy: list[Task]) -> None:
    task = next(task for task in busy if task.name == "chưa ai định hạn")
    leader, page = office.client(office.leader), reverse("monitoring:task", args=[task.pk])
    assert 'id="deadline"' in leader.get(page).text

    response = leader.post(reverse("monitoring:set_deadline", args=[task.pk]), typed())

    assert response["Location"] == page
    assert Task.objects.get(pk=task.pk).due_on == TODAY + timedelta(days=30)
    text = leader.get(page).text
    assert 'id="deadline"' not in text
    assert f"định ngày {TODAY + timedelta(days=30):%d/%m/%Y} cho nhiệm vụ: Kết luận" in text


def test_refused_deadline_keeps_what_was_typed(office: Office, busy: list[Task]) -> None:
    task = next(task for task in busy if task.name == "chưa ai định hạn")

    response = office.client(office.leader).post(
        reverse("monitoring:set_deadline", args=[task.pk]), typed(due_on=LATE.isoformat(), reason="Đang gõ")
    )

    form = response.context["deadline_form"]
    assert (form["reason"].value(), form.non_field_errors()) == ("Đang gõ", ["Thời hạn phải từ hôm nay trở đi."])


@pytest.mark.parametrize(
    ("who", "code"), [("finance_person", 403), ("clerk", 403), ("leader", 302), ("commune_person", 404)]
)
def test_deadline_page_is_for_the_level_that_assigned(office: Office, busy: list[Task], who: str, code: int) -> None:
    task = next(task for task in busy if task.name == "chưa ai định hạn")
    client, url = office.client(getattr(office, who)), reverse("monitoring:set_deadline", args=[task.pk])

    # The right is asked before what was typed is looked at.
    assert client.post(url, {}).status_code == (200 if code == 302 else code)
    assert client.post(url, typed()).status_code == code
    assert client.get(url).status_code == 302


def test_refused_forms_are_not_shown_to_those_who_may_not_act(office: Office, busy: list[Task]) -> None:
    task = next(task for task in busy if task.name == "nộp một")
    evidence = Evidence.objects.get(task=task)
    owner, inspector = office.client(office.finance_person), office.client(office.inspector)

    for client, name, key in (
        (owner, "accept", evidence.pk),
        (owner, "return", evidence.pk),
        (inspector, "hand_in", task.pk),
        (inspector, "accept", evidence.pk),
    ):
        assert client.post(reverse(f"monitoring:{name}", args=[key]), {}).status_code == 403


def test_days_of_the_reviewer_are_shown_beside_the_deadline(office: Office) -> None:
    task = only_task(issued(office))
    made_true(task, held_days=5)

    text = office.client(office.leader).get(reverse("monitoring:task", args=[task.pk])).text

    assert "gốc 20/09/2026 cộng 5 ngày người duyệt giữ" in text
    assert "còn 24 ngày" in text
