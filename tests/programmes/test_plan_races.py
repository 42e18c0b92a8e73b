"""Promise: what two people plan at the same moment stands in order: no circle, no task taken twice, no duty forgotten."""

from datetime import date

import pytest

from kimchinam.base import clock
from kimchinam.programmes.actions import (
    issue_programme,
    issuing,
    open_next_periods,
    plan_year,
    plans,
    require_plans,
    set_foundations,
    years,
)
from kimchinam.programmes.models import Foundation, Programme, Task
from kimchinam.programmes.states import TaskKind
from tests.conftest import NOON, Office
from tests.programmes.build import draft, facts, issued
from tests.programmes.test_races import or_refused, slow
from tests.programmes.test_years import TERM
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_programmes_named_as_foundations_of_each_other_close_no_circle(office: Office) -> None:
    first, second = issued(office), issued(office, title="Chương trình đê kè")

    results = at_once(
        lambda: or_refused(lambda: set_foundations(first, by=office.clerk, parents=[second])),
        lambda: or_refused(lambda: set_foundations(second, by=office.clerk, parents=[first])),
    )

    assert (results.count("refused"), Foundation.objects.count()) == (1, 1)


def test_a_task_taken_into_a_year_twice_at_once_stands_there_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    term_plan = issued(office, facts(office, due_on=date(2029, 6, 30)), frame=TERM)
    task = term_plan.tasks.get()
    slow(monkeypatch, years, "_chosen")

    results = at_once(
        *[
            lambda: or_refused(
                lambda: plan_year(Programme.objects.get(pk=term_plan.pk), by=office.clerk, year=2027, tasks=[task])
            )
        ]
        * 2
    )

    assert results.count("refused") == 1
    assert Task.objects.filter(parent=task).count() == 1


def test_a_plan_issued_while_it_is_asked_for_fulfils_what_is_asked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = issued(office)
    plan = draft(office, facts(office), organisation=office.finance)
    set_foundations(plan, by=office.clerk, parents=[programme])
    slow(monkeypatch, issuing, "_check_complete")
    slow(monkeypatch, plans, "check_plan_day")

    at_once(
        lambda: issue_programme(Programme.objects.get(pk=plan.pk), by=office.leader),
        lambda: require_plans(Programme.objects.get(pk=programme.pk), by=office.clerk, units=[office.finance]),
    )

    assert programme.plan_duties.get().fulfilled_by == plan


def test_two_workers_open_the_same_period_once(office: Office) -> None:
    with clock.set_to(NOON.replace(month=8)):
        programme = issued(office, facts(office, kind=TaskKind.REGULAR, recurrence="P1M", due_on=None))
    task = programme.tasks.get(kind=TaskKind.REGULAR)

    results = at_once(*[lambda: open_next_periods([Task.objects.get(pk=task.pk)], by=None)] * 2)

    periods = Task.objects.filter(parent=task).order_by("period_from").values_list("period_from", flat=True)
    assert (sorted(results), list(periods)) == ([0, 1], [date(2026, 8, 1), date(2026, 9, 1)])
