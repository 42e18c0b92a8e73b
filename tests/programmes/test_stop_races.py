"""Promise: a withdrawn programme is owed by nobody, whatever was done with its tasks at that moment; nobody waits for ever."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kimchinam.base import clock
from kimchinam.monitoring.actions import evidence, extend_tasks, hand_in_evidence, reassign_tasks
from kimchinam.programmes.actions import (
    break_down,
    cascading,
    ending,
    following,
    issue_programme,
    issuing,
    offering,
    open_next_periods,
    periods,
    plan_year,
    set_deadline,
    take_offer,
    withdraw_programme,
    years,
)
from kimchinam.programmes.models import Programme, Task, TaskPast
from kimchinam.programmes.queries import tasks_below
from kimchinam.programmes.states import ProgrammeState, TaskKind
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import DUE, facts, given, issued, made_true, only_task
from tests.programmes.test_cascade_races import afresh, told
from tests.programmes.test_offers import offered
from tests.programmes.test_races import slow
from tests.programmes.test_years import TERM
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)

Act = Callable[[Office, Programme], object]


def hand_in(office: Office, programme: Programme) -> object:
    task = programme.tasks.select_related("programme", "lead").get(order=1)
    owner = afresh(office.finance_person)
    return hand_in_evidence(task, by=owner, number="1/BC", dated=TODAY, receiver="Thường trực")


def pass_down(office: Office, programme: Programme) -> object:
    owner = afresh(office.finance_person)
    return break_down(programme.tasks.get(order=1), by=owner, parts=[facts(office)])


def take(office: Office, programme: Programme) -> object:
    return take_offer(programme.offers.get(), by=afresh(office.clerk), receiver="Ban Thường vụ")


ACTS: dict[str, Act] = {"hand in": hand_in, "pass down": pass_down, "take an offer": take}


def withdraw(office: Office, key: object) -> object:
    programme = Programme.objects.get(pk=key)
    return withdraw_programme(programme, by=afresh(office.leader), reason="Ban hành nhầm")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("slowly", ["act", "withdrawal"])
def test_what_is_done_while_a_programme_is_withdrawn_leaves_nothing_owed_in_it(
    act: str, slowly: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = issued(office)
    offered(programme, by=office.finance_person)
    if slowly == "withdrawal":
        slow(monkeypatch, ending, "_lock_to_stop")
    else:
        slow(monkeypatch, evidence, "check_can_hand_in")
        slow(monkeypatch, cascading, "check_can_break_down")
        slow(monkeypatch, offering, "check_can_answer")

    ends = at_once(
        lambda: told(lambda: withdraw(office, programme.pk)),
        lambda: told(lambda: ACTS[act](office, Programme.objects.get(pk=programme.pk))),
    )

    assert set(ends) <= {"done", "refused"}
    programme.refresh_from_db()
    if programme.state == ProgrammeState.WITHDRAWN:
        of_it = Task.objects.filter(programme=programme)
        assert not of_it.filter(received_on__isnull=False).exists()
        assert not TaskPast.objects.filter(task__in=of_it, handed_in_on__isnull=False).exists()
        assert not Task.objects.filter(parent__in=of_it, received_on__isnull=False).exists()
    else:
        assert sorted(map(str, ends)) == ["done", "refused"]


def test_part_given_while_the_breakdown_is_withdrawn_is_owed_or_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = only_task(issued(office))
    breakdown = given(whole, office, by=office.finance_person).programme
    slow(monkeypatch, cascading, "lock_tasks")
    slow(monkeypatch, ending, "_lock_to_stop")

    ends = at_once(
        lambda: told(lambda: withdraw(office, breakdown.pk)),
        lambda: told(lambda: pass_down(office, Programme.objects.get(pk=whole.programme_id))),
    )

    assert set(ends) <= {"done", "refused"}
    for part in tasks_below(whole).select_related("programme"):
        assert (part.received_on is None) == (part.programme.state == ProgrammeState.WITHDRAWN)


def test_deadline_set_below_while_the_one_above_is_extended(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = only_task(issued(office))
    part = given(whole, office, by=office.finance_person)
    made_true(part, due_on=None, review_on=DUE)
    slow(monkeypatch, following, "check_can_set_deadline")
    later = DUE + timedelta(days=7)

    ends = at_once(
        lambda: told(
            lambda: set_deadline(
                Task.objects.get(pk=part.pk), by=afresh(office.leader), due_on=DUE, reason="Thông báo 12"
            )
        ),
        lambda: told(
            lambda: extend_tasks({Task.objects.get(pk=whole.pk): later}, by=afresh(office.leader), reason="Mưa")
        ),
    )

    part.refresh_from_db()
    assert (ends, part.due_on, part.limit_on) == (["done", "done"], DUE, later)


def test_year_planned_while_the_year_before_is_issued(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    term = issued(office, *(facts(office, name=name, due_on=TERM.period_to) for name in "ab"), frame=TERM)
    first, second = term.tasks.order_by("order")
    plan = plan_year(term, by=office.clerk, year=2026, tasks=[first])
    slow(monkeypatch, issuing, "_check_complete")
    slow(monkeypatch, years, "_chosen")

    ends = at_once(
        lambda: told(lambda: issue_programme(Programme.objects.get(pk=plan.pk), by=afresh(office.leader))),
        lambda: told(
            lambda: plan_year(Programme.objects.get(pk=term.pk), by=afresh(office.clerk), year=2026, tasks=[second])
        ),
    )

    assert set(ends) <= {"done", "refused"}
    plan.refresh_from_db()
    tasks = Task.objects.filter(programme=plan)
    assert plan.state == ProgrammeState.ISSUED
    assert all(task.received_on for task in tasks)


def test_period_opened_while_its_task_is_passed_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.set_to(NOON.replace(month=8)):
        programme = issued(office, facts(office, kind=TaskKind.REGULAR, recurrence="P1M", due_on=None))
    task = programme.tasks.get(kind=TaskKind.REGULAR)
    slow(monkeypatch, periods, "held_tasks")

    def pass_on() -> object:
        rows = [Task.objects.select_related("programme", "lead").get(pk=task.pk)]
        return reassign_tasks(rows, by=afresh(office.leader), to=office.health, reason="Đổi phân công")

    ends = at_once(
        lambda: told(pass_on),
        lambda: told(lambda: open_next_periods([Task.objects.get(pk=task.pk)], by=None)),
    )

    last = Task.objects.filter(parent=task).latest("period_from")
    assert (ends, last.period_from) == (["done", "done"], TODAY)
