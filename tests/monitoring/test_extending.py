"""Promise: the owner asks for a later deadline, the level that assigned decides, and the task counts it."""

from datetime import date, timedelta

import pytest

from kimchinam.audit.models import Event
from kimchinam.audit.queries import history
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.actions import (
    accept_evidence,
    ask_extension,
    decide_obstacle,
    extend_tasks,
    grant_extension,
    hand_in_evidence,
    refuse_extension,
    return_evidence,
    withdraw_extension,
)
from kimchinam.monitoring.models import Extension
from kimchinam.monitoring.queries.waiting import extensions_for, obstacles_for
from kimchinam.monitoring.states import ExtensionState
from kimchinam.programmes.actions import end_programme, issue_programme, withdraw_programme
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import status
from kimchinam.programmes.states import TASK_ADDED, Status
from tests.conftest import NOON, TODAY, Office
from tests.monitoring.papers import LATER, asked, fresh, person, raised
from tests.programmes.build import DUE, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office, facts(office, supporting=(office.health,))))


def extend(office: Office, task: Task, day: date = LATER) -> None:
    extend_tasks({fresh(task): day}, by=office.leader, reason="Kết luận của Thường trực")


def test_request_moves_nothing_until_it_is_granted(office: Office, task: Task) -> None:
    extension = asked(office, task)
    assert (fresh(task).due_on, extension.old_due, extension.state) == (DUE, DUE, ExtensionState.ASKED)

    grant_extension(extension, by=office.leader, answer="Đồng ý")

    moved = fresh(task)
    assert (moved.due_on, moved.extension_count) == (LATER, 1)
    assert status(moved, DUE + timedelta(days=3)) == Status.RUNNING
    kept = Extension.objects.get()
    assert (kept.state, kept.decided_by, kept.answer) == (ExtensionState.GRANTED, office.leader, "Đồng ý")


def test_level_above_may_grant_another_day(office: Office, task: Task) -> None:
    grant_extension(asked(office, task), by=office.leader, new_due=DUE + timedelta(days=5))

    kept = Extension.objects.get()
    assert (fresh(task).due_on, kept.granted_due, kept.new_due) == (DUE + timedelta(days=5), kept.granted_due, LATER)
    assert kept.granted_due == DUE + timedelta(days=5)


def test_nothing_waits_about_a_task_that_was_withdrawn_and_nothing_is_granted(office: Office, task: Task) -> None:
    extension, obstacle = asked(office, task), raised(office, task)
    assert (extensions_for(office.leader).count(), obstacles_for(office.leader).count()) == (1, 1)

    withdraw_programme(fresh(task).programme, by=office.leader, reason="Ban hành nhầm")

    assert (extensions_for(office.leader).count(), obstacles_for(office.leader).count()) == (0, 0)
    with pytest.raises(RefusedError, match="đã thu hồi"):
        grant_extension(extension, by=office.leader)
    with pytest.raises(RefusedError, match="đã thu hồi"):
        decide_obstacle(obstacle, by=office.leader, decision="Giao lại mặt bằng")


def test_what_was_asked_before_a_programme_ended_is_still_decided(office: Office, task: Task) -> None:
    extension = asked(office, task)
    end_programme(fresh(task).programme, by=office.leader, reason="Hết giai đoạn")

    assert list(extensions_for(office.leader)) == [extension]
    grant_extension(extension, by=office.leader)


def test_refusal_needs_a_reason_and_leaves_the_deadline(office: Office, task: Task) -> None:
    extension = asked(office, task)
    with pytest.raises(RefusedError, match="ghi lý do"):
        refuse_extension(extension, by=office.leader, answer="  ")

    refuse_extension(extension, by=office.leader, answer="Đã gia hạn đủ")

    assert (fresh(task).due_on, fresh(task).extension_count) == (DUE, 0)
    assert Extension.objects.get().state == ExtensionState.REFUSED


def test_second_request_waits_for_the_first(office: Office, task: Task) -> None:
    extension = asked(office, task)
    with pytest.raises(RefusedError, match="đang chờ quyết định"):
        asked(office, task)
    with pytest.raises(RefusedError, match="đang chờ quyết định"):
        extend(office, task)

    withdraw_extension(extension, by=office.finance_person)
    asked(office, task)

    assert sorted(Extension.objects.values_list("state", flat=True)) == ["asked", "withdrawn"]


@pytest.mark.parametrize("who", ["health_person", "commune_person", "leader", "clerk", "inspector", "reader"])
def test_only_the_unit_in_the_lead_asks(office: Office, task: Task, who: str) -> None:
    with pytest.raises(NotAllowedError):
        asked(office, task, by=getattr(office, who))


@pytest.mark.parametrize("who", ["finance_person", "health_person", "clerk", "inspector", "administrator"])
def test_only_the_level_that_assigned_grants(office: Office, task: Task, who: str) -> None:
    extension = asked(office, task)
    for decide in (
        lambda: grant_extension(extension, by=getattr(office, who)),
        lambda: refuse_extension(extension, by=getattr(office, who), answer="Không"),
        lambda: extend_tasks({fresh(task): LATER}, by=getattr(office, who), reason="Tự cho"),
    ):
        with pytest.raises(NotAllowedError):
            decide()
    assert fresh(task).due_on == DUE


def test_nobody_with_a_post_in_the_lead_grants(office: Office, task: Task) -> None:
    director = person("giamdoc", office.finance, scope="all")

    with pytest.raises(NotAllowedError, match="không tự quyết"):
        grant_extension(asked(office, task), by=director)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(DUE, "sau thời hạn hiện tại"), (DUE - timedelta(days=1), "sau thời hạn hiện tại"), (TODAY, "sau thời hạn")],
)
def test_new_deadline_is_later(office: Office, task: Task, day: date, sentence: str) -> None:
    with pytest.raises(RefusedError, match=sentence):
        asked(office, task, new_due=day)
    with pytest.raises(RefusedError, match=sentence):
        extend(office, task, day)


def test_past_day_is_no_new_deadline(office: Office, task: Task) -> None:
    with clock.set_to(NOON + timedelta(days=60)), pytest.raises(RefusedError, match="từ hôm nay"):
        asked(office, task, new_due=LATER)


def test_days_that_reviewers_held_are_in_the_old_deadline_and_not_in_the_new(office: Office, task: Task) -> None:
    evidence = hand_in_evidence(
        fresh(task), by=office.finance_person, number="1/BC", dated=TODAY, receiver="Thường trực"
    )
    with clock.set_to(NOON + timedelta(days=4)):
        return_evidence(evidence, by=office.leader, reason="Thiếu biểu")
        with pytest.raises(RefusedError, match=r"24/09/2026"):
            asked(office, task, new_due=DUE + timedelta(days=3))
        extend(office, task)

    moved = fresh(task)
    assert (moved.due_on, moved.held_days) == (LATER, 0)
    assert Extension.objects.get().old_due == DUE + timedelta(days=4)


def test_task_below_never_passes_the_one_above(office: Office) -> None:
    programme = draft(office, facts(office))
    top = only_task(programme)
    below = Task(programme=programme, order=2)
    changes = facts(office, due_on=DUE - timedelta(days=3)).by_field() | {"parent": top}
    turn(below, TASK_ADDED, by=office.clerk, changes=changes)
    issue_programme(programme, by=office.leader)

    with pytest.raises(RefusedError, match="gia hạn nhiệm vụ cấp trên trước"):
        extend(office, below, DUE + timedelta(days=1))
    both = {fresh(below): LATER, fresh(top): LATER - timedelta(days=1)}
    with pytest.raises(RefusedError, match="gia hạn nhiệm vụ cấp trên trước"):
        extend_tasks(both, by=office.leader, reason="Mưa lũ")
    extend_tasks(dict.fromkeys(both, LATER), by=office.leader, reason="Cả nhánh lùi theo")

    assert (fresh(below).due_on, fresh(below).limit_on) == (LATER, LATER)


def test_nothing_is_extended_while_evidence_waits_nor_after_it_closed(office: Office, task: Task) -> None:
    extension = asked(office, task)
    evidence = hand_in_evidence(
        fresh(task), by=office.finance_person, number="1/BC", dated=TODAY, receiver="Thường trực"
    )
    assert Extension.objects.get().state == ExtensionState.WITHDRAWN
    for act in (lambda: extend(office, task), lambda: asked(office, task)):
        with pytest.raises(RefusedError, match="đang chờ nghiệm thu"):
            act()
    accept_evidence(evidence, by=office.leader, grade="good")
    with pytest.raises(RefusedError, match="đã hoàn thành"):
        extend(office, task)
    with pytest.raises(RefusedError, match="đã được xử lý"):
        grant_extension(extension, by=office.leader)


def test_draft_and_task_without_deadline_are_not_extended(office: Office) -> None:
    drafted = only_task(draft(office, facts(office)))
    undated = only_task(
        issued(office, facts(office, due_on=None, review_on=DUE, due_words="khi có vốn", condition="có vốn"))
    )
    for task, refusal in ((drafted, "chưa ban hành"), (undated, "chưa có thời hạn")):
        with pytest.raises(RefusedError, match=refusal):
            ask_extension(fresh(task), by=office.finance_person, new_due=LATER, reason="Mưa lũ")


def test_extension_of_many_is_all_or_nothing(office: Office) -> None:
    first, second = (
        only_task(issued(office, facts(office, name=name), number=name)) for name in ("Việc một", "Việc hai")
    )
    asked(office, second)

    with pytest.raises(RefusedError):
        extend_tasks({fresh(first): LATER, fresh(second): LATER}, by=office.leader, reason="Mưa lũ")

    assert (fresh(first).due_on, fresh(first).extension_count, Extension.objects.count()) == (DUE, 0, 1)


def test_history_of_the_task_tells_who_asked_and_who_granted(office: Office, task: Task) -> None:
    grant_extension(asked(office, task), by=office.leader)

    verbs = (
        Event.objects.filter(kind="programmes.task", object_id=str(task.pk))
        .order_by("id")
        .values_list("verb", flat=True)
    )
    assert list(verbs)[-2:] == ["extension.asked", "task.extension_granted"]
    papers = Event.objects.filter(kind="monitoring.extension").order_by("id").values_list("verb", flat=True)
    assert list(papers) == ["extension.asked", "extension.granted"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [("Đồng ý nhưng phải báo cáo tuần", ": Đồng ý nhưng phải báo cáo tuần"), ("", "")],
)
def test_history_puts_into_the_mouth_of_who_granted_only_what_he_said(
    office: Office, task: Task, answer: str, said: str
) -> None:
    grant_extension(asked(office, task), by=office.leader, answer=answer)

    granted = history("programmes.task", task.pk)[0]

    assert sentence(granted) == f"Lanhdao cho gia hạn nhiệm vụ đến {LATER:%d/%m/%Y}{said}"


def test_history_of_a_day_given_unasked_tells_the_reason_of_who_gave_it(office: Office, task: Task) -> None:
    extend(office, task)

    words = f"Lanhdao gia hạn nhiệm vụ đến {LATER:%d/%m/%Y}: Kết luận của Thường trực"
    assert sentence(history("programmes.task", task.pk)[0]) == words
