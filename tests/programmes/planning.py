"""Units that plan below a programme, for tests."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import add_task, begin_plan, issue_programme
from kimchinam.programmes.models import PlanDuty, Programme
from tests.conftest import FOUNDED, TODAY, Office
from tests.programmes.build import facts

LAST = date(2026, 9, 20)


def days_later(days: int) -> AbstractContextManager[None]:
    return clock.set_to(datetime(TODAY.year, TODAY.month, TODAY.day, 5, tzinfo=UTC) + timedelta(days=days))


def planner_of(unit: Organisation, name: str) -> User:
    person = register_person(by=None, username=name, full_name=name.capitalize(), password="mat-khau-dai")
    for role in (Role.CLERK, Role.LEADER):
        give_post(by=None, user=person, organisation=unit, title=role, role=role, scope=Scope.OWN, clearance=0,
                  valid_from=FOUNDED)  # fmt: skip
    return person


def own_plan(duty: PlanDuty, *, by: User, on: date, office: Office) -> Programme:
    with clock.set_to(datetime(on.year, on.month, on.day, 5, tzinfo=UTC)):
        plan = begin_plan(duty, by=by)
        add_task(plan, by=by, facts=facts(office, due_on=on + timedelta(days=30)))
        issue_programme(plan, by=office.leader)
    plan.refresh_from_db()
    return plan
