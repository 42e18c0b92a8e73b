"""Promise: who had issued its plan on a past day stays told, whatever was said since."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kimchinam.accounts.models import User
from kimchinam.programmes.actions import (
    ask_again,
    end_programme,
    excuse_plan,
    require_plans,
    withdraw_programme,
)
from kimchinam.programmes.models import PlanDutyPast, Programme
from kimchinam.programmes.queries import duties_of, plans_i_owe, plans_owed
from kimchinam.programmes.states import Standing
from tests.conftest import TODAY, Office
from tests.programmes.build import issued
from tests.programmes.planning import LAST, days_later, own_plan


@pytest.fixture
def lived(office: Office, planner: User) -> Programme:
    """Two units are asked today; the day after one is excused and one issues; both is taken back on the second day, and on the
    third they get another deadline.
    """
    programme, units = issued(office), [office.finance, office.health]
    require_plans(programme, by=office.clerk, units=units, due_on=LAST)
    finance, health = (programme.plan_duties.get(organisation=unit) for unit in units)
    with days_later(1):
        excuse_plan(health, by=office.clerk, reason="Lồng ghép vào kế hoạch năm")
        plan = own_plan(finance, by=planner, on=TODAY + timedelta(days=1), office=office)
    with days_later(2):
        ask_again(health, by=office.clerk)
        withdraw_programme(plan, by=office.leader, reason="Ban hành nhầm")
    with days_later(3):
        require_plans(programme, by=office.clerk, units=units, due_on=LAST + timedelta(days=9))
    return programme


@pytest.mark.django_db
def test_a_past_day_tells_who_had_issued_whatever_was_said_since(office: Office, lived: Programme) -> None:
    with days_later(3):
        days = [plans_owed(lived, office.clerk, TODAY + timedelta(days=day)) for day in range(4)]
    seen = [{one.duty.organisation: one for one in owed} for owed in days]

    assert [(day[office.finance].standing, day[office.health].standing) for day in seen] == [
        (Standing.OPEN, Standing.OPEN),
        (Standing.IN_TIME, Standing.EXCUSED),
        (Standing.OPEN, Standing.OPEN),
        (Standing.OPEN, Standing.OPEN),
    ]
    assert seen[1][office.finance].plan == Programme.objects.get(organisation=office.finance)
    assert seen[1][office.health].duty.excused_by == office.clerk
    assert [day[office.health].duty.due_on for day in seen] == [LAST, LAST, LAST, LAST + timedelta(days=9)]


@pytest.mark.django_db
def test_page_of_a_unit_tells_the_same_of_a_past_day(office: Office, lived: Programme) -> None:
    with days_later(3):
        days = [duties_of(office.health, office.clerk, TODAY + timedelta(days=day)) for day in (0, 1, 3)]

    assert [[one.standing for one in owed] for owed in days] == [[Standing.OPEN], [Standing.EXCUSED], [Standing.OPEN]]


@pytest.mark.django_db
def test_of_one_day_its_end_is_kept(office: Office) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.health])
    duty = programme.plan_duties.get()
    excuse_plan(duty, by=office.clerk, reason="Nhầm")  # on the day on which it was asked: nothing held before
    ask_again(duty, by=office.clerk)
    assert not PlanDutyPast.objects.exists()

    with days_later(4):
        excuse_plan(duty, by=office.clerk, reason="Không có nhiệm vụ")
        ask_again(duty, by=office.clerk)
        excuse_plan(duty, by=office.clerk, reason="Không có nhiệm vụ nào")
        assert [(one.until, one.excused_on) for one in PlanDutyPast.objects.all()] == [
            (TODAY + timedelta(days=4), None)
        ]


@pytest.mark.django_db
@pytest.mark.parametrize("stop", [end_programme, withdraw_programme])
def test_nobody_owes_a_plan_under_what_is_over(office: Office, stop: Callable[..., None]) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.health], due_on=LAST)

    with days_later(2):
        stop(programme, by=office.leader, reason="Thay bằng chương trình khác")

        owed = [len(duties_of(office.health, office.clerk, TODAY + timedelta(days=day))) for day in (1, 2)]
        assert (owed, plans_i_owe(office.health_person).count()) == ([1, 0], 0)
