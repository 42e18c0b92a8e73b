"""Promise: a rule has a source, a reason and a first day; what is past keeps its rule; nothing is ever edited."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from kimchinam.accounts.models import User
from kimchinam.audit.models import Event
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.regulations.actions import (
    verify_calendar_rule,
    verify_regulation,
    withdraw_calendar_rule,
    withdraw_regulation,
)
from kimchinam.regulations.models import CalendarRule, EditedError, Regulation
from kimchinam.regulations.queries import thresholds_on, value_on, working_days_after
from kimchinam.regulations.states import DayRule, Name
from tests.conftest import TODAY, Office
from tests.regulations.build import TOMORROW, WHY, day_off, value_from

pytestmark = pytest.mark.django_db


def rule(office: Office, name: Name = Name.DUE_SOON_DAYS, **facts: Any) -> Regulation:
    return value_from(name=name, **{"day": TOMORROW, "by": office.administrator} | facts)


def off(office: Office, first: date, last: date | None = None, **facts: Any) -> CalendarRule:
    return day_off(first, last, **{"by": office.administrator, "name": "Nghỉ lễ"} | facts)


def test_new_value_holds_from_its_day_and_closes_the_old_one(office: Office) -> None:
    rule(office)
    rule(office, value=14, day=TOMORROW + timedelta(days=10))

    days = [TODAY, TOMORROW, TOMORROW + timedelta(days=9), TOMORROW + timedelta(days=10)]
    assert [value_on(Name.DUE_SOON_DAYS, day) for day in days] == [7, 10, 10, 14]


@pytest.mark.parametrize("day", [TODAY, date(2024, 1, 1)])
def test_the_past_and_today_keep_their_rule(office: Office, day: date) -> None:
    with pytest.raises(RefusedError, match="ngày mai"):
        rule(office, day=day)
    assert thresholds_on(day).due_soon == timedelta(days=7)


def test_the_installation_itself_may_say_what_held_before(office: Office) -> None:
    rule(office, by=None, day=date(2026, 3, 1))

    assert thresholds_on(date(2026, 3, 1)).due_soon == timedelta(days=10)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (Name.DUE_SOON_DAYS, 0),
        (Name.DUE_SOON_DAYS, 61),
        (Name.DUE_SOON_DAYS, "7"),
        (Name.DUE_SOON_DAYS, True),
        (Name.DEEP_RED_DAYS, 1),
        (Name.SCAN_AT, "7h30"),
        (Name.SCAN_AT, "07:30:00"),
        (Name.SCAN_AT, None),
        (Name.BEFORE_DAY_COUNTS, 1),
        (Name.CHILD_LEAD_DAYS, []),
        (Name.CHILD_LEAD_DAYS, [5, 3]),
        (Name.CHILD_LEAD_DAYS, [3, 3]),
        (Name.CHILD_LEAD_DAYS, [3, 99]),
        (Name.CHILD_LEAD_DAYS, 3),
        (Name.SUPERIOR_TOLD_FROM, "green"),
        (Name.SUPERIOR_TOLD_FROM, 2),
        (Name.SUPERIOR_TOLD_FROM, ["red"]),
    ],
)
def test_value_of_another_type_or_out_of_bounds_is_refused(office: Office, name: Name, value: Any) -> None:
    with pytest.raises(RefusedError):
        rule(office, name, value=value)
    assert Regulation.objects.count() == 0


def test_second_value_for_the_same_day_is_refused(office: Office) -> None:
    rule(office)

    with pytest.raises(RefusedError, match="đã có một giá trị"):
        rule(office, value=11)


@pytest.mark.parametrize(("name", "value"), [(Name.YELLOW_DAYS, 8), (Name.DUE_SOON_DAYS, 2)])
def test_yellow_never_comes_before_due_soon(office: Office, name: Name, value: int) -> None:
    with pytest.raises(RefusedError, match="báo Vàng"):
        rule(office, name, value=value)
    assert Regulation.objects.count() == 0


def test_withdrawing_never_leaves_yellow_before_due_soon(office: Office) -> None:
    longer = rule(office)
    rule(office, Name.YELLOW_DAYS, value=9, day=TOMORROW + timedelta(days=5))

    with pytest.raises(RefusedError, match="báo Vàng"):
        withdraw_regulation(longer, by=office.administrator, reason="Nhập nhầm")
    assert value_on(Name.DUE_SOON_DAYS, TOMORROW) == 10


def test_statuses_are_the_same_for_every_unit(office: Office) -> None:
    with pytest.raises(RefusedError, match="mọi đơn vị"):
        rule(office, organisation=office.finance)


def test_value_that_has_not_begun_is_withdrawn_and_may_be_set_anew(office: Office) -> None:
    withdraw_regulation(rule(office, value=20), by=office.administrator, reason="Nhập nhầm")
    rule(office)

    assert value_on(Name.DUE_SOON_DAYS, TOMORROW) == 10
    assert Regulation.objects.count() == 2


def test_value_that_holds_is_not_withdrawn(office: Office) -> None:
    holding = rule(office, by=None, day=TODAY)

    with pytest.raises(RefusedError, match="đã có hiệu lực"):
        withdraw_regulation(holding, by=office.administrator, reason="Nhập nhầm")


def test_withdrawn_value_is_not_withdrawn_again(office: Office) -> None:
    row = rule(office)
    withdraw_regulation(row, by=office.administrator, reason="Nhập nhầm")

    with pytest.raises(RefusedError, match="đã được rút lại"):
        withdraw_regulation(row, by=office.administrator, reason="Lần nữa")


ACTS: list[Callable[[Office, User], object]] = [
    lambda office, by: rule(office, by=by),
    lambda office, by: withdraw_regulation(rule(office), by=by, reason="Nhập nhầm"),
    lambda office, by: verify_regulation(rule(office), by=by),
    lambda office, by: off(office, date(2027, 2, 4), by=by),
    lambda office, by: withdraw_calendar_rule(off(office, date(2027, 2, 4)), by=by, reason="Nhập nhầm"),
    lambda office, by: verify_calendar_rule(off(office, date(2027, 2, 4)), by=by),
]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("person", ["clerk", "leader", "inspector", "finance_person", "reader"])
def test_only_administrators_rule(office: Office, act: Callable[[Office, User], object], person: str) -> None:
    with pytest.raises(NotAllowedError):
        act(office, getattr(office, person))


@pytest.mark.parametrize("missing", [{"source": ""}, {"reason": ""}, {"valid_from": None}, {"name": "whatever"}])
def test_database_keeps_no_rule_that_is_not_whole(office: Office, missing: dict[str, Any]) -> None:
    facts: dict[str, Any] = {"name": Name.YELLOW_DAYS, "value": 3, "valid_from": TOMORROW} | WHY | missing

    with pytest.raises(IntegrityError), transaction.atomic():
        Regulation.objects.create(**facts)


@pytest.mark.parametrize(
    "missing", [{"source": ""}, {"reason": ""}, {"first_day": None}, {"last_day": TODAY}, {"name": ""}]
)
def test_database_keeps_no_day_that_is_not_whole(office: Office, missing: dict[str, Any]) -> None:
    facts: dict[str, Any] = {"name": "Nghỉ", "kind": DayRule.OFF, "first_day": TOMORROW, "last_day": TOMORROW}

    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarRule.objects.create(**facts | WHY | missing)


def test_database_lets_a_value_begin_once(office: Office) -> None:
    row = rule(office, Name.UNDO_HOURS, value=12, organisation=office.finance)

    for organisation in (None, office.finance):
        again = {"name": row.name, "value": 6, "valid_from": TOMORROW, "organisation": organisation} | WHY
        if organisation is None:
            Regulation.objects.create(**again)
        with pytest.raises(IntegrityError), transaction.atomic():
            Regulation.objects.create(**again)


def test_rule_is_never_edited(office: Office) -> None:
    row = rule(office)
    row.value = 1

    with pytest.raises(EditedError):
        row.save()
    with pytest.raises(EditedError):
        Regulation.objects.update(value=1)


@pytest.mark.parametrize(
    ("table", "column"), [("regulations_regulation", "value"), ("regulations_calendarrule", "last_day")]
)
def test_database_refuses_an_edit_by_hand(office: Office, table: str, column: str) -> None:
    rule(office)
    off(office, date(2027, 2, 4))

    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = {column}")


def test_days_off_of_the_office_count_at_once(office: Office) -> None:
    assert working_days_after(date(2026, 9, 3), 1) != date(2026, 9, 7)
    off(office, date(2026, 9, 4))

    reached = working_days_after(date(2026, 9, 3), 1)
    assert getattr(reached, "day", None) == date(2026, 9, 7)


@pytest.mark.parametrize("kind", [DayRule.OFF, DayRule.WORKING])
def test_days_that_another_rule_speaks_of_are_refused(office: Office, kind: str) -> None:
    off(office, date(2027, 2, 4), date(2027, 2, 10), name="Tết Nguyên đán")

    with pytest.raises(RefusedError, match="Tết Nguyên đán"):
        off(office, date(2027, 2, 10), kind=kind)


def test_withdrawn_days_may_be_said_anew(office: Office) -> None:
    row = off(office, date(2027, 2, 4))
    withdraw_calendar_rule(row, by=office.administrator, reason="Thông báo đã thay")

    off(office, date(2027, 2, 4), date(2027, 2, 10))
    assert CalendarRule.objects.live().count() == 1


@pytest.mark.parametrize(
    ("first", "last", "kind", "said"),
    [
        (date(2026, 9, 4), date(2026, 9, 3), DayRule.OFF, "Ngày cuối"),
        (date(2026, 1, 1), date(2027, 1, 2), DayRule.DECIDED, "không quá một năm"),
        (date(2101, 1, 1), date(2101, 1, 1), DayRule.OFF, "từ 2000 đến 2100"),
        (date(2026, 9, 3), date(2026, 9, 3), DayRule.WORKING, "vốn là ngày làm việc"),
    ],
)
def test_impossible_days_are_refused(office: Office, first: date, last: date, kind: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        off(office, first, last, kind=kind)


def test_comparing_with_the_source_is_said_once(office: Office) -> None:
    row = rule(office)
    verify_regulation(row, by=office.administrator)
    verify_regulation(row, by=office.administrator)

    row.refresh_from_db()
    assert row.verified
    assert Event.objects.filter(verb="regulation.verified").count() == 1


def test_every_act_is_told_in_the_history(office: Office) -> None:
    row, days = rule(office), off(office, date(2027, 2, 4), date(2027, 2, 10))
    verify_calendar_rule(days, by=office.administrator)
    withdraw_regulation(row, by=office.administrator, reason="Nhập nhầm")
    withdraw_calendar_rule(days, by=office.administrator, reason="Thông báo đã thay")

    told = [sentence(event) for event in Event.objects.filter(kind__startswith="regulations.").order_by("id")]
    assert told == [
        "Quantri đặt “Sắp đến hạn” là 10 ngày từ ngày 02/09/2026; căn cứ: Quy chế số 9-QC/TU; "
        "lý do: Đường đi của văn bản dài hơn",
        "Quantri thêm vào lịch “Nghỉ lễ”, 04/02/2027 – 10/02/2027: Ngày nghỉ; căn cứ: Quy chế số 9-QC/TU; "
        "lý do: Đường đi của văn bản dài hơn",
        "Quantri xác nhận đã đối chiếu lịch với căn cứ",
        "Quantri rút lại giá trị này trước khi nó có hiệu lực: Nhập nhầm",
        "Quantri bỏ khỏi lịch: Thông báo đã thay",
    ]
