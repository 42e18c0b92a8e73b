"""A register goes out again, whole, as long as nobody has worked on its tasks."""

from datetime import timedelta

import pytest

from kimchinam.alarms.models import Alert, Scan
from kimchinam.base import clock
from kimchinam.base.clock import local_day
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.exchange.actions import commit_batch, undo_batch
from kimchinam.exchange.states import BatchState
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.programmes.actions import set_deadline
from kimchinam.programmes.models import Programme, Span, Task, TaskPast
from tests.alarms.build import raised, scan, told
from tests.conftest import NOON, TODAY, Office
from tests.exchange.build import PLAIN, PROVED, UNPROVED, batch_of
from tests.exchange.test_committing import UNDATED, assigned
from tests.programmes.build import draft

pytestmark = pytest.mark.django_db


def test_undoing_takes_out_all_and_leaves_the_rows_and_the_log(office: Office) -> None:
    batch = batch_of(office, PLAIN, PROVED)
    tasks = assigned(office, batch)
    assert undo_batch(batch, by=office.leader, reason="nhầm sổ") == len(tasks)
    left = (Task, Evidence, Programme, Span, TaskPast)
    assert [model.objects.count() for model in left] == [0] * len(left)
    assert (batch.state, batch.rows.count(), batch.undone_by) == (BatchState.UNDONE, 2, office.leader)


def test_a_draft_that_was_there_before_outlives_the_undoing(office: Office) -> None:
    programme = draft(office)
    batch = batch_of(office)
    commit_batch(batch, by=office.clerk, programme=programme)
    undo_batch(batch, by=office.clerk, reason="nhầm")
    assert (Programme.objects.get(), programme.tasks.count()) == (programme, 0)


def test_undoing_is_refused_with_the_names_of_tasks_that_were_worked_on(office: Office) -> None:
    batch = batch_of(office, PLAIN, UNDATED)
    _plain, undated = assigned(office, batch)
    set_deadline(undated, by=office.leader, due_on=TODAY + timedelta(days=9), reason="theo kế hoạch")
    with pytest.raises(RefusedError, match=f"2. {UNDATED[0]}"):
        undo_batch(batch, by=office.leader, reason="nhầm")
    assert Task.objects.count() == 2


def test_undoing_is_refused_once_evidence_was_handed_in(office: Office) -> None:
    batch = batch_of(office)
    (task,) = assigned(office, batch)
    hand_in_evidence(task, by=office.finance_person, number="1/BC", dated=TODAY, receiver="Tỉnh ủy")
    with pytest.raises(RefusedError, match="đã có người xử lý"):
        undo_batch(batch, by=office.leader, reason="nhầm")


def test_the_alarm_of_a_morning_is_no_work_and_goes_with_the_undoing(office: Office) -> None:
    batch = batch_of(office, UNPROVED)
    monday = NOON + timedelta(days=6)
    with clock.set_to(monday):
        (task,) = assigned(office, batch)
    scan(local_day(monday) + timedelta(days=1))
    assert raised(task)
    heard = told(office.finance_person)
    with clock.set_to(monday + timedelta(hours=23)):
        assert undo_batch(batch, by=office.leader, reason="nhầm") == 1
    assert (Alert.objects.count(), Scan.objects.count(), told(office.finance_person)) == (0, 1, heard)


HOURS = ((24, True), (25, False))


@pytest.mark.parametrize(("hours", "allowed"), HOURS)
def test_a_register_can_be_undone_within_the_hours_of_the_rule(office: Office, hours: int, allowed: bool) -> None:
    batch = batch_of(office)
    assigned(office, batch)
    with clock.set_to(NOON + timedelta(hours=hours)):
        if allowed:
            assert undo_batch(batch, by=office.leader, reason="nhầm") == 1
        else:
            with pytest.raises(RefusedError, match="Đã quá 24 giờ"):
                undo_batch(batch, by=office.leader, reason="nhầm")


def test_undoing_needs_a_reason_and_the_right_person(office: Office) -> None:
    batch = batch_of(office)
    assigned(office, batch)
    with pytest.raises(RefusedError, match="lý do"):
        undo_batch(batch, by=office.leader, reason=" ")
    with pytest.raises(NotAllowedError):
        undo_batch(batch, by=office.health_person, reason="nhầm")
