"""From rows to tasks: all or none, and once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.exchange.actions import commit_batch, discard_batch, map_columns, mend_row
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.states import BatchState
from kimchinam.monitoring.actions import accept_evidence, reopen_task, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.organisations.actions import end_organisation
from kimchinam.programmes.models import Programme, Span, Task
from kimchinam.programmes.rules import fair_due, status
from kimchinam.programmes.states import Grade, ProgrammeState, Status
from tests.conftest import NOON, TODAY, Office
from tests.counting import queries_of
from tests.exchange.build import PLAIN, PROVED, UNPROVED, batch_of, received, row_at, sheet
from tests.programmes.build import draft
from tests.racing import at_once

pytestmark = pytest.mark.django_db
OWNERLESS = ("Kiểm kê kho lưu trữ Gò Nứa", "", "31/12/2026")
UNDATED = ("Đo lại bến thuyền Hòn Quéo", "Sở Y tế", "có thời hạn")


def assigned(office: Office, batch: Batch) -> list[Task]:
    commit_batch(batch, by=office.leader, title="Sổ việc đã giao", issued=True)
    return list(Task.objects.order_by("order"))


def test_rows_become_tasks_of_a_draft_with_what_they_say(office: Office) -> None:
    batch = batch_of(office, PLAIN, OWNERLESS)
    assert commit_batch(batch, by=office.clerk, title="Chương trình mới", number="4-CTr") == 2
    programme = Programme.objects.get()
    assert (programme.title, programme.state, programme.organisation) == (
        "Chương trình mới",
        ProgrammeState.DRAFT,
        office.bureau,
    )
    told = [(task.order, task.name, task.lead, task.due_on, task.received_on) for task in programme.tasks.all()]
    assert told == [
        (1, PLAIN[0], office.finance, date(2026, 12, 20), None),
        (2, OWNERLESS[0], None, date(2026, 12, 31), None),
    ]
    assert [row_at(batch, place).task.order for place in (0, 1)] == [1, 2]  # type: ignore[union-attr]


def test_rows_go_on_behind_the_tasks_of_a_draft_that_is_there(office: Office) -> None:
    from_before = draft(office, title="Đã có")
    other = batch_of(office, PLAIN, UNDATED)
    commit_batch(other, by=office.clerk, programme=from_before)
    assert list(from_before.tasks.values_list("order", "name")) == [(1, PLAIN[0]), (2, UNDATED[0])]


def test_assigned_at_once_the_units_have_the_tasks_from_today(office: Office) -> None:
    plain, undated = assigned(office, batch_of(office, PLAIN, UNDATED))
    assert [status(task, TODAY) for task in (plain, undated)] == [Status.RUNNING, Status.DEADLINE_MISSING]
    assert (plain.received_on, undated.review_on) == (TODAY, TODAY + timedelta(days=30))
    assert Span.objects.filter(task=plain).count() > 1


def test_row_without_a_lead_stays_behind_when_tasks_are_assigned_at_once(office: Office) -> None:
    batch = batch_of(office, PLAIN, OWNERLESS)
    assert [task.name for task in assigned(office, batch)] == [PLAIN[0]]
    assert row_at(batch, 1).task is None


def test_what_is_said_to_be_done_is_open_until_its_evidence_is_accepted(office: Office) -> None:
    unproved, proved = assigned(office, batch_of(office, UNPROVED, PROVED))
    assert [status(task, TODAY) for task in (unproved, proved)] == [Status.OVERDUE, Status.AWAITING_ACCEPTANCE]
    paper = Evidence.objects.get()
    assert (paper.task, str(paper), paper.handed_in_by) == (proved, "15/BC-SYT, 18/06/2026, UBND tỉnh", office.clerk)
    accept_evidence(paper, by=office.leader, grade=Grade.PASSED)
    proved.refresh_from_db()
    assert status(proved, TODAY) == Status.CLOSED_ON_TIME


def test_work_handed_in_late_stays_late_when_its_paper_is_returned(office: Office) -> None:
    """The paper is of April, the register of September: no reviewer held it in between."""
    late = (*PROVED[:2], "31/03/2026", *PROVED[3:5], "20/04/2026", PROVED[6])
    (task,) = assigned(office, batch_of(office, late))
    with clock.set_to(NOON + timedelta(days=2)):
        return_evidence(Evidence.objects.get(), by=office.leader, reason="Thiếu phụ lục")
    task.refresh_from_db()
    assert (task.held_days, fair_due(task), status(task, TODAY + timedelta(days=2))) == (
        2,
        date(2026, 4, 2),
        Status.OVERDUE,
    )


def test_a_reopened_task_counts_the_days_since_its_register_was_taken_over(office: Office) -> None:
    (task,) = assigned(office, batch_of(office, PROVED))
    accept_evidence(Evidence.objects.get(), by=office.leader, grade=Grade.PASSED)
    with clock.set_to(NOON + timedelta(days=3)):
        reopen_task(Task.objects.get(pk=task.pk), by=office.leader, reason="Số liệu sai")
    task.refresh_from_db()
    assert (task.held_days, status(task, TODAY + timedelta(days=3))) == (3, Status.OVERDUE)


def test_a_unit_that_ended_since_the_preview_is_named_with_its_rows(office: Office) -> None:
    supported = ("Đo bến thuyền", "Sở Tài chính", "20/12/2026", "Sở Y tế")
    head = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Phối hợp")
    led = received(office, sheet(supported, ("Sửa kè", "Sở Y tế", "21/12/2026"), head=head))
    with clock.set_to(NOON + timedelta(days=1)):
        end_organisation(office.health, by=None, on=clock.today(), decision="Nghị quyết 8", successor=office.finance)
        for issued in (True, False):
            person = office.leader if issued else office.clerk
            with pytest.raises(RefusedError, match=r"Sở Y tế không còn hoạt động \(dòng 2, 3\)"):
                commit_batch(led, by=person, title="Sổ", issued=issued)
    assert not Task.objects.exists()


def test_a_review_day_that_is_over_by_the_commit_is_not_taken(office: Office) -> None:
    head = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Ngày rà soát")
    batch = received(office, sheet(("Sửa kè", "Sở Y tế", "", "10/09/2026"), head=head))
    with clock.set_to(NOON + timedelta(days=20)):
        (task,) = assigned(office, batch)
        assert task.review_on == clock.today() + timedelta(days=30)


REFUSED = (
    ("health_person", False, NotAllowedError),
    ("inspector", False, NotAllowedError),
    ("leader", False, NotAllowedError),
    ("clerk", True, NotAllowedError),
)


@pytest.mark.parametrize(("who", "issued", "error"), REFUSED)
def test_who_may_not_takes_nothing_over(office: Office, who: str, issued: bool, error: type[Exception]) -> None:
    batch = batch_of(office)
    person: User = getattr(office, who)
    with pytest.raises(error):
        commit_batch(batch, by=person, title="Sổ", issued=issued)
    assert not Task.objects.exists()


def test_nothing_is_written_when_one_task_cannot_be(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = batch_of(office, PLAIN, PROVED)

    def broken(*_args: object, **_kwargs: object) -> None:
        raise RefusedError("hỏng")

    monkeypatch.setattr("kimchinam.exchange.actions.committing.keep_papers", broken)
    with pytest.raises(RefusedError):
        commit_batch(batch, by=office.leader, title="Sổ", issued=True)
    batch.refresh_from_db()
    assert (Task.objects.count(), Programme.objects.count(), batch.state) == (0, 0, BatchState.PREVIEWED)


NOT_READY = (
    ("", None, "Hãy đặt tên cho chương trình."),
    ("Sổ", TODAY + timedelta(days=31), "Ngày rà soát phải từ hôm nay và không quá 30 ngày tới."),
    ("Sổ", TODAY - timedelta(days=1), "Ngày rà soát phải từ hôm nay và không quá 30 ngày tới."),
)


@pytest.mark.parametrize(("title", "review_on", "sentence"), NOT_READY)
def test_refusals_say_what_is_missing(office: Office, title: str, review_on: date | None, sentence: str) -> None:
    with pytest.raises(RefusedError, match=sentence):
        commit_batch(batch_of(office), by=office.leader, title=title, issued=True, review_on=review_on)


def test_a_draft_of_another_unit_takes_nothing_in(office: Office) -> None:
    other = draft(office, organisation=office.root)
    with pytest.raises(RefusedError, match="cùng đơn vị"):
        commit_batch(batch_of(office), by=office.clerk, programme=other)


def test_tasks_are_as_secret_as_their_register(office: Office) -> None:
    batch = batch_of(office, secrecy=Secrecy.CONFIDENTIAL)
    (task,) = assigned(office, batch)
    assert (task.secrecy, task.programme.secrecy) == (Secrecy.CONFIDENTIAL, Secrecy.CONFIDENTIAL)


def test_a_register_is_taken_over_once(office: Office) -> None:
    batch = batch_of(office)
    assigned(office, batch)
    with pytest.raises(RefusedError, match="đã nhập rồi"):
        commit_batch(batch, by=office.leader, title="Lần nữa", issued=True)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_over_at_once_one_is_refused(office: Office) -> None:
    batch = batch_of(office, PLAIN, PROVED)

    def commit() -> object:
        try:
            return commit_batch(Batch.objects.get(pk=batch.pk), by=office.leader, title="Sổ", issued=True)
        except RefusedError as refusal:
            return str(refusal)

    assert sorted(at_once(commit, commit), key=str) == [2, "Sổ này chưa sẵn sàng để nhập, hoặc đã nhập rồi."]
    assert (Task.objects.count(), Programme.objects.count()) == (2, 1)


def test_a_register_that_was_left_takes_no_word_any_more(office: Office) -> None:
    batch = batch_of(office)
    discard_batch(batch, by=office.clerk)
    with pytest.raises(RefusedError, match="không còn sửa được"):
        map_columns(batch, by=office.clerk, mapping=batch.mapping)
    with pytest.raises(RefusedError):
        commit_batch(batch, by=office.clerk, title="Sổ")
    with pytest.raises(RefusedError):
        mend_row(row_at(batch, 0), by=office.clerk, choice="skip")


def test_nobody_edits_an_original_row_not_even_the_database(office: Office) -> None:
    row = row_at(batch_of(office), 0)
    with pytest.raises(IntegrityError, match="exchange_kept"), transaction.atomic():
        BatchRow.objects.filter(pk=row.pk).update(original={"cells": {}})
    row.refresh_from_db()
    assert row.original["cells"]["1"] == PLAIN[0]


def test_taking_over_sends_as_many_queries_for_many_rows_as_for_one(office: Office) -> None:
    def sent(count: int) -> int:
        rows = [(f"{PLAIN[0]} {count} {number}", *PLAIN[1:]) for number in range(count)]
        batch = batch_of(office, *rows, file_name=f"{count}.xlsx")
        return len(queries_of(lambda: commit_batch(batch, by=office.leader, title="Sổ", issued=True)))

    sent(2)  # what is remembered for the life of the process is remembered now
    assert sent(12) == sent(1)  # from some thirty on SQLite parts what is inserted
