from datetime import timedelta

import pytest

from kimchinam.base import clock
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import (
    followed_on,
    for_my_judgement,
    holder_of,
    late_units,
    most_urgent_first,
    named_like,
    overdue,
    papers_of,
    visible_to,
)
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import for_list, standing
from kimchinam.programmes.states import Grade
from tests.conftest import NOON, TODAY, Office
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

    assert [task.name for task in named_like(standing(Task.objects.all(), TODAY), words)] == found


def test_followed_begins_with_the_day_of_receipt(office: Office) -> None:
    draft(office, facts(office))
    task = only_task(issued(office))

    assert list(followed_on(office.clerk, TODAY - timedelta(days=1))) == []
    assert list(followed_on(office.clerk, TODAY)) == [task]


def test_most_urgent_comes_first_and_closed_last(office: Office) -> None:
    issued(
        office,
        facts(office, name="đóng", due_on=TODAY - timedelta(days=30)),
        facts(office, name="thường xuyên", due_on=None, recurrence="continuous"),
        facts(office, name="sau"),
        facts(office, name="chậm", due_on=TODAY - timedelta(days=2)),
    )
    accept_evidence(hand_in(office, Task.objects.get(name="đóng")), by=office.leader, grade=Grade.GOOD)

    ordered = most_urgent_first(Task.objects.all(), TODAY)

    assert [task.name for task in ordered] == ["chậm", "sau", "thường xuyên", "đóng"]


def test_overdue_leaves_out_what_was_handed_in(office: Office) -> None:
    issued(
        office,
        facts(office, name="chậm", due_on=TODAY - timedelta(days=2)),
        facts(office, name="đã nộp", due_on=TODAY - timedelta(days=2)),
        facts(office, name="còn hạn"),
    )
    hand_in(office, Task.objects.get(name="đã nộp"))

    assert [task.name for task in overdue(Task.objects.all(), TODAY)] == ["chậm"]


def test_late_units_come_with_the_most_first(office: Office) -> None:
    late = {"due_on": TODAY - timedelta(days=2)}
    issued(office, facts(office, **late, lead=office.health), facts(office, **late), facts(office, **late))

    assert late_units(overdue(Task.objects.all(), TODAY), TODAY) == [(office.finance, 2), (office.health, 1)]


def held(task: Task) -> tuple[object, ...] | None:
    fresh = for_list(Task.objects.filter(pk=task.pk)).get()
    holder = holder_of(fresh, papers_of(fresh, TODAY + timedelta(days=9)))
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


def test_nobody_holds_a_task_of_a_draft(office: Office) -> None:
    assert held(only_task(draft(office, facts(office)))) is None


def test_evidence_is_seen_by_those_who_see_the_task(office: Office) -> None:
    evidence = hand_in(office, only_task(issued(office, facts(office, supporting=(office.health,)))))

    assert list(visible_to(office.health_person)) == [evidence]
    assert list(visible_to(office.commune_person)) == []
    assert list(for_my_judgement(office.leader, TODAY)) == [evidence.task]
