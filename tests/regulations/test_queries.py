"""Promise: each day is answered by the rule that held on it, for the unit that asks; the rows are read once per request."""

from datetime import date, time, timedelta

import pytest
from django.http import HttpRequest, HttpResponse

from kimchinam.base.requests import RequestIdMiddleware
from kimchinam.base.working_days import Undecided, WorkingDay
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.states import Kind
from kimchinam.regulations.actions import add_calendar_rule, set_regulation, withdraw_regulation
from kimchinam.regulations.models import Regulation
from kimchinam.regulations.queries import (
    history_of,
    regulations_on,
    thresholds_from,
    thresholds_on,
    value_on,
    working_calendar,
    working_days_after,
)
from kimchinam.regulations.rules import BUILT_IN, BUILT_IN_FIELDS, DEFINITIONS, Regulations, Thresholds
from kimchinam.regulations.states import DayRule, Name
from tests.conftest import FOUNDED, TODAY, Office
from tests.counting import queries_of

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


def held(name: Name, value: object, since: date, **facts: object) -> Regulation:
    row = Regulation(name=name, value=value, valid_from=since, source="Quy chế số 9-QC/TU", reason="Thử")
    for fact, given in facts.items():
        setattr(row, fact, given)
    row.save()
    return row


def test_without_any_row_the_usual_values_hold() -> None:
    assert regulations_on(TODAY) == Regulations(
        due_soon_days=7,
        yellow_days=3,
        deep_red_days=3,
        scan_at=time(7, 30),
        review_days=30,
        before_day_counts=True,
        child_lead_days=(3, 5, 7),
        answer_working_days=2,
        undo_hours=24,
        superior_told_from="red",
        charge_told_from="red",
        assigner_told_from="deep_red",
        product_kinds=dict(BUILT_IN),
        issuers={("term_plan", unit): "confirm" for unit in ("party_body", "department", "forces", "other")},
        fields=dict(BUILT_IN_FIELDS),
    )
    assert thresholds_on(TODAY) == Thresholds()


def test_every_name_has_its_definition_and_its_field() -> None:
    assert list(DEFINITIONS) == list(Name)
    assert set(Name.values) == set(Regulations.__dataclass_fields__)
    assert len({one.slug for one in DEFINITIONS.values()}) == len(DEFINITIONS)


@pytest.mark.parametrize(
    ("day", "days"), [(MARCH - timedelta(days=1), 7), (MARCH, 10), (TODAY, 10), (date(2027, 1, 1), 5)]
)
def test_day_is_answered_by_the_rule_of_that_day(day: date, days: int) -> None:
    held(Name.DUE_SOON_DAYS, 5, date(2027, 1, 1))
    held(Name.DUE_SOON_DAYS, 10, MARCH)

    assert thresholds_on(day).due_soon == timedelta(days=days)


def test_nearest_unit_with_a_rule_of_its_own_decides(office: Office) -> None:
    below = found_organisation(
        by=None, name="Phòng Ngân sách", kind=Kind.OTHER, parent=office.finance, valid_from=FOUNDED
    )
    held(Name.ANSWER_WORKING_DAYS, 3, MARCH)
    held(Name.ANSWER_WORKING_DAYS, 4, MARCH, organisation=office.root)
    held(Name.ANSWER_WORKING_DAYS, 5, MARCH, organisation=office.finance)

    asked = [None, office.root, office.health, office.finance, below]
    assert [regulations_on(TODAY, unit=unit).answer_working_days for unit in asked] == [3, 4, 4, 5, 5]


def test_periods_of_thresholds_are_cut_where_a_value_changes() -> None:
    held(Name.DUE_SOON_DAYS, 10, MARCH)
    held(Name.DUE_SOON_DAYS, 10, TODAY)
    held(Name.UNDO_HOURS, 2, date(2026, 10, 1))
    held(Name.YELLOW_DAYS, 5, date(2027, 1, 1))

    ten, five = timedelta(days=10), timedelta(days=5)
    assert thresholds_from(date(2026, 1, 1)) == (
        (date(2026, 1, 1), Thresholds()),
        (MARCH, Thresholds(due_soon=ten)),
        (date(2027, 1, 1), Thresholds(due_soon=ten, yellow=five)),
    )
    assert thresholds_from(MARCH)[0] == (MARCH, Thresholds(due_soon=ten))


def test_history_has_no_gap_and_no_overlap(office: Office) -> None:
    for count, value in enumerate((8, 9, 10)):
        held(Name.DUE_SOON_DAYS, value, MARCH + timedelta(days=100 * count))
    wrong = held(Name.DUE_SOON_DAYS, 12, date(2027, 1, 1))
    withdraw_regulation(wrong, by=office.administrator, reason="Nhập nhầm")

    told = history_of(Name.DUE_SOON_DAYS, office.administrator, on=TODAY)
    assert [(one.row.value, one.row.valid_from, one.until, one.state) for one in told] == [
        (12, date(2027, 1, 1), None, "withdrawn"),
        (10, date(2026, 9, 17), None, "ahead"),
        (9, date(2026, 6, 9), date(2026, 9, 16), "holds"),
        (8, MARCH, date(2026, 6, 8), "over"),
    ]


def test_history_is_for_administrators_alone(office: Office) -> None:
    held(Name.DUE_SOON_DAYS, 8, MARCH)

    assert [len(history_of(Name.DUE_SOON_DAYS, one, on=TODAY)) for one in (office.administrator, office.leader)] == [
        1,
        0,
    ]


def in_a_request(act: object) -> None:
    def answer(_request: HttpRequest) -> HttpResponse:
        act()  # type: ignore[operator]
        return HttpResponse()

    RequestIdMiddleware(answer)(HttpRequest())


def test_rows_are_read_once_per_request() -> None:
    def ask() -> None:
        for number in range(20):
            regulations_on(TODAY - timedelta(days=number))
            working_calendar()

    assert len(queries_of(lambda: in_a_request(ask))) == 2
    assert len(queries_of(ask)) > 2, "outside a request nothing is remembered"


def test_what_is_set_in_a_request_holds_in_it(office: Office) -> None:
    seen: list[object] = []
    tomorrow = TODAY + timedelta(days=1)

    def act() -> None:
        seen.append(value_on(Name.UNDO_HOURS, tomorrow))
        set_regulation(
            Name.UNDO_HOURS, by=office.administrator, value=12, valid_from=tomorrow, source="Quy chế", reason="Thử"
        )
        seen.append(value_on(Name.UNDO_HOURS, tomorrow))

    in_a_request(act)
    assert seen == [24, 12]


def test_next_request_reads_anew() -> None:
    seen: list[object] = []

    in_a_request(lambda: seen.append(value_on(Name.UNDO_HOURS, TODAY)))
    held(Name.UNDO_HOURS, 12, MARCH)
    in_a_request(lambda: seen.append(value_on(Name.UNDO_HOURS, TODAY)))
    assert seen == [24, 12]


def test_working_days_of_the_office_are_added_to_the_built_in_ones(office: Office) -> None:
    assert working_days_after(date(2026, 11, 23), 1) == Undecided(date(2026, 11, 24))
    add_calendar_rule(
        by=office.administrator,
        name="Ngày Văn hóa",
        kind=DayRule.OFF,
        first_day=date(2026, 11, 24),
        last_day=date(2026, 11, 24),
        source="Luật số 1/2026/QH16",
        reason="Luật đã ban hành",
    )

    assert working_days_after(date(2026, 11, 23), 1) == WorkingDay(date(2026, 11, 25), assumed=True)
