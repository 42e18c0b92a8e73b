"""Promise: an acceptance that was wrong is taken back for a reason; papers stay, and the wait is nobody's delay."""

from datetime import timedelta

import pytest

from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, reopen_task
from kimchinam.monitoring.models import Acceptance, Evidence, Reopening
from kimchinam.monitoring.queries import holder_of, papers_of
from kimchinam.monitoring.queries.papers import clock_of
from kimchinam.monitoring.rules import Clock
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import fair_due, status
from kimchinam.programmes.states import Status
from tests.conftest import NOON, TODAY, Office
from tests.monitoring.papers import fresh, person
from tests.programmes.build import DUE, issued, only_task, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(office: Office) -> Task:
    """Handed in after four days, accepted after three more."""
    task = only_task(issued(office))
    with clock.set_to(NOON + timedelta(days=4)):
        evidence = hand_in_evidence(
            fresh(task), by=office.finance_person, number="1/BC", dated=TODAY, receiver="Thường trực"
        )
    with clock.set_to(NOON + timedelta(days=7)):
        accept_evidence(evidence, by=office.leader, grade="good")
    return fresh(task)


def test_task_runs_again_without_its_grade_and_evidence_no_longer_counts(office: Office, closed: Task) -> None:
    with clock.set_to(NOON + timedelta(days=9)):
        reopen_task(closed, by=office.leader, reason="Số liệu sai")

    task = fresh(closed)
    assert (task.closed_on, task.grade, task.handed_in_on, task.reopen_count) == (None, "", None, 1)
    assert Evidence.objects.get().outcome == Outcome.REVOKED
    assert (Acceptance.objects.count(), Reopening.objects.get().reason) == (1, "Số liệu sai")
    assert fair_due(task) == DUE + timedelta(days=5)


def test_days_while_it_was_closed_are_nobodys(office: Office, closed: Task) -> None:
    with clock.set_to(NOON + timedelta(days=20)):
        reopen_task(closed, by=office.leader, reason="Số liệu sai")

    assert clock_of(fresh(closed), TODAY + timedelta(days=30)) == Clock(owner=4 + 10, reviewer=3, decider=0)


def test_owner_has_it_again_from_that_day_and_may_prove_it_anew(office: Office, closed: Task) -> None:
    with clock.set_to(NOON + timedelta(days=9)):
        reopen_task(closed, by=office.leader, reason="Số liệu sai")
        holder = holder_of(fresh(closed), papers_of(fresh(closed), clock.today()), [])
        assert holder is not None
        assert (holder.organisation, holder.since, holder.reviewing) == (office.finance, clock.today(), False)
        proved(fresh(closed), office, grade="passed")

    assert status(fresh(closed), DUE) == Status.CLOSED_ON_TIME
    assert sorted(Evidence.objects.values_list("outcome", flat=True)) == ["accepted", "revoked"]


def test_past_day_shows_what_was_accepted_then(office: Office, closed: Task) -> None:
    with clock.set_to(NOON + timedelta(days=9)):
        reopen_task(closed, by=office.leader, reason="Số liệu sai")
        then = [papers_of(closed, TODAY + timedelta(days=days))[0].outcome_then for days in (6, 8, 9)]

    assert then == [Outcome.WAITING, Outcome.ACCEPTED, Outcome.REVOKED]


@pytest.mark.parametrize("who", ["finance_person", "health_person", "clerk", "inspector"])
def test_only_the_level_that_assigned_reopens(office: Office, closed: Task, who: str) -> None:
    with pytest.raises(NotAllowedError):
        reopen_task(closed, by=getattr(office, who), reason="Số liệu sai")


def test_nobody_of_the_lead_reopens_and_an_open_task_stays_open(office: Office, closed: Task) -> None:
    with pytest.raises(NotAllowedError, match="không tự quyết"):
        reopen_task(closed, by=person("giamdoc", office.finance, scope="all"), reason="Số liệu sai")
    with pytest.raises(RefusedError, match="ghi lý do"):
        reopen_task(closed, by=office.leader, reason="")
    with clock.set_to(NOON + timedelta(days=9)):
        reopen_task(closed, by=office.leader, reason="Số liệu sai")
        with pytest.raises(RefusedError, match="không cần mở lại"):
            reopen_task(closed, by=office.leader, reason="Số liệu sai")
