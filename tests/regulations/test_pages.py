"""Promise: administrators see every rule with its history and set what comes next; others see nothing of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.regulations.models import CalendarRule, Regulation
from kimchinam.regulations.rules import DEFINITIONS
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.regulations.build import TOMORROW, WHY, day_off, value_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(office: Office) -> Client:
    return office.client(office.administrator)


def value(office: Office, day: date = TOMORROW, **facts: Any) -> Regulation:
    return value_from(day, **{"by": office.administrator} | facts)


def days_off(office: Office, first: date = date(2027, 2, 4)) -> CalendarRule:
    return day_off(first, by=office.administrator, name="Tết của tỉnh Mẫu")


def addresses(office: Office) -> list[str]:
    row, days = value(office), days_off(office)
    return [
        reverse("regulations:list"),
        reverse("regulations:rule", args=["sap-den-han"]),
        reverse("regulations:set", args=["sap-den-han"]),
        reverse("regulations:period", args=[row.pk]),
        reverse("regulations:year", args=[2026]),
        reverse("regulations:add_days"),
        reverse("regulations:calendar_rule", args=[days.pk]),
    ]


def test_administrator_opens_every_page(office: Office, administrator: Client) -> None:
    assert [administrator.get(one).status_code for one in addresses(office)] == [200] * 7
    assert administrator.get(reverse("regulations:this_year")).url == reverse("regulations:year", args=[2026])  # type: ignore[attr-defined]


@pytest.mark.parametrize("person", ["clerk", "leader", "inspector", "finance_person", "reader"])
def test_nobody_else_opens_one(office: Office, person: str) -> None:
    client = office.client(getattr(office, person))

    assert {client.get(one).status_code for one in addresses(office)} == {403}
    assert reverse("regulations:list") not in client.get(reverse("desk:home")).content.decode()


def test_stranger_is_sent_to_the_sign_in(office: Office) -> None:
    assert {Client().get(one).status_code for one in addresses(office)} == {302}


@pytest.mark.parametrize("slug", [one.slug for one in DEFINITIONS.values()])
def test_every_rule_has_its_page_and_its_form(administrator: Client, slug: str) -> None:
    shown = administrator.get(reverse("regulations:rule", args=[slug])).content.decode()

    assert "Mặc định của Kim Chỉ Nam" in shown
    assert administrator.get(reverse("regulations:set", args=[slug])).status_code == 200


def test_rule_that_is_none_is_not_found(administrator: Client) -> None:
    assert administrator.get(reverse("regulations:rule", args=["khong-co"])).status_code == 404
    assert administrator.get(reverse("regulations:year", args=[1850])).status_code == 404


@pytest.mark.parametrize(
    ("slug", "typed", "kept"),
    [
        ("sap-den-han", "10", 10),
        ("gio-quet", "08:15", "08:15"),
        ("truoc-ngay", "False", False),
        ("han-giao-xuong", "2, 4", [2, 4]),
        ("bao-cap-tren", "deep_red", "deep_red"),
    ],
)
def test_value_is_set_as_it_was_typed(administrator: Client, slug: str, typed: str, kept: Any) -> None:
    form = {"value": typed, "valid_from": TOMORROW.isoformat()} | WHY
    answer = administrator.post(reverse("regulations:set", args=[slug]), form)

    assert answer.status_code == 302, answer.context["form"].errors
    assert Regulation.objects.get().value == kept


@pytest.mark.parametrize(
    ("slug", "changed", "said"),
    [
        ("sap-den-han", {"value": "0"}, "từ 1 đến 60"),
        ("sap-den-han", {"value": "2"}, "báo Vàng"),
        ("sap-den-han", {"valid_from": TODAY.isoformat()}, "ngày mai"),
        ("sap-den-han", {"source": ""}, "bắt buộc"),
        ("sap-den-han", {"reason": "  "}, "bắt buộc"),
        ("sap-den-han", {"valid_from": ""}, "bắt buộc"),
        ("han-giao-xuong", {"value": "3, năm"}, "số nguyên"),
        ("han-giao-xuong", {"value": "5, 3"}, "tăng dần"),
        ("gio-quet", {"value": "25:00"}, "như 07:30"),
    ],
)
def test_refusal_keeps_what_was_typed(administrator: Client, slug: str, changed: dict[str, str], said: str) -> None:
    form = {"value": "10", "valid_from": TOMORROW.isoformat()} | WHY | changed
    page = administrator.post(reverse("regulations:set", args=[slug]), form).content.decode()

    assert said in page
    assert f'value="{form["value"]}"' in page
    assert Regulation.objects.count() == 0


def test_list_shows_the_rules_of_the_day_looked_at(office: Office, administrator: Client) -> None:
    value(office, by=None, day=date(2026, 8, 1))

    assert "10 ngày" in administrator.get(reverse("regulations:list")).content.decode()
    administrator.post(reverse("desk:set_as_of"), {"on": "2026-07-31"})
    assert "10 ngày" not in administrator.get(reverse("regulations:list")).content.decode()


def test_value_is_withdrawn_with_a_reason(office: Office, administrator: Client) -> None:
    address = reverse("regulations:period", args=[value(office).pk])

    assert "bắt buộc" in administrator.post(address, {"reason": ""}).content.decode()
    administrator.post(address, {"reason": "Nhập nhầm"})
    assert Regulation.objects.get().withdrawn_reason == "Nhập nhầm"
    assert "Nhập nhầm" in administrator.get(reverse("regulations:rule", args=["sap-den-han"])).content.decode()


def test_value_that_holds_offers_no_withdrawal(office: Office, administrator: Client) -> None:
    address = reverse("regulations:period", args=[value(office, by=None, day=date(2026, 8, 1)).pk])

    assert "<details" not in administrator.get(address).content.decode().partition("<main")[2]
    assert "đã có hiệu lực" in administrator.post(address, {"reason": "Nhập nhầm"}).content.decode()


def test_mark_goes_when_somebody_has_compared_with_the_source(office: Office, administrator: Client) -> None:
    row, days = value(office), days_off(office)
    marked = [reverse("regulations:period", args=[row.pk]), reverse("regulations:calendar_rule", args=[days.pk])]

    assert all("chưa kiểm chứng" in administrator.get(one).content.decode() for one in marked)
    administrator.post(reverse("regulations:verify_period", args=[row.pk]))
    administrator.post(reverse("regulations:verify_days", args=[days.pk]))
    assert not any("chưa kiểm chứng" in administrator.get(one).content.decode() for one in marked)


def test_year_tells_its_special_days_with_source_and_mark(administrator: Client) -> None:
    page = administrator.get(reverse("regulations:year", args=[2026]))
    text = page.content.decode()

    assert text.count('class="month"') == 12
    assert (page.context["worked"], page.context["counts"]["made_up"], page.context["counts"]["off"]) == (249, 2, 14)
    assert "Thông báo số 9441/TB-BNV" in text
    assert "chưa kiểm chứng" in text


@pytest.mark.parametrize("number", [2000, 2024, 2026, 2100])
def test_every_day_of_a_year_is_counted_once(administrator: Client, number: int) -> None:
    page = administrator.get(reverse("regulations:year", args=[number]))

    days = (date(number + 1, 1, 1) - date(number, 1, 1)).days
    assert sum(page.context["counts"].values()) == days
    assert sum(1 for month in page.context["months"] for week in month.weeks for day in week if day) == days


def test_added_days_stand_in_the_year(administrator: Client) -> None:
    form = {"name": "Tết 2027", "kind": "off", "first_day": "2027-02-04", "last_day": "2027-02-10"} | WHY
    before = administrator.get(reverse("regulations:year", args=[2027])).context["counts"]

    answer = administrator.post(reverse("regulations:add_days"), form)
    after = administrator.get(answer.url).context["counts"]  # type: ignore[attr-defined]
    assert after["off"] - before["off"] == 7 == before["undecided"] - after["undecided"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"source": ""}, "bắt buộc"),
        ({"first_day": ""}, "bắt buộc"),
        ({"last_day": "2027-01-01"}, "Ngày cuối"),
        ({"first_day": "2027-02-03", "last_day": "2027-02-05"}, "Tết của tỉnh Mẫu"),
    ],
)
def test_refused_days_keep_what_was_typed(
    office: Office, administrator: Client, changed: dict[str, str], said: str
) -> None:
    days_off(office)
    form = {"name": "Tết 2027", "kind": "off", "first_day": "2027-03-04", "last_day": "2027-03-04"} | WHY | changed
    page = administrator.post(reverse("regulations:add_days"), form).content.decode()

    assert said in page
    assert 'value="Tết 2027"' in page


def test_days_are_taken_back_out_of_the_calendar(office: Office, administrator: Client) -> None:
    row = days_off(office)
    administrator.post(reverse("regulations:calendar_rule", args=[row.pk]), {"reason": "Thông báo đã thay"})

    assert administrator.get(reverse("regulations:year", args=[2027])).context["counts"]["undecided"] == 14 + 3 + 1


def test_history_of_a_rule_costs_the_same_for_30_values(office: Office, administrator: Client) -> None:
    address = reverse("regulations:rule", args=["sap-den-han"])

    assert_same_number_of_queries(
        lambda: administrator.get(address),
        grow=lambda number: value(office, value=8 + number % 2, day=TOMORROW + timedelta(days=number)),
    )


def test_year_costs_the_same_for_30_rules_of_the_office(office: Office, administrator: Client) -> None:
    address = reverse("regulations:year", args=[2027])

    assert_same_number_of_queries(
        lambda: administrator.get(address),
        grow=lambda number: days_off(office, date(2027, 3, 1) + timedelta(days=number)),
    )
