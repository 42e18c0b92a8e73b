"""Promise: every unit that owes a plan of its own is counted once: issued in time or late, still to issue, or excused."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import (
    add_task,
    ask_again,
    begin_plan,
    end_programme,
    excuse_plan,
    issue_programme,
    require_plans,
    set_foundations,
    withdraw_programme,
)
from kimchinam.programmes.forms import seeking
from kimchinam.programmes.models import PlanDuty, PlanDutyPast, Programme
from kimchinam.programmes.queries import duties_of, plans_i_owe, plans_owed, programmes_visible_to
from kimchinam.programmes.rules import standing_of
from kimchinam.programmes.states import Instrument, Standing
from kimchinam.programmes.views import plans as plan_pages
from tests.conftest import FOUNDED, TODAY, Office
from tests.programmes.build import draft, facts, issued
from tests.programmes.telling import told

LAST = date(2026, 9, 20)
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


@pytest.fixture
def planner(office: Office) -> User:
    """Builds and issues programmes of the finance department."""
    return _planner(office.finance, "kehoach")


def _planner(unit: Organisation, name: str) -> User:
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
    assert f"ban hành kế hoạch của Sở Tài chính theo “{programme}”" in told(programme)
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


@pytest.mark.django_db
def test_withdrawing_a_plan_leaves_it_owed_again(office: Office, planner: User) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance], due_on=LAST)
    plan = own_plan(programme.plan_duties.get(), by=planner, on=TODAY, office=office)

    withdraw_programme(plan, by=office.leader, reason="Ban hành nhầm")

    (owed,) = plans_owed(programme, office.clerk, TODAY)
    assert (owed.standing, owed.plan) == (Standing.OPEN, None)


def days_later(days: int) -> AbstractContextManager[None]:
    return clock.set_to(datetime(TODAY.year, TODAY.month, TODAY.day, 5, tzinfo=UTC) + timedelta(days=days))


@pytest.mark.django_db
def test_a_past_day_tells_who_had_issued_whatever_was_said_since(office: Office, planner: User) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance, office.health], due_on=LAST)
    finance, health = (programme.plan_duties.get(organisation=unit) for unit in (office.finance, office.health))
    with days_later(1):
        excuse_plan(health, by=office.clerk, reason="Lồng ghép vào kế hoạch năm")
        plan = own_plan(finance, by=planner, on=TODAY + timedelta(days=1), office=office)
    with days_later(2):
        ask_again(health, by=office.clerk)
        withdraw_programme(plan, by=office.leader, reason="Ban hành nhầm")
    with days_later(3):
        require_plans(
            programme, by=office.clerk, units=[office.finance, office.health], due_on=LAST + timedelta(days=9)
        )
        seen = [
            {one.duty.organisation: one for one in plans_owed(programme, office.clerk, TODAY + timedelta(days=day))}
            for day in range(4)
        ]

        assert [(day[office.finance].standing, day[office.health].standing) for day in seen] == [
            (Standing.OPEN, Standing.OPEN),
            (Standing.IN_TIME, Standing.EXCUSED),
            (Standing.OPEN, Standing.OPEN),
            (Standing.OPEN, Standing.OPEN),
        ]
        assert (seen[1][office.finance].plan, seen[1][office.health].duty.excused_by) == (plan, office.clerk)
        assert [day[office.health].duty.due_on for day in seen] == [LAST, LAST, LAST, LAST + timedelta(days=9)]
        assert [
            [one.standing for one in duties_of(office.health, office.clerk, TODAY + timedelta(days=day))]
            for day in (0, 1, 3)
        ] == [[Standing.OPEN], [Standing.EXCUSED], [Standing.OPEN]]


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
        begin_plan(other, by=_planner(office.health, "yte2"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"fulfilled_on": TODAY}, {"excused_reason": "Miễn"}, {"excused_on": TODAY, "excused_reason": ""}]
)
def test_the_database_refuses_half_an_answer(wrong: dict[str, object], office: Office) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance])

    with pytest.raises(IntegrityError), transaction.atomic():
        programme.plan_duties.update(**wrong)


@pytest.mark.django_db
def test_pages_ask_excuse_ask_again_and_begin(office: Office, planner: User) -> None:
    programme = issued(office)
    clerk, url = office.client(office.clerk), reverse("programmes:plans", args=[programme.pk])
    clerk.post(url, {"units": [office.finance.pk, office.health.pk], "due_on": "2026-09-20"})
    duty = programme.plan_duties.get(organisation=office.health)

    clerk.post(reverse("programmes:plan_excuse", args=[programme.pk, duty.pk]), {"reason": "Không có nhiệm vụ"})
    page = clerk.get(url, {"standing": "excused"})
    assert [(chip.label, chip.count) for chip in page.context["chips"]] == [
        ("Tất cả", 2), ("Chưa ban hành", 1), ("Không phải ban hành", 1),
    ]  # fmt: skip
    assert [one.duty for one in page.context["page"]] == [duty]
    again = clerk.post(reverse("programmes:plan_again", args=[programme.pk, duty.pk]), follow=True)
    assert "Đã yêu cầu lại Sở Y tế." in again.text
    own = office.client(planner)
    assert "Lập kế hoạch" in own.get(url).text
    mine = programme.plan_duties.get(organisation=office.finance)
    begun = own.post(reverse("programmes:plan_begin", args=[programme.pk, mine.pk]), follow=True)
    assert "Kế hoạch thực hiện Chương trình thủy lợi" in begun.text


@pytest.mark.django_db
def test_page_asks_as_much_for_one_unit_as_for_thirty(
    office: Office, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    programme = issued(office)
    client, url = office.client(office.clerk), reverse("programmes:plans", args=[programme.pk])
    require_plans(programme, by=office.clerk, units=[office.finance])
    with django_assert_max_num_queries(25) as first:
        client.get(url)
    units = [Organisation(name=f"Xã {number}", kind="commune", valid_from=FOUNDED) for number in range(29)]
    for unit in units:
        unit.path = f"{unit.pk}/"
    Organisation.objects.bulk_create(units)
    require_plans(programme, by=office.clerk, units=units)

    with django_assert_num_queries(len(first)):
        client.get(url)


@pytest.mark.django_db
def test_many_units_stand_on_pages_and_one_s_own_plan_is_offered_on_each(
    office: Office, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_pages, "PAGE", 1)
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance, office.health, office.commune])
    client, url = office.client(planner), reverse("programmes:plans", args=[programme.pk])

    pages = [client.get(url, {"page": number}) for number in (1, 2, 3)]

    assert {one.duty.organisation for page in pages for one in page.context["page"]} == {
        office.finance, office.health, office.commune
    }  # fmt: skip
    assert [[duty.organisation for duty in page.context["mine"]] for page in pages] == [[office.finance]] * 3
    assert "2–2 trong 3 đơn vị" in pages[1].text


@pytest.mark.django_db
def test_units_beyond_what_is_shown_are_looked_for_and_ticks_stay(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeking, "MOST", 1)
    programme = issued(office)
    client, url = office.client(office.clerk), reverse("programmes:plans", args=[programme.pk])
    assert "Còn nhiều mục khác" in client.get(url).text

    found = client.post(
        url, {"look": "units", "find-units": "xa binh", "units": [office.health.pk], "due_on": "2026-09-20"}
    )
    assert [pk for pk, _name in found.context["form"].fields["units"].choices] == [office.health.pk, office.commune.pk]
    assert (f'value="{office.health.pk}"' in found.text, 'value="2026-09-20"' in found.text) == (True, True)
    assert (found.context["form"].errors, programme.plan_duties.count()) == ({}, 0)

    client.post(url, {"find-units": "xa binh", "units": [office.health.pk, office.commune.pk]})
    assert {duty.organisation for duty in programme.plan_duties.all()} == {office.health, office.commune}


@pytest.mark.django_db
def test_nothing_found_is_said(office: Office) -> None:
    client, url = office.client(office.clerk), reverse("programmes:plans", args=[issued(office).pk])

    assert "Không có mục nào như vậy." in client.post(url, {"look": "units", "find-units": "zzz"}).text


@pytest.mark.django_db
@pytest.mark.parametrize("stop", [end_programme, withdraw_programme])
def test_nobody_owes_a_plan_under_what_is_over(office: Office, stop: Callable[..., None]) -> None:
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.health], due_on=LAST)

    with days_later(2):
        stop(programme, by=office.leader, reason="Thay bằng chương trình khác")

        owed = [len(duties_of(office.health, office.clerk, TODAY + timedelta(days=day))) for day in (1, 2)]
        assert (owed, plans_i_owe(office.health_person).count()) == ([1, 0], 0)
