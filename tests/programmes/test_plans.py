"""Promise: every unit that owes a plan of its own is counted once: issued in time or late, still to issue, or excused."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.accounts.models import User
from kimchinam.audit.models import Event
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.programmes.actions import (
    ask_again,
    begin_plan,
    end_programme,
    excuse_plan,
    issue_programme,
    require_plans,
    set_foundations,
    withdraw_programme,
)
from kimchinam.programmes.models import PlanDuty
from kimchinam.programmes.queries import plans_i_owe, plans_owed, programmes_visible_to
from kimchinam.programmes.rules import standing_of
from kimchinam.programmes.states import Instrument, Standing
from tests.conftest import TODAY, Office
from tests.programmes.build import draft, facts, issued
from tests.programmes.planning import LAST, own_plan, planner_of
from tests.programmes.telling import told

days = st.one_of(st.none(), st.dates(date(2026, 9, 1), date(2026, 10, 30)))


@given(due=days, fulfilled=days, excused=days, on=st.dates(date(2026, 9, 1), date(2026, 10, 30)))
def test_a_unit_stands_in_exactly_one_way_and_is_late_only_past_its_day(
    due: date | None, fulfilled: date | None, excused: date | None, on: date
) -> None:
    duty = PlanDuty(due_on=due, fulfilled_on=fulfilled, excused_on=None if fulfilled else excused)

    standing = standing_of(duty, on)

    done = fulfilled is not None and fulfilled <= on
    assert (standing in (Standing.IN_TIME, Standing.LATE)) == done
    assert (standing == Standing.EXCUSED) == (not fulfilled and excused is not None and excused <= on)
    if standing == Standing.IN_TIME:
        assert duty.days_late(on) == 0
    if standing == Standing.LATE:
        assert duty.days_late(on) == (fulfilled - due).days > 0


@pytest.mark.django_db
def test_whoever_was_asked_is_counted_once(office: Office, planner: User) -> None:
    programme = issued(office)
    units = [office.finance, office.health, office.commune]
    require_plans(programme, by=office.clerk, units=units, due_on=LAST)
    duty, health, commune = (programme.plan_duties.get(organisation=unit) for unit in units)
    excuse_plan(health, by=office.clerk, reason="Không có nhiệm vụ")
    plan = own_plan(duty, by=planner, on=LAST, office=office)

    owed = plans_owed(programme, office.clerk, LAST + timedelta(days=3))

    assert {one.duty.organisation: (one.standing, one.days_late) for one in owed} == {
        office.finance: (Standing.IN_TIME, 0),
        office.health: (Standing.EXCUSED, 0),
        office.commune: (Standing.OPEN, 3),
    }
    assert [one.plan for one in owed if one.plan] == [plan]
    before = plans_owed(programme, office.clerk, LAST - timedelta(days=1))
    assert Counter(one.standing for one in before) == {Standing.OPEN: 2, Standing.EXCUSED: 1}
    assert f"ghi nhận Sở Tài chính đã ban hành kế hoạch theo “{programme}”" in told(programme)
    assert commune.days_late(LAST) == 0


@pytest.mark.django_db
def test_the_plan_that_is_begun_is_founded_on_what_asks_for_it(office: Office, planner: User) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance])
    duty = programme.plan_duties.get()

    plan = begin_plan(duty, by=planner)

    assert (plan.kind, plan.organisation) == (Instrument.PLAN, office.finance)
    assert [one.parent for one in plan.foundations.all()] == [programme]
    assert begin_plan(duty, by=planner) == plan
    assert list(plans_i_owe(planner)) == [duty]


@pytest.mark.django_db
def test_a_unit_sees_who_asks_it_for_a_plan_although_it_has_no_task_there(office: Office) -> None:
    programme = issued(office)
    assert programme not in programmes_visible_to(office.commune_person)

    require_plans(programme, by=office.clerk, units=[office.commune])

    assert programme in programmes_visible_to(office.commune_person)
    assert [duty.programme for duty in plans_i_owe(office.commune_person)] == [programme]
    page = office.client(office.commune_person).get(reverse("programmes:list"))
    assert "Đơn vị của bạn phải ban hành kế hoạch theo" in page.text


@pytest.mark.django_db
def test_a_unit_reads_the_paper_from_which_it_has_to_plan(office: Office, receive: Callable[..., Document]) -> None:
    programme = draft(office, facts(office), document=receive())
    require_plans(programme, by=office.clerk, units=[office.health])
    assert not documents_visible_to(office.health_person).exists()

    issue_programme(programme, by=office.leader)
    assert documents_visible_to(office.health_person).get() == programme.document
    assert not documents_visible_to(office.commune_person).exists()
    programme.refresh_from_db()
    require_plans(programme, by=office.clerk, units=[office.commune])
    assert documents_visible_to(office.commune_person).get() == programme.document


@pytest.mark.django_db
def test_a_plan_that_stood_there_before_it_was_asked_for_counts(office: Office) -> None:
    programme, plan = issued(office), issued(office, organisation=office.finance)
    set_foundations(plan, by=office.clerk, parents=[programme])

    require_plans(programme, by=office.clerk, units=[office.finance], due_on=LAST)

    (owed,) = plans_owed(programme, office.clerk, TODAY)
    assert (owed.standing, owed.plan) == (Standing.IN_TIME, plan)
    noted = Event.objects.get(verb="plan.fulfilled", object_id=str(programme.pk))
    assert noted.by_id == str(office.clerk.pk)  # who asked, not who had issued the plan and did nothing now


@pytest.mark.django_db
def test_withdrawing_a_plan_leaves_it_owed_again(office: Office, planner: User) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance], due_on=LAST)
    plan = own_plan(programme.plan_duties.get(), by=planner, on=TODAY, office=office)

    withdraw_programme(plan, by=office.leader, reason="Ban hành nhầm")

    (owed,) = plans_owed(programme, office.clerk, TODAY)
    assert (owed.standing, owed.plan) == (Standing.OPEN, None)


@given(
    due=st.dates(date(2026, 9, 1), date(2026, 9, 30)), excused=days, on=st.dates(date(2026, 9, 1), date(2026, 10, 30))
)
def test_a_unit_is_late_until_it_is_excused(due: date, excused: date | None, on: date) -> None:
    duty = PlanDuty(due_on=due, excused_on=excused)

    late = standing_of(duty, on) != Standing.EXCUSED and on > due
    assert (duty.days_late(on) > 0) == late


@pytest.mark.django_db
def test_refusals_say_why(office: Office, planner: User) -> None:
    programme = issued(office)
    with pytest.raises(RefusedError, match="ít nhất một đơn vị khác"):
        require_plans(programme, by=office.clerk, units=[office.bureau])
    with pytest.raises(RefusedError, match="trước ngày ban hành"):
        require_plans(programme, by=office.clerk, units=[office.finance], due_on=TODAY - timedelta(days=1))
    with pytest.raises(NotAllowedError):
        require_plans(programme, by=office.finance_person, units=[office.health])
    require_plans(programme, by=office.clerk, units=[office.finance, office.health])
    duty, other = programme.plan_duties.order_by("organisation__name")
    with pytest.raises(RefusedError, match="Hãy ghi lý do"):
        excuse_plan(duty, by=office.clerk, reason="  ")
    with pytest.raises(RefusedError, match="đang phải ban hành"):
        ask_again(duty, by=office.clerk)
    with pytest.raises(NotAllowedError):
        begin_plan(other, by=planner)
    own_plan(duty, by=planner, on=TODAY, office=office)
    with pytest.raises(RefusedError, match="đã ban hành kế hoạch"):
        excuse_plan(duty, by=office.clerk, reason="Thôi")
    end_programme(programme, by=office.leader, reason="Hết giai đoạn")
    with pytest.raises(RefusedError, match="không còn hiệu lực"):
        begin_plan(other, by=planner_of(office.health, "yte2"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"fulfilled_on": TODAY}, {"excused_reason": "Miễn"}, {"excused_on": TODAY, "excused_reason": ""}]
)
def test_the_database_refuses_half_an_answer(wrong: dict[str, object], office: Office) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance])

    with pytest.raises(IntegrityError), transaction.atomic():
        programme.plan_duties.update(**wrong)
