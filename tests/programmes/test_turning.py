"""Promise: whatever happens to a task, its columns, its log, its past and its days tell the same story."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimchinam.accounts.models import User
from kimchinam.audit.models import Event
from kimchinam.audit.queries import faults, replay
from kimchinam.base import clock
from kimchinam.base.clock import end_of, local_day
from kimchinam.base.refusals import RefusedError
from kimchinam.monitoring.actions import (
    accept_evidence,
    decide_obstacle,
    extend_tasks,
    hand_in_evidence,
    raise_obstacle,
    reassign_tasks,
    reopen_task,
    return_evidence,
    withdraw_evidence,
)
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.rules import clock as clock_of
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.actions import hand_in, set_deadline
from kimchinam.programmes.actions.turning import FACTS, Turn, turn, turn_many
from kimchinam.programmes.models import OPEN, Programme, Span, Task, TaskPast
from kimchinam.programmes.queries import as_stood, standing, versions_of_tasks, with_status
from kimchinam.programmes.rules import alarm, retold, status
from kimchinam.programmes.states import TASK_ADDED, TASK_CHANGED, Step
from tests.conftest import NOON, TODAY, Office
from tests.counting import queries_of
from tests.programmes.build import DUE, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db

HOURS = [time(16, 59), time(17), time(17, 1), time(22, 59), time(23, 59), time(5)]
"""In UTC: at 17:00 the next day begins in Việt Nam."""

Act = Callable[[Office, Task, date], object]


def _owner(office: Office, task: Task) -> User:
    return office.health_person if task.lead == office.health else office.finance_person


def _hand_in(office: Office, task: Task, today: date) -> Evidence:
    return hand_in_evidence(task, by=_owner(office, task), number="1/BC", dated=today, receiver="Thường trực")


def _judged(act: Callable[[Evidence], object]) -> Act:
    """Does something with the evidence that waits, if any does."""
    return lambda _office, task, _today: [act(one) for one in task.evidence.filter(outcome=Outcome.WAITING)]


def _extend(office: Office, task: Task, today: date) -> object:
    return extend_tasks({task: today + timedelta(days=9)}, by=office.leader, reason="Mưa lũ")


def _pass_on(office: Office, task: Task, _today: date) -> object:
    to = office.health if task.lead == office.finance else office.finance
    return reassign_tasks([task], to=to, by=office.leader, reason="Đúng việc", keeps=True)


def _free(office: Office, task: Task, _today: date) -> object:
    return [decide_obstacle(one, by=office.leader, decision="Cấp vốn") for one in task.obstacles.filter(state="raised")]


ACTS: dict[str, Act] = {
    "hand in": _hand_in,
    "set": lambda office, task, today: set_deadline(
        task, by=office.leader, due_on=today + timedelta(days=6), reason="Kết luận"
    ),
    "look": lambda office, task, today: set_deadline(
        task, by=office.leader, review_on=today + timedelta(days=5), reason="Kết luận"
    ),
    "extend": _extend,
    "pass on": _pass_on,
    "stop": lambda office, task, _today: raise_obstacle(
        task, by=_owner(office, task), text="Thiếu vốn", decider=office.root
    ),
    "free": _free,
    "reopen": lambda office, task, _today: reopen_task(task, by=office.leader, reason="Sai số liệu"),
}


def _acts(office: Office) -> dict[str, Act]:
    return ACTS | {
        "return": _judged(lambda evidence: return_evidence(evidence, by=office.leader, reason="Thiếu biểu")),
        "withdraw": _judged(
            lambda evidence: withdraw_evidence(evidence, by=_owner(office, evidence.task), reason="Nhầm")
        ),
        "close": _judged(lambda evidence: accept_evidence(evidence, by=office.leader, grade="good")),
    }


moments = st.tuples(
    st.integers(0, 5), st.sampled_from(HOURS), st.sampled_from(["return", "withdraw", "close", *sorted(ACTS)])
)
STARTS = [date(2026, 9, 1), date(2026, 12, 27), date(2027, 2, 25)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(STARTS), story=st.lists(moments, max_size=9), dated=st.booleans())
def test_every_story_of_a_task_is_told_alike_by_all_who_keep_it(
    office: Office, start: date, story: list[tuple[int, time, str]], dated: bool
) -> None:
    moment = datetime.combine(start, time(5), UTC)
    task = _issued_at(moment, office, dated=dated)
    for days, hour, act in story:
        moment = max(moment, datetime.combine(moment.date() + timedelta(days=days), hour, UTC))
        with clock.set_to(moment), suppress(RefusedError):
            fresh = Task.objects.select_related("programme", "lead").get(pk=task.pk)
            _acts(office)[act](office, fresh, clock.today())

    with clock.set_to(moment + timedelta(days=30)):
        _check_told_alike(task, [local_day(moment) + timedelta(days=number) for number in range(-12, 12)])


def _issued_at(moment: datetime, office: Office, *, dated: bool) -> Task:
    asked = {"due_on": local_day(moment) + timedelta(days=8)} if dated else {"due_on": None, "recurrence": "P3M"}
    with clock.set_to(moment):
        return only_task(issued(office, facts(office, supporting=(office.health,), **asked)))


def _check_told_alike(task: Task, days: list[date]) -> None:
    now = Task.objects.get(pk=task.pk)
    versions = list(versions_of_tasks(task.pk))
    spans = list(Span.objects.filter(task=task))

    assert replay("programmes.task", task.pk, clock.now()) == versions[-1].facts
    assert [getattr(now, name) for name in ("due_on", "lead_id", "handed_in_on", "closed_on")] == [
        getattr(TaskPast.objects.get(task=task, valid_to=None), name)
        for name in ("due_on", "lead_id", "handed_in_on", "closed_on")
    ]
    assert [_told(span) for span in spans] == [_told(one) for one in retold(TaskPast.objects.filter(task=task))]
    assert (spans[0].day_from, spans[-1].day_to) == (now.received_on, OPEN)
    _check_clock(task, days[-1], spans)
    for day in days:
        _check_day(task, day, spans)


def _check_clock(task: Task, until: date, spans: list[Span]) -> None:
    """Whoever held it, the days sum to those on which it was open; the reviewer's are those on which evidence waited."""
    told = clock_of(TaskPast.objects.filter(task=task), until)
    days = {span.step: 0 for span in spans}
    for span in spans:
        days[span.step] += max((min(span.day_to, until) - span.day_from).days, 0)
    assert told.age == sum(count for step, count in days.items() if step < Step.CLOSED_LATE)
    assert told.reviewer == days.get(Step.AWAITING, 0)


def _told(span: Any) -> tuple[object, ...]:
    return tuple(getattr(span, name) for name in ("step", "day_from", "day_to", "sort_day", "lead_id", "reach"))


def _check_day(task: Task, day: date, spans: list[Span]) -> None:
    """The log, the past, the days and the SQL twin on one day."""
    log = replay("programmes.task", task.pk, end_of(day) - timedelta(microseconds=1))
    seen = with_status(standing(Task.objects.filter(pk=task.pk, programme__issued_on__lte=day), day), day).first()
    held = [Step(span.step) for span in spans if span.day_from <= day < span.day_to]
    if not log.get("received_on"):
        assert (seen, held) == (None, [])
        return
    (stood,) = as_stood([Task.objects.get(pk=task.pk)], day)
    assert (str(stood.lead_id), str(stood.due_on or None)) == (log["lead"], str(log["due_on"]))
    assert [(one.status, one.alarm) for one in held] == [(status(stood, day), alarm(stood, day))]
    assert seen is not None
    assert seen.status_on == status(stood, day)


def test_log_is_whole_and_finds_what_was_written_past_the_door(office: Office) -> None:
    task = only_task(issued(office))
    hand_in(task, by=office.finance_person, on=TODAY, evidence_name="1/BC")
    assert list(faults()) == []

    TaskPast.objects.filter(task=task, version=2).update(due_on=DUE + timedelta(days=1))
    assert [fault.kind for fault in faults()] == ["version"]
    TaskPast.objects.filter(task=task, version=2).delete()
    assert sorted({fault.kind for fault in faults()}) == ["fact_missing"]


def test_event_older_than_a_fact_agrees_with_its_emptiness_alone(office: Office) -> None:
    task = only_task(issued(office))
    version = TaskPast.objects.filter(task=task).first()
    assert version is not None
    _without_parent(version.event_id)
    assert {fault.kind for fault in faults()} == {"changed"}

    TaskPast.objects.filter(pk=version.pk).update(parent=task)
    assert {fault.kind for fault in faults()} == {"changed", "version"}


def _without_parent(number: int) -> None:
    """The event as it was written before tasks could stand below tasks, past the log that refuses it."""
    event = Event.objects.get(pk=number)
    event.after.pop("parent")
    QuerySet(Event).filter(pk=number).update(after=event.after)


def test_facts_are_refused_when_they_are_no_longer_as_expected(office: Office) -> None:
    task = only_task(issued(office))

    with pytest.raises(RefusedError, match="người khác cập nhật"):
        turn(task, TASK_CHANGED, by=None, changes={"receiver": "x"}, expect={"handed_in_on": TODAY})


def test_instance_shows_what_was_made_true(office: Office) -> None:
    task = only_task(issued(office))
    turn(task, TASK_CHANGED, by=None, changes={"lead": office.health, "due_on": None})

    assert (task.lead, task.due_on) == (office.health, None)
    assert set(FACTS) >= {"lead", "supporting", "parent", "due_on", "name"}


def test_many_tasks_cost_as_many_queries_as_two(office: Office) -> None:
    programme = draft(office)

    def add(number: int) -> int:
        first = programme.tasks.count() + 1
        tasks = [Task(programme=programme, order=first + place) for place in range(number)]
        turns = [Turn(task, facts(office).by_field()) for task in tasks]
        return len(queries_of(lambda: turn_many(turns, TASK_ADDED, by=office.clerk)))

    assert add(2) == add(20)
    assert TaskPast.objects.count() == Task.objects.count() == 22


@pytest.fixture
def branch(office: Office) -> list[Task]:
    """A task, one below it without a deadline, and one below that."""
    programme: Programme = draft(office, facts(office))
    tasks = [only_task(programme)]
    for order, due_on in ((2, None), (3, DUE - timedelta(days=5))):
        task = Task(programme=programme, order=order)
        changes = facts(office, due_on=due_on).by_field() | {"parent": tasks[-1]}
        turn(task, TASK_ADDED, by=office.clerk, changes=changes)
        tasks.append(task)
    return tasks


def limits(tasks: list[Task]) -> list[date | None]:
    return [Task.objects.get(pk=task.pk).limit_on for task in tasks]


@pytest.mark.parametrize("days", [30, -5])
def test_deadline_carries_down_to_all_below(branch: list[Task], days: int) -> None:
    moved = DUE + timedelta(days=days)
    turn(branch[0], TASK_CHANGED, by=None, changes={"due_on": moved})

    assert limits(branch) == [None, moved, moved]


@pytest.mark.parametrize("place", [0, 1])
def test_deadline_is_not_moved_before_one_below(branch: list[Task], place: int) -> None:
    with pytest.raises(RefusedError, match="cấp dưới"):
        turn(branch[place], TASK_CHANGED, by=None, changes={"due_on": DUE - timedelta(days=6)})

    assert limits(branch) == [None, DUE, DUE]


def test_deadline_after_that_of_the_task_above_is_refused(branch: list[Task]) -> None:
    with pytest.raises(RefusedError, match="cấp trên"):
        turn(branch[2], TASK_CHANGED, by=None, changes={"due_on": DUE + timedelta(days=1)})


def test_day_ends_at_midnight_in_viet_nam() -> None:
    assert end_of(TODAY) == NOON + timedelta(hours=12)
