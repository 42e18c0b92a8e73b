from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from kimchinam.base import clock
from kimchinam.monitoring.actions import (
    accept_evidence,
    decide_obstacle,
    hand_in_evidence,
    reassign_tasks,
    return_evidence,
    withdraw_obstacle,
)
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import (
    holder_of,
    late_units,
    papers_of,
    to_judge,
    visible_to,
)
from kimchinam.monitoring.queries.papers import papers_about
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import (
    Scope,
    counts_of,
    for_list,
    named_like,
    page_of,
    scope_of,
    steps_of,
    tasks_at,
    tasks_in,
)
from kimchinam.programmes.states import Grade
from tests.conftest import NOON, TODAY, Office
from tests.monitoring.papers import raised
from tests.programmes.build import draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


def hand_in(office: Office, task: Task) -> Evidence:
    fresh = Task.objects.get(pk=task.pk)
    return hand_in_evidence(fresh, by=office.finance_person, number="12/BC", dated=TODAY, receiver="Thường trực")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tram bom", ["Sửa trạm bơm Đồng Vông"]),
        ("TRẠM", ["Sửa trạm bơm Đồng Vông"]),
        ("dong vong sua", ["Sửa trạm bơm Đồng Vông"]),
        ("hoa uoc", ["Ký kết giao ước"]),  # the name of its product, another order of words
        ("không có việc này", []),
        ("  ", ["Sửa trạm bơm Đồng Vông", "Ký kết giao ước"]),
    ],
)
def test_named_like_finds_words_without_accents(office: Office, words: str, found: list[str]) -> None:
    issued(
        office,
        facts(office, name="Sửa trạm bơm Đồng Vông", product=""),
        facts(office, name="Ký kết giao ước", product="bản hòa ước"),
    )

    assert names(named_like(scope_of(office.leader), words, TODAY)) == found


def names(scope: Scope, on: date = TODAY, **how: Any) -> list[str]:
    counts = counts_of(scope, on)
    places = page_of(scope, on, counts=counts, size=50, **how).places
    return [task.name for task in tasks_at(places, Task.objects.all(), on)]


def test_followed_begins_with_the_day_of_receipt(office: Office) -> None:
    draft(office, facts(office, name="dự thảo"))
    issued(office, facts(office, name="giao"))

    assert names(scope_of(office.clerk), TODAY - timedelta(days=1)) == []
    assert names(scope_of(office.clerk)) == ["giao"]


def test_most_urgent_comes_first_and_closed_last(office: Office) -> None:
    issued(
        office,
        facts(office, name="đóng", due_on=TODAY - timedelta(days=30)),
        facts(office, name="thường xuyên", due_on=None, recurrence="continuous"),
        facts(office, name="sau"),
        facts(office, name="chậm", due_on=TODAY - timedelta(days=2)),
    )
    accept_evidence(hand_in(office, Task.objects.get(name="đóng")), by=office.leader, grade=Grade.GOOD)

    assert names(scope_of(office.leader)) == ["chậm", "sau", "thường xuyên", "đóng"]


def test_late_leaves_out_what_was_handed_in(office: Office) -> None:
    issued(
        office,
        facts(office, name="chậm", due_on=TODAY - timedelta(days=2)),
        facts(office, name="đã nộp", due_on=TODAY - timedelta(days=2)),
        facts(office, name="còn hạn"),
    )
    hand_in(office, Task.objects.get(name="đã nộp"))

    assert names(scope_of(office.leader), steps=steps_of("late")) == ["chậm"]


def test_late_units_come_with_the_most_first(office: Office) -> None:
    late = {"due_on": TODAY - timedelta(days=2)}
    issued(office, facts(office, **late, lead=office.health), facts(office, **late), facts(office, **late))

    units = late_units(scope_of(office.leader), TODAY)

    assert (units.first(9), units.elsewhere) == ([(office.finance, 2), (office.health, 1)], 0)
    assert units.first(1) == [(office.finance, 2)]


def held(task: Task) -> tuple[object, ...] | None:
    fresh, on = for_list(Task.objects.filter(pk=task.pk)).get(), TODAY + timedelta(days=9)
    holder = holder_of(fresh, papers_of(fresh, on), papers_about(fresh, on))
    return (holder.organisation, holder.reviewing, holder.since) if holder else None


def test_holder_passes_from_owner_to_reviewer_and_back(office: Office) -> None:
    task = only_task(issued(office))
    assert held(task) == (office.finance, False, TODAY)

    evidence = hand_in(office, task)
    assert held(task) == (office.bureau, True, TODAY)

    with clock.set_to(NOON + timedelta(days=2)):
        return_evidence(evidence, by=office.leader, reason="Thiếu biểu")
    assert held(task) == (office.finance, False, TODAY + timedelta(days=2))

    with clock.set_to(NOON + timedelta(days=3)):
        accept_evidence(hand_in(office, task), by=office.leader, grade=Grade.GOOD)
    assert held(task) is None


@pytest.mark.parametrize("ends", [partial(decide_obstacle, decision="Giao đất"), withdraw_obstacle])
def test_owner_holds_it_again_since_the_obstacle_was_gone(office: Office, ends: Callable[..., None]) -> None:
    task = only_task(issued(office))
    obstacle = raised(office, task)
    with clock.set_to(NOON + timedelta(days=3)):
        ends(obstacle, by=office.leader if isinstance(ends, partial) else office.finance_person)

    assert held(task) == (office.finance, False, TODAY + timedelta(days=3))


def test_new_owner_holds_it_since_it_was_passed_on(office: Office) -> None:
    task = only_task(issued(office))
    with clock.set_to(NOON + timedelta(days=4)):
        reassign_tasks([task], by=office.leader, to=office.health, reason="Đúng chức năng")

    assert held(task) == (office.health, False, TODAY + timedelta(days=4))


def test_nobody_holds_a_task_of_a_draft(office: Office) -> None:
    assert held(only_task(draft(office, facts(office)))) is None


def test_evidence_is_seen_by_those_who_see_the_task(office: Office) -> None:
    evidence = hand_in(office, only_task(issued(office, facts(office, supporting=(office.health,)))))

    assert list(visible_to(office.health_person)) == [evidence]
    assert list(visible_to(office.commune_person)) == []
    assert tasks_in(to_judge(office.leader, TODAY), TODAY) == [evidence.task_id]
