from datetime import date, timedelta
from io import BytesIO

import pytest

from kimchinam.audit.models import Event
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import File
from kimchinam.documents.queries import open_file
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, return_evidence
from kimchinam.monitoring.forms import AcceptForm, HandInForm
from kimchinam.monitoring.models import Acceptance, Evidence, Return
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import status
from kimchinam.programmes.states import Grade, Status
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import DUE, facts, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office, facts(office, supporting=(office.health,))))


def hand_in(office: Office, task: Task, **changes: object) -> Evidence:
    words = {"by": office.finance_person, "number": "12/BC-STC", "dated": TODAY, "receiver": "Thường trực"}
    return hand_in_evidence(Task.objects.get(pk=task.pk), **words | changes)


def fresh(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_evidence_hands_the_task_to_the_reviewer(office: Office, task: Task) -> None:
    evidence = hand_in(office, task)

    assert (evidence.outcome, evidence.organisation, evidence.handed_in_by) == (
        Outcome.WAITING,
        office.finance,
        office.finance_person,
    )
    assert status(fresh(task), DUE + timedelta(days=90)) == Status.AWAITING_ACCEPTANCE


def test_day_of_handing_in_counts_not_that_of_the_paper(office: Office, task: Task) -> None:
    with clock.set_to(NOON + timedelta(days=25)):  # 26/9, past due
        evidence = hand_in(office, task, dated=DUE - timedelta(days=5))
        accept_evidence(evidence, by=office.leader, grade=Grade.GOOD)

    assert status(fresh(task), DUE + timedelta(days=30)) == Status.CLOSED_LATE


def test_reviewers_delay_is_not_the_owners(office: Office, task: Task) -> None:
    evidence = hand_in(office, task)
    with clock.set_to(NOON + timedelta(days=90)):
        accept_evidence(evidence, by=office.leader, grade=Grade.GOOD)

    assert status(fresh(task), DUE + timedelta(days=90)) == Status.CLOSED_ON_TIME


def test_paper_of_tomorrow_is_refused(office: Office, task: Task) -> None:
    with pytest.raises(RefusedError, match="sau hôm nay"):
        hand_in(office, task, dated=TODAY + timedelta(days=1))
    assert (Evidence.objects.count(), fresh(task).handed_in_on) == (0, None)


def test_supporting_unit_is_refused(office: Office, task: Task) -> None:
    with pytest.raises(NotAllowedError):
        hand_in(office, task, by=office.health_person)


def test_second_evidence_is_refused_while_one_waits(office: Office, task: Task) -> None:
    stale = Task.objects.get(pk=task.pk)
    hand_in(office, task)

    # The second person's page still shows the task as open.
    with pytest.raises(RefusedError, match="người khác cập nhật"):
        hand_in_evidence(stale, by=office.finance_person, number="13/BC", dated=TODAY, receiver="Thường trực")
    assert Evidence.objects.count() == 1


def test_file_is_kept_under_its_name(office: Office, task: Task) -> None:
    evidence = hand_in(office, task, stream=BytesIO(b"noi dung"), file_name="báo cáo.txt")

    with open_file(evidence.file) as kept:
        assert (evidence.file_name, kept.read()) == ("báo cáo.txt", b"noi dung")


def test_file_that_is_no_paper_is_kept_nowhere(office: Office, task: Task) -> None:
    with pytest.raises(RefusedError, match="Không nhận tệp"):
        hand_in(office, task, stream=BytesIO(b"echo off"), file_name="chay.bat")

    assert (Evidence.objects.count(), File.objects.count(), fresh(task).handed_in_on) == (0, 0, None)


def test_acceptance_closes_the_task_with_its_grade(office: Office, task: Task) -> None:
    acceptance = accept_evidence(hand_in(office, task), by=office.leader, grade=Grade.EXCELLENT, note="Tốt")

    closed = fresh(task)
    assert (closed.closed_on, closed.grade) == (TODAY, Grade.EXCELLENT)
    assert (acceptance.by, acceptance.note) == (office.leader, "Tốt")


@pytest.mark.parametrize("who", ["finance_person", "health_person", "clerk", "inspector"])
def test_acceptance_by_others_is_refused_and_changes_nothing(office: Office, task: Task, who: str) -> None:
    evidence = hand_in(office, task)

    with pytest.raises(NotAllowedError):
        accept_evidence(evidence, by=getattr(office, who), grade=Grade.GOOD)
    with pytest.raises(NotAllowedError):
        return_evidence(evidence, by=getattr(office, who), reason="Thiếu biểu")
    evidence.refresh_from_db()
    assert (evidence.outcome, fresh(task).closed_on) == (Outcome.WAITING, None)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_return_needs_a_reason(office: Office, task: Task, reason: str) -> None:
    evidence = hand_in(office, task)

    with pytest.raises(RefusedError, match="lý do"):
        return_evidence(evidence, by=office.leader, reason=reason)
    assert (Return.objects.count(), fresh(task).handed_in_on) == (0, TODAY)


def test_return_lets_the_task_run_again_and_counts(office: Office, task: Task) -> None:
    for times in (1, 2):
        return_evidence(hand_in(office, task), by=office.leader, reason=" Thiếu biểu ")
        assert (fresh(task).handed_in_on, fresh(task).return_count) == (None, times)

    assert status(fresh(task), DUE + timedelta(days=1)) == Status.OVERDUE
    assert set(Return.objects.values_list("reason", flat=True)) == {"Thiếu biểu"}
    accept_evidence(hand_in(office, task), by=office.leader, grade=Grade.PASSED)
    assert fresh(task).closed_on == TODAY


@pytest.mark.parametrize("first", ["accept", "return"])
def test_second_judge_is_refused_and_the_first_word_stands(office: Office, task: Task, first: str) -> None:
    evidence = hand_in(office, task)
    stale = Evidence.objects.get(pk=evidence.pk)
    if first == "accept":
        accept_evidence(evidence, by=office.leader, grade=Grade.GOOD)
    else:
        return_evidence(evidence, by=office.leader, reason="Thiếu biểu")
    known = Event.objects.count()

    with pytest.raises(RefusedError, match="đã được xử lý"):
        accept_evidence(stale, by=office.leader, grade=Grade.PASSED)
    with pytest.raises(RefusedError, match="đã được xử lý"):
        return_evidence(stale, by=office.leader, reason="Khác")
    assert (Acceptance.objects.count() + Return.objects.count(), Event.objects.count()) == (1, known)


def test_every_step_is_an_event_told_in_order(office: Office, task: Task) -> None:
    return_evidence(hand_in(office, task), by=office.leader, reason="Thiếu biểu")
    accept_evidence(hand_in(office, task), by=office.leader, grade=Grade.GOOD)

    verbs = Event.objects.filter(kind="programmes.task").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == [
        "task.added",
        "task.assigned",
        "task.handed_in",
        "task.returned",
        "task.handed_in",
        "task.closed",
    ]


def test_what_failed_is_returned_and_never_accepted(office: Office, task: Task) -> None:
    evidence = hand_in(office, task)

    with pytest.raises(RefusedError, match="trả lại kèm lý do"):
        accept_evidence(evidence, by=office.leader, grade=Grade.FAILED)

    assert fresh(task).closed_on is None
    assert [grade for grade, _label in AcceptForm().fields["grade"].choices] == ["passed", "good", "excellent"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("dated", [date(1, 1, 1), date(1945, 9, 1), TODAY + timedelta(days=1)])
def test_evidence_of_an_absurd_day_is_refused(office: Office, task: Task, dated: date) -> None:
    with pytest.raises(RefusedError, match="Ngày văn bản không thể"):
        hand_in(office, task, dated=dated)
    form = HandInForm({"number": "1/BC", "dated": dated.isoformat(), "receiver": "X"}, task=task)
    assert list(form.errors) == ["dated"]
