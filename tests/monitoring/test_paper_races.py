"""Promise: of two people who act on one paper or one task at once, one acts and the other is told; nothing is half done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kimchinam.monitoring.actions import (
    ask_extension,
    decide_obstacle,
    evidence,
    extend_tasks,
    extending,
    grant_extension,
    hand_in_evidence,
    obstacles,
    raise_obstacle,
    reassign_tasks,
    reassigning,
    refuse_extension,
    telling,
    withdraw_extension,
)
from kimchinam.monitoring.forms import ExtendManyForm, bulk
from kimchinam.monitoring.models import Evidence, Extension, Obstacle, Reassignment
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import versions_of_tasks
from tests.conftest import TODAY, Office
from tests.monitoring.papers import LATER, asked, fresh, raised
from tests.programmes.build import DUE, facts, issued, only_task
from tests.programmes.test_races import afresh, or_refused, slow
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office))


def hand_in(office: Office, task: Task) -> object:
    owner = afresh(office.finance_person)
    return hand_in_evidence(fresh(task), by=owner, number="1/BC", dated=TODAY, receiver="Thường trực")


def test_extension_granted_and_refused_at_once_is_one_of_both(
    office: Office, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(office, task)
    slow(monkeypatch, extending, "claim")

    def decide(act: Callable[..., None], **words: Any) -> object:
        return or_refused(lambda: act(Extension.objects.get(), by=afresh(office.leader), **words))

    said = at_once(lambda: decide(grant_extension), lambda: decide(refuse_extension, answer="Không"))

    state = Extension.objects.get().state
    assert sorted(said, key=str) == [None, "refused"]
    assert (fresh(task).due_on, fresh(task).extension_count) == ((LATER, 1) if state == "granted" else (DUE, 0))


def test_extension_granted_and_withdrawn_at_once_is_one_of_both(
    office: Office, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(office, task)
    slow(monkeypatch, extending, "claim")

    said = at_once(
        lambda: or_refused(lambda: grant_extension(Extension.objects.get(), by=afresh(office.leader))),
        lambda: or_refused(lambda: withdraw_extension(Extension.objects.get(), by=afresh(office.finance_person))),
    )

    granted = Extension.objects.get().state == "granted"
    assert sorted(said, key=str) == [None, "refused"]
    assert fresh(task).due_on == (LATER if granted else DUE)


def test_two_who_ask_at_once_make_one_request(office: Office, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch, extending, "asked_of")

    def ask() -> object:
        owner = afresh(office.finance_person)
        return or_refused(lambda: ask_extension(fresh(task), by=owner, new_due=LATER, reason="Mưa lũ").state)

    assert sorted(map(str, at_once(ask, ask))) == ["asked", "refused"]
    assert Extension.objects.count() == 1


def test_task_extended_twice_at_once_tells_each_day_it_had(
    office: Office, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow(monkeypatch, extending, "lock_tasks")

    def extend(days: int) -> object:
        day = DUE + timedelta(days=days)
        return or_refused(lambda: extend_tasks({fresh(task): day}, by=afresh(office.leader), reason="Mưa lũ") and days)

    said = at_once(lambda: extend(5), lambda: extend(9))

    papers = list(Extension.objects.order_by("new_due"))
    assert fresh(task).due_on == DUE + timedelta(days=9)
    assert fresh(task).extension_count == len(papers) == sum(one != "refused" for one in said)
    assert [one.old_due for one in papers] == [DUE, DUE + timedelta(days=5)][: len(papers)]


@pytest.mark.parametrize(("module", "name"), [(reassigning, "lock_tasks"), (evidence, "check_can_hand_in")])
def test_evidence_and_a_new_owner_at_once_are_one_of_both(
    office: Office, task: Task, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    slow(monkeypatch, module, name)

    at_once(
        lambda: or_refused(
            lambda: reassign_tasks([fresh(task)], by=afresh(office.leader), to=office.health, reason="Đúng việc")
        ),
        lambda: or_refused(lambda: hand_in(office, task)),
    )

    now = fresh(task)
    passed, handed_in = Reassignment.objects.exists(), Evidence.objects.exists()
    assert passed != handed_in
    assert (now.lead == office.health, now.handed_in_on is not None) == (passed, handed_in)


@pytest.mark.parametrize(("module", "name"), [(obstacles, "lock_tasks"), (evidence, "check_can_hand_in")])
def test_evidence_and_an_obstacle_at_once_leave_one_holder(
    office: Office, task: Task, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    slow(monkeypatch, module, name)

    at_once(
        lambda: or_refused(
            lambda: raise_obstacle(fresh(task), by=afresh(office.finance_person), text="Thiếu đất", decider=office.root)
        ),
        lambda: or_refused(lambda: hand_in(office, task)),
    )

    now = fresh(task)
    waits = Obstacle.objects.filter(state="raised").exists()
    assert not (now.obstacle_on and now.handed_in_on)
    assert bool(now.obstacle_on) == waits


def test_obstacle_decided_twice_at_once_is_decided_once(
    office: Office, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised(office, task)
    slow(monkeypatch, telling, "lock_tasks")

    def decide() -> object:
        return or_refused(
            lambda: decide_obstacle(Obstacle.objects.get(), by=afresh(office.leader), decision="Giao đất")
        )

    assert sorted(at_once(decide, decide), key=str) == [None, "refused"]
    assert len([one for one in versions_of_tasks(task.pk) if one.facts.get("obstacle_on")]) == 1


def test_two_bulk_acts_on_the_same_tasks_in_other_order_both_end(office: Office) -> None:
    programme = issued(office, *(facts(office, name=f"Việc {number}") for number in range(6)))
    tasks = list(programme.tasks.all())

    def extend(chosen: list[Task], days: int) -> object:
        day = DUE + timedelta(days=days)
        leader = afresh(office.leader)
        return or_refused(lambda: len(extend_tasks(dict.fromkeys(chosen, day), by=leader, reason="Mưa lũ")))

    said = at_once(lambda: extend(tasks, 3), lambda: extend(tasks[::-1], 8))

    assert 6 in said
    assert {fresh(one).due_on for one in tasks} <= {DUE + timedelta(days=3), DUE + timedelta(days=8)}
    assert len({fresh(one).due_on for one in tasks}) == 1


def test_same_bulk_extension_sent_twice_at_once_is_done_once(
    office: Office, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = {"days": "10", "reason": "Mưa lũ"}

    def filled() -> ExtendManyForm:
        form = ExtendManyForm(typed, tasks=[fresh(task)])
        assert form.is_valid()
        return form

    form = filled()
    seen = form.stamp(form.proposed(by=office.leader))
    slow(monkeypatch, bulk, "lock_tasks")

    said = at_once(*[lambda: or_refused(lambda: filled().save(by=afresh(office.leader), seen=seen))] * 2)

    assert sorted(said, key=str) == [None, "refused"]
    assert (fresh(task).due_on, Extension.objects.count()) == (DUE + timedelta(days=10), 1)
