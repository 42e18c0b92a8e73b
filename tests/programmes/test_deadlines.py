"""Promise: the clock is fair, no day passes in silence, and only the level that assigned gives a task its deadline."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.audit.models import Event
from kimchinam.audit.queries import facts_at
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Document
from kimchinam.extraction.models import Decision
from kimchinam.monitoring.actions import (
    accept_evidence,
    ask_extension,
    extend_tasks,
    hand_in_evidence,
    return_evidence,
)
from kimchinam.programmes.actions import (
    OfferedTask,
    add_task,
    change_task,
    make_offer,
    set_deadline,
    start_programme,
)
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import lacks, of_status
from kimchinam.programmes.rules import alarm, days_late, status
from kimchinam.programmes.states import Alarm, Grade, Product, Status
from tests.conftest import FOUNDED, NOON, TODAY, Office
from tests.programmes.build import DUE, accept_all, draft, facts, given, issued, only_task, proved

pytestmark = pytest.mark.django_db


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def fresh(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def held(office: Office, task: Task, *, handed_in: int, returned: int) -> None:
    """Evidence handed in and returned, on days counted from today."""
    with clock.set_to(NOON + timedelta(days=handed_in)):
        evidence = hand_in_evidence(
            fresh(task), by=office.finance_person, number="8/BC", dated=TODAY, receiver="Thường trực"
        )
    with clock.set_to(NOON + timedelta(days=returned)):
        return_evidence(evidence, by=office.leader, reason="Thiếu biểu")


def test_days_of_the_reviewer_are_given_back(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=day(12))))
    held(office, task, handed_in=10, returned=30)

    # It was handed in two days early: two days are left.
    returned = fresh(task)
    assert (status(returned, day(30)), alarm(returned, day(30))) == (Status.DUE_SOON, Alarm.YELLOW)
    assert (days_late(returned, day(32)), days_late(returned, day(33))) == (0, 1)
    held(office, task, handed_in=31, returned=36)
    assert (fresh(task).held_days, days_late(fresh(task), day(38))) == (25, 1)


def test_task_closed_within_the_days_given_back_is_on_time(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=day(12))))
    held(office, task, handed_in=10, returned=30)
    with clock.set_to(NOON + timedelta(days=32)):
        again = hand_in_evidence(fresh(task), by=office.finance_person, number="9/BC", dated=TODAY, receiver="X")
        accept_evidence(again, by=office.leader, grade=Grade.GOOD)

    assert status(fresh(task), day(40)) == Status.CLOSED_ON_TIME
    assert facts_at("programmes.task", task.pk, NOON + timedelta(days=31))["held_days"] == 20


def test_late_owner_stays_as_late_as_it_was(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=day(2))))
    held(office, task, handed_in=5, returned=15)

    assert days_late(fresh(task), day(15)) == 3


def reviewed(office: Office, **changes: Any) -> Task:
    """Issued without a deadline, to be looked at again in ten days."""
    return only_task(issued(office, facts(office, **{"due_on": None, "review_on": day(10)} | changes)))


@pytest.mark.parametrize(
    ("number", "expected", "level", "late"),
    [
        (6, Status.DEADLINE_MISSING, Alarm.GREEN, 0),
        (7, Status.DEADLINE_MISSING, Alarm.YELLOW, 0),
        (10, Status.DEADLINE_MISSING, Alarm.YELLOW, 0),
        (11, Status.REVIEW_OVERDUE, Alarm.RED, 1),
        (13, Status.REVIEW_OVERDUE, Alarm.DEEP_RED, 3),
        (60, Status.REVIEW_OVERDUE, Alarm.DEEP_RED, 50),
    ],
)
def test_day_of_review_does_not_pass_in_silence(
    office: Office, number: int, expected: Status, level: Alarm, late: int
) -> None:
    task = reviewed(office)

    assert (status(task, day(number)), alarm(task, day(number)), days_late(task, day(number))) == (
        expected,
        level,
        late,
    )
    assert of_status(Task.objects.all(), day(number), status="late").exists() is (late > 0)


def test_condition_does_not_hide_a_day_of_review(office: Office) -> None:
    assert status(reviewed(office, condition="khi có vốn"), day(11)) == Status.REVIEW_OVERDUE


def test_deadline_is_set_with_its_reason_and_the_task_runs(office: Office) -> None:
    task = reviewed(office)
    with clock.set_to(NOON + timedelta(days=20)):
        set_deadline(task, by=office.leader, due_on=day(40), reason=" Kết luận giao ban ")

    assert (fresh(task).due_on, fresh(task).review_on, status(fresh(task), day(20))) == (day(40), None, Status.RUNNING)
    event = Event.objects.get(verb="task.deadline_set")
    assert (event.before["due_on"], event.after["due_on"]) == (None, day(40).isoformat())
    assert (event.words["day"], event.words["reason"]) == (f"{day(40):%d/%m/%Y}", "Kết luận giao ban")


def test_review_may_be_put_off_by_thirty_days(office: Office) -> None:
    task = reviewed(office)

    set_deadline(task, by=office.leader, review_on=day(30), reason="Chờ hướng dẫn")

    assert fresh(task).review_on == day(30)


def test_days_held_before_there_was_a_deadline_do_not_move_it(office: Office) -> None:
    task = reviewed(office)
    held(office, task, handed_in=1, returned=9)

    with clock.set_to(NOON + timedelta(days=9)):
        set_deadline(task, by=office.leader, due_on=day(12), reason="Kết luận giao ban")

    assert days_late(fresh(task), day(13)) == 1


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({}, "thời hạn hoặc một ngày rà soát"),
        ({"due_on": day(5), "review_on": day(5)}, "thời hạn hoặc một ngày rà soát"),
        ({"due_on": day(-1)}, "từ hôm nay"),
        ({"review_on": day(31)}, "không quá 30 ngày"),
        ({"due_on": day(5), "reason": "  "}, "căn cứ"),
    ],
)
def test_deadline_that_says_nothing_is_refused(office: Office, answer: dict[str, Any], sentence: str) -> None:
    task = reviewed(office)

    with pytest.raises(RefusedError, match=sentence):
        set_deadline(task, by=office.leader, **{"reason": "Kết luận"} | answer)
    assert (fresh(task).due_on, fresh(task).review_on) == (None, day(10))


@pytest.mark.parametrize("who", ["finance_person", "health_person", "inspector", "reader", "administrator"])
def test_deadline_is_not_set_by_others(office: Office, who: str) -> None:
    with pytest.raises(NotAllowedError):
        set_deadline(reviewed(office), by=getattr(office, who), due_on=day(5), reason="Kết luận")


def leader_of(unit: Any, scope: str = Scope.OWN) -> User:
    user = register_person(by=None, username="giamdoc", full_name="Giám đốc", password="mat-khau-dai")
    give_post(
        by=None, user=user, organisation=unit, title="Giám đốc", role=Role.LEADER, scope=scope, valid_from=FOUNDED
    )
    return user


def test_owner_never_sets_its_own_deadline(office: Office) -> None:
    with pytest.raises(NotAllowedError, match="không tự định thời hạn"):
        set_deadline(reviewed(office), by=leader_of(office.finance, Scope.ALL), due_on=day(5), reason="Kết luận")


def test_leader_of_another_unit_sets_no_deadline(office: Office) -> None:
    with pytest.raises(NotAllowedError, match="không do đơn vị của bạn giao"):
        set_deadline(reviewed(office), by=leader_of(office.health), due_on=day(5), reason="Kết luận")


def test_deadline_is_set_only_where_there_is_none(office: Office) -> None:
    closed = proved(reviewed(office), office)
    cases = [
        (only_task(issued(office)), "đã có thời hạn"),
        (only_task(draft(office, facts(office, due_on=None))), "chưa ban hành"),
        (closed, "đã hoàn thành"),
    ]

    for task, sentence in cases:
        with pytest.raises(RefusedError, match=sentence):
            set_deadline(task, by=office.leader, due_on=day(5), reason="Kết luận")


@pytest.mark.parametrize(
    ("due", "missing"), [(date(2016, 9, 20), ["early"]), (day(-1), ["early"]), (TODAY, []), (DUE, [])]
)
def test_deadline_before_the_day_of_issue_is_said_before_issuing(office: Office, due: date, missing: list[str]) -> None:
    programme = draft(office, facts(office, due_on=due))

    assert [what for lack in lacks(programme, TODAY) for what in lack.what] == missing


def test_paper_that_is_entered_late_keeps_its_deadlines(office: Office, receive: Any) -> None:
    document = receive()
    Document.objects.filter(pk=document.pk).update(issued_on=day(-60))
    document.refresh_from_db()

    late = draft(office, facts(office, due_on=day(-10)), document=document)
    wrong = draft(office, facts(office, due_on=day(-61)), document=document)

    assert (lacks(late, TODAY), [lack.what for lack in lacks(wrong, TODAY)]) == ([], [("early",)])


OUTSIDE = [date.max, date(2201, 1, 1), date(1945, 9, 1), date.min]


@pytest.mark.parametrize("due_on", OUTSIDE)
def test_day_that_can_be_no_deadline_becomes_none_whatever_the_way(office: Office, due_on: date) -> None:
    without, task = issued(office, facts(office, due_on=None, recurrence="P3M"), facts(office)).tasks.order_by("order")
    drafted = draft(office, facts(office), number="9-CTr/TU")
    offered = OfferedTask(name="Số hóa", product_kind=Product.REPORT, due_on=due_on)
    ways: list[Callable[[], object]] = [
        lambda: set_deadline(without, by=office.leader, due_on=due_on, reason="Kết luận"),
        lambda: ask_extension(task, by=office.finance_person, new_due=due_on, reason="Mưa lũ"),
        lambda: extend_tasks({task: due_on}, by=office.leader, reason="Mưa lũ"),
        lambda: add_task(drafted, by=office.clerk, facts=facts(office, due_on=due_on)),
        lambda: change_task(drafted.tasks.get(), by=office.clerk, facts=facts(office, due_on=due_on)),
        lambda: make_offer(task.programme, by=office.finance_person, task=offered, reason="Có số liệu"),
        lambda: given(task, office, by=office.finance_person, due_on=due_on),
    ]

    for way in ways:
        with pytest.raises(RefusedError, match="Thời hạn"):
            way()

    assert set(Task.objects.values_list("due_on", flat=True)) == {None, DUE}


@pytest.mark.parametrize("due_on", [date(2200, 12, 31)])
def test_last_deadline_that_can_be_given_is_followed_to_its_end(office: Office, due_on: date) -> None:
    task = only_task(issued(office, facts(office, due_on=due_on)))

    assert days_late(fresh(task), due_on + timedelta(days=400)) == 400
    assert Task.objects.get().spans.count() > 2


@pytest.mark.parametrize("words", ["31/12/9999", "01/01/0001"])
def test_slip_of_the_pen_in_a_paper_is_left_to_a_person(office: Office, receive: Any, words: str) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    written = date(int(words[6:]), int(words[3:5]), int(words[:2])).isoformat()
    for decision in Decision.objects.filter(candidate__run__version__document=document):
        decision.fields |= {"due_on": written, "due_words": words}
        decision.save()

    programme, count = start_programme(document, by=office.clerk, title="Chương trình")

    assert count == programme.tasks.count() > 0
    assert set(programme.tasks.values_list("due_on", "due_words")) == {(None, words)}
