"""Promise: a paper is issued by a unit that may by the rules of the day; where they ask, who issues says why, and it is kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.audit.models import Event
from kimchinam.base import clock
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.states import Kind
from kimchinam.programmes.actions import begin_plan, break_down, issue_programme, require_plans
from kimchinam.programmes.models import PlanDuty, Programme
from kimchinam.programmes.rules import Frame, check_authority, ruling
from kimchinam.programmes.states import AUTHORITY_KNOWN, Authority, Instrument, ProgrammeState
from kimchinam.regulations.rules import DEFINITIONS, Issuers
from kimchinam.regulations.states import Name
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import draft, facts, issued, only_task
from tests.programmes.planning import planner_of
from tests.programmes.test_years import TERM
from tests.regulations.build import TOMORROW, value_from

PLAN = Frame(kind=Instrument.PLAN)
REFUSED = {"plan": {"party_body": "refused"}}
ASKED = {"plan": {"party_body": "confirm"}}
answers = st.dictionaries(
    st.tuples(st.sampled_from(Instrument), st.sampled_from(Kind)), st.sampled_from(Authority), max_size=20
)


@given(answers, st.sampled_from(Instrument), st.sampled_from(Kind))
def test_any_table_gives_any_pair_exactly_one_answer(
    table: dict[tuple[str, str], Authority], paper: Instrument, unit: Kind
) -> None:
    ruled = ruling(paper, unit, table)

    assert [ruled.refuses, ruled.asks, not ruled.words].count(True) == 1
    assert ruled.answer == (Authority.FREE if paper == Instrument.BREAKDOWN else table.get((paper, unit), "free"))


@pytest.mark.parametrize(
    ("paper", "unit", "answer"),
    [
        (Instrument.PLAN, Kind.DEPARTMENT, Authority.REFUSED),
        (Instrument.PLAN, Kind.COMMUNE, Authority.CONFIRM),
        (Instrument.PLAN, Kind.FRONT, Authority.FREE),
        (Instrument.PLAN, Kind.PARTY, Authority.FREE),
        (Instrument.YEAR_PLAN, Kind.DEPARTMENT, Authority.FREE),
        (Instrument.BREAKDOWN, Kind.DEPARTMENT, Authority.FREE),
    ],
)
def test_answer_is_that_of_the_pair(paper: Instrument, unit: Kind, answer: Authority) -> None:
    table = Issuers().read({"plan": {"department": "refused", "commune": "confirm", "front": "free"}})

    assert ruling(paper, unit, table).answer == answer


@pytest.mark.parametrize("unit", Kind)
@pytest.mark.parametrize("paper", Instrument)
def test_nothing_is_refused_where_nobody_ruled(paper: Instrument, unit: Kind) -> None:
    asked = paper == Instrument.TERM_PLAN and unit in (Kind.PARTY_BODY, Kind.DEPARTMENT, Kind.FORCES, Kind.OTHER)
    usual = DEFINITIONS[Name.ISSUERS]

    assert ruling(paper, unit, usual.kind.read(usual.usual)).answer == (Authority.CONFIRM if asked else Authority.FREE)


@pytest.mark.parametrize(
    ("answer", "known", "passes"),
    [
        (Authority.FREE, "", True),
        (Authority.FREE, "Vì sao", True),
        (Authority.CONFIRM, "", False),
        (Authority.CONFIRM, "Vì sao", True),
        (Authority.REFUSED, "", False),
        (Authority.REFUSED, "Vì sao", False),
    ],
)
def test_only_a_question_is_answered_by_a_reason(answer: Authority, known: str, passes: bool) -> None:
    ruled = ruling(Instrument.PLAN, Kind.FRONT, {(Instrument.PLAN, Kind.FRONT): answer})
    refused = False
    try:
        check_authority(ruled, known=known)
    except RefusedError:
        refused = True

    assert refused != passes


@pytest.mark.parametrize(
    ("answer", "since", "said"),
    [
        (Authority.FREE, None, ""),
        (
            Authority.CONFIRM,
            None,
            "Theo quy định mặc định, “Kế hoạch” thường không do đơn vị loại “Sở, ngành” ban hành.",
        ),
        (
            Authority.REFUSED,
            date(2026, 9, 1),
            "Theo quy định từ ngày 01/09/2026, đơn vị loại “Sở, ngành” không được ban hành “Kế hoạch”.",
        ),
    ],
)
def test_sentence_names_the_paper_the_kind_of_unit_and_the_day_of_the_rule(
    answer: Authority, since: date | None, said: str
) -> None:
    table = {(Instrument.PLAN, Kind.DEPARTMENT): answer}

    assert ruling(Instrument.PLAN, Kind.DEPARTMENT, table, since=since).words == said


def plan_of_the_bureau(office: Office, **about: Any) -> Programme:
    return draft(office, facts(office), **{"organisation": office.bureau, "frame": PLAN} | about)


def ruled(value: dict[str, dict[str, str]], day: date = TODAY) -> None:
    value_from(day, by=None, name=Name.ISSUERS, value=value)


@pytest.fixture
def leader(office: Office) -> Client:
    return office.client(office.leader)


@pytest.mark.django_db
def test_paper_that_the_unit_may_not_issue_stays_a_draft(office: Office) -> None:
    plan = plan_of_the_bureau(office)
    ruled(REFUSED)

    with pytest.raises(
        RefusedError, match=r"từ ngày .*, đơn vị loại “Ban, cơ quan của cấp ủy” không được .*“Kế hoạch”"
    ):
        issue_programme(plan, by=office.leader, authority_known="Được giao")

    assert Programme.objects.get().state == ProgrammeState.DRAFT


@pytest.mark.django_db
def test_rule_of_another_day_does_not_bind(office: Office) -> None:
    """What begins tomorrow refuses nothing today; what was lifted refuses no more."""
    value_from(TOMORROW, by=office.administrator, name=Name.ISSUERS, value=REFUSED)
    ruled({}, TOMORROW + timedelta(days=5))
    first, second, third = (plan_of_the_bureau(office, title=f"Kế hoạch {name}") for name in "abc")

    issue_programme(first, by=office.leader)
    with clock.set_to(NOON + timedelta(days=1)), pytest.raises(RefusedError):
        issue_programme(second, by=office.leader)
    with clock.set_to(NOON + timedelta(days=6)):
        issue_programme(third, by=office.leader)

    assert set(Programme.objects.values_list("title", "state")) == {
        ("Kế hoạch a", "issued"),
        ("Kế hoạch b", "draft"),
        ("Kế hoạch c", "issued"),
    }


@pytest.mark.django_db
def test_question_is_answered_and_the_answer_is_kept(office: Office) -> None:
    plan = plan_of_the_bureau(office)
    ruled(ASKED)
    for nothing in ("", "   "):
        with pytest.raises(RefusedError, match="Hãy xác nhận và ghi lý do"):
            issue_programme(plan, by=office.leader, authority_known=nothing)

    issue_programme(plan, by=office.leader, authority_known=" Được Thường trực giao ")

    words = Event.objects.get(verb=AUTHORITY_KNOWN.code).words
    assert words["reason"] == "Được Thường trực giao"
    assert (words["instrument"], words["unit_kind"]) == ("plan", "party_body")


@pytest.mark.django_db
def test_nothing_is_kept_of_a_reason_that_nobody_asked_for(office: Office) -> None:
    issue_programme(plan_of_the_bureau(office), by=office.leader, authority_known="Được giao")

    assert not Event.objects.filter(verb=AUTHORITY_KNOWN.code).exists()


@pytest.mark.django_db
def test_plan_of_a_term_of_the_bureau_is_asked_about_by_default(office: Office) -> None:
    own, other = (draft(office, facts(office), frame=TERM, organisation=unit) for unit in (office.root, office.bureau))

    issue_programme(own, by=office.leader)
    with pytest.raises(RefusedError, match="Theo quy định mặc định, “Kế hoạch toàn khóa”"):
        issue_programme(other, by=office.leader)


@pytest.mark.django_db
def test_passing_on_is_never_asked_about(office: Office) -> None:
    every = dict.fromkeys(Kind.values, "refused")
    task = only_task(issued(office))
    ruled({one.value: every for one in Instrument if one != Instrument.BREAKDOWN})

    (part,) = break_down(task, by=office.finance_person, parts=[facts(office)])

    assert part.programme.kind == Instrument.BREAKDOWN


@pytest.mark.django_db
def test_draft_says_early_what_will_be_said(office: Office, leader: Client) -> None:
    plan = plan_of_the_bureau(office)
    page = reverse("programmes:detail", args=[plan.pk])
    said = "đơn vị loại “Ban, cơ quan của cấp ủy”"
    assert said not in leader.get(page).text

    ruled(ASKED)
    for user, expected in ((office.leader, True), (office.clerk, True), (office.inspector, False)):
        assert (said in office.client(user).get(page).text) == expected
    assert said in office.client(office.clerk).get(reverse("programmes:issue", args=[plan.pk])).text


@pytest.mark.django_db
def test_page_asks_for_a_tick_and_a_reason_and_keeps_what_was_typed(office: Office, leader: Client) -> None:
    plan = plan_of_the_bureau(office)
    ruled(ASKED)
    page = reverse("programmes:issue", args=[plan.pk])
    shown = leader.get(page).text
    assert shown.index("thường không do đơn vị loại") < shown.index('name="authority_known"')

    for typed in ({"authority_known": "Được giao"}, {"authority_checked": "on"}):
        again = leader.post(page, typed).text
        assert "Hãy xác nhận và ghi lý do" in again
        assert ('value="Được giao"' in again) == ("authority_known" in typed)
        assert ('name="authority_checked" checked' in again) == ("authority_checked" in typed)
    assert leader.post(page, {"authority_known": "Được giao", "authority_checked": "on"}).status_code == 302

    history = leader.get(reverse("programmes:detail", args=[plan.pk])).text
    assert "dù “Kế hoạch” thường không do đơn vị loại “Ban, cơ quan của cấp ủy” ban hành: Được giao" in history


@pytest.mark.django_db
def test_page_offers_no_button_where_the_rule_refuses(office: Office, leader: Client) -> None:
    plan = plan_of_the_bureau(office)
    ruled(REFUSED)
    page = reverse("programmes:issue", args=[plan.pk])

    shown = leader.get(page).text
    assert "không được ban hành “Kế hoạch”" in shown
    assert '<button class="button primary">Ban hành' not in shown
    sent = leader.post(page, {"authority_known": "Được giao", "authority_checked": "on"})
    assert (sent.status_code, 'value="Được giao"' in sent.text) == (200, True)
    assert Programme.objects.get().state == ProgrammeState.DRAFT


@pytest.mark.django_db
def test_page_asks_nothing_where_nothing_is_said(office: Office, leader: Client) -> None:
    shown = leader.get(reverse("programmes:issue", args=[plan_of_the_bureau(office).pk])).text

    assert "authority_known" not in shown


@pytest.mark.django_db
def test_plan_that_was_asked_for_is_ruled_like_any_other(office: Office) -> None:
    above = issued(office)
    require_plans(above, by=office.clerk, units=[office.finance])
    plan = begin_plan(PlanDuty.objects.get(), by=planner_of(office.finance, "soantaichinh"))
    ruled({plan.kind: {"department": "refused"}})

    with pytest.raises(RefusedError, match="không được ban hành"):
        issue_programme(plan, by=office.leader)
