"""Promise: which unit answers for which field is recorded with its paper from day to day, and read as it was on any day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from kimchinam.audit.models import Event
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.regulations.actions import end_mandate, give_mandate
from kimchinam.regulations.models import Mandate
from kimchinam.regulations.queries import fields_given_on
from kimchinam.regulations.states import Name
from tests.conftest import FOUNDED, TODAY, Office, look_at
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import unit_below
from tests.regulations.build import TOMORROW, value_from

pytestmark = pytest.mark.django_db

PAPER, OTHER_PAPER = "Quyết định số 8-QĐ/TU", "Quyết định số 31-QĐ/TU"
SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 1)


def given(unit: Organisation, field: str = "finance", day: date = SPRING, **changes: Any) -> Mandate:
    return give_mandate(unit, **{"by": None, "field": field, "valid_from": day, "words": PAPER} | changes)


def test_unit_answers_for_a_field_from_the_day_on_until_it_ends(office: Office) -> None:
    end_mandate(given(office.finance), by=None, on=SUMMER, words=OTHER_PAPER)
    given(office.finance, "digital", SUMMER)

    days = [SPRING - timedelta(days=1), SPRING, SUMMER - timedelta(days=1), SUMMER]
    assert [fields_given_on(day) for day in days] == [
        {},
        {office.finance.pk: frozenset({"finance"})},
        {office.finance.pk: frozenset({"finance"})},
        {office.finance.pk: frozenset({"digital"})},
    ]


def test_mandate_that_ends_as_it_begins_never_held(office: Office) -> None:
    mandate = given(office.finance, day=TODAY)
    end_mandate(mandate, by=office.administrator, on=TODAY, words="Ghi nhầm")
    mandate.refresh_from_db()

    assert (fields_given_on(TODAY), mandate.state_on(TODAY)) == ({}, "never")
    assert given(office.finance, day=SPRING).state_on(TODAY) == "holds"


def test_mandate_of_a_unit_that_is_no_more_holds_no_longer(office: Office) -> None:
    given(office.health, "health")
    Organisation.objects.filter(pk=office.health.pk).update(valid_to=SUMMER)
    client, page = office.client(office.reader), reverse("regulations:unit_mandates", args=[office.health.pk])

    assert (len(fields_given_on(SPRING)), fields_given_on(SUMMER)) == (1, {})
    for day, state in ((SUMMER - timedelta(days=1), "holds"), (SUMMER, "over")):
        look_at(client, day)
        assert [said for _row, _name, said in client.get(page).context["lines"]] == [state]


def test_only_the_units_that_are_asked_about_are_told(office: Office) -> None:
    given(office.finance)
    given(office.health, "health")

    assert fields_given_on(TODAY, [office.health.pk]) == {office.health.pk: frozenset({"health"})}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"field": "gone"}, "Hãy chọn một lĩnh vực có trong danh sách."),
        ({"field": ""}, "Hãy chọn một lĩnh vực có trong danh sách."),
        ({"words": "  "}, "Hãy ghi căn cứ: số, ngày, cơ quan ban hành của văn bản."),
        ({"valid_from": FOUNDED - timedelta(days=1)}, "Đơn vị “Sở Tài chính” không hoạt động vào ngày này."),
        ({"field": "health"}, "Đơn vị đã được giao lĩnh vực này. Hãy kết thúc lần giao ấy trước."),
        (
            {"field": "health", "valid_from": TOMORROW},
            "Đơn vị đã được giao lĩnh vực này. Hãy kết thúc lần giao ấy trước.",
        ),
        ({"field": "justice"}, "Đơn vị đã được giao lĩnh vực này. Hãy kết thúc lần giao ấy trước."),
    ],
)
def test_mandate_without_sense_is_refused(office: Office, changes: dict[str, Any], said: str) -> None:
    given(office.finance, "health", SUMMER)
    end_mandate(given(office.finance, "justice", SPRING), by=None, on=TODAY, words=OTHER_PAPER)

    with pytest.raises(RefusedError, match=said):
        given(office.finance, **{"valid_from": SPRING} | changes)
    assert Mandate.objects.count() == 2


def test_field_that_ended_can_be_given_anew(office: Office) -> None:
    end_mandate(given(office.finance), by=None, on=SUMMER, words=OTHER_PAPER)
    given(office.finance, day=SUMMER)

    assert fields_given_on(TODAY) == {office.finance.pk: frozenset({"finance"})}


@pytest.mark.parametrize(
    ("on", "words", "said"),
    [
        (SPRING - timedelta(days=1), PAPER, "Ngày kết thúc không được trước ngày giao."),
        (TODAY, " ", "Hãy ghi căn cứ"),
    ],
)
def test_end_without_sense_is_refused(office: Office, on: date, words: str, said: str) -> None:
    mandate = given(office.finance)

    with pytest.raises(RefusedError, match=said):
        end_mandate(mandate, by=None, on=on, words=words)
    end_mandate(mandate, by=None, on=SUMMER, words=OTHER_PAPER)
    with pytest.raises(RefusedError, match="Lần giao lĩnh vực này đã kết thúc"):
        end_mandate(mandate, by=None, on=TODAY, words=PAPER)


@pytest.mark.parametrize("name", ["clerk", "leader", "finance_person", "inspector", "reader"])
def test_who_does_not_manage_units_gives_and_ends_nothing(office: Office, name: str) -> None:
    mandate, by = given(office.finance), getattr(office, name)

    with pytest.raises(NotAllowedError):
        given(office.health, by=by)
    with pytest.raises(NotAllowedError):
        end_mandate(mandate, by=by, on=TODAY, words=PAPER)
    assert Mandate.objects.get().valid_to is None


def test_database_keeps_no_mandate_without_its_paper(office: Office) -> None:
    for wrong in ({"words": ""}, {"field": ""}, {"valid_to": SUMMER}, {"valid_to": SPRING, "ending": PAPER}):
        facts = {"field": "health", "valid_from": SPRING + timedelta(days=1), "words": PAPER} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            Mandate.objects.create(organisation=office.finance, **facts)


def test_history_of_the_unit_tells_it_in_the_language_of_the_reader(office: Office) -> None:
    value_from(TODAY, by=None, name=Name.FIELDS, value=["Kinh tế biển", "Y tế"])
    given(office.finance, "kinh-te-bien", TODAY, by=office.administrator)
    end_mandate(given(office.finance, "health", TODAY), by=office.administrator, on=TOMORROW, words=OTHER_PAPER)
    client, address = office.client(office.administrator), reverse("organisations:unit", args=[office.finance.pk])

    shown = client.get(address).content.decode()
    assert f"Quantri ghi “Sở Tài chính” được giao lĩnh vực “Kinh tế biển” từ ngày 01/09/2026; căn cứ: {PAPER}" in shown
    assert f"thôi phụ trách lĩnh vực “Y tế” từ ngày 02/09/2026; căn cứ: {OTHER_PAPER}" in shown
    with translation.override("en"):
        english = "\n".join(map(sentence, Event.objects.filter(verb__startswith="mandate.")))
    assert "recorded the mandate of “Sở Tài chính” for “Kinh tế biển”" in english
    assert "ended the mandate of “Sở Tài chính” for “Health”" in english
    assert english.count("Sở Tài chính") == 3


def test_page_of_a_unit_names_its_fields_of_the_day_in_the_order_of_all(office: Office) -> None:
    given(office.finance, "justice")
    given(office.finance, "digital", TODAY)
    client, address = office.client(office.reader), reverse("organisations:unit", args=[office.finance.pk])
    link = reverse("regulations:unit_mandates", args=[office.finance.pk])

    fields = [f'<a href="{link}">{name}</a>' for name in ("Chuyển đổi số", "Tư pháp")]
    assert "; ".join(fields) in client.get(address).content.decode()
    for day, shown in ((SUMMER, fields[1]), (SPRING - timedelta(days=1), f'<a href="{link}">chưa ghi</a>')):
        look_at(client, day)
        assert shown in client.get(address).content.decode()


def test_administrator_gives_and_ends_on_the_page_of_the_unit(office: Office) -> None:
    client, unit = office.client(office.administrator), office.finance
    page, giving = (reverse(f"regulations:{name}", args=[unit.pk]) for name in ("unit_mandates", "give_mandate"))
    assert page in client.get(reverse("organisations:unit", args=[unit.pk])).content.decode()

    assert client.get(giving).status_code == 200
    said = {"field": "finance", "valid_from": SPRING.isoformat(), "words": PAPER}
    assert client.post(giving, said)["Location"] == page
    mandate = Mandate.objects.get()
    again = client.post(giving, said).content.decode()
    assert "Hãy kết thúc lần giao ấy trước." in again
    assert f'value="{PAPER}"' in again

    ending = reverse("regulations:end_mandate", args=[mandate.pk])
    assert ending in client.get(page).content.decode()
    assert client.post(ending, {"on": SUMMER.isoformat(), "words": OTHER_PAPER})["Location"] == page
    shown = client.get(page).content.decode()
    assert (ending in shown, OTHER_PAPER in shown) == (False, True)


@pytest.mark.parametrize("name", ["clerk", "finance_person", "reader"])
def test_others_see_mandates_and_no_way_to_change_them(office: Office, name: str) -> None:
    mandate, client = given(office.finance), office.client(getattr(office, name))
    page, giving = (
        reverse(f"regulations:{one}", args=[office.finance.pk]) for one in ("unit_mandates", "give_mandate")
    )
    ending = reverse("regulations:end_mandate", args=[mandate.pk])

    shown = client.get(page).content.decode()
    assert (PAPER in shown, giving in shown, ending in shown) == (True, False, False)
    assert [client.get(address).status_code for address in (giving, ending)] == [403, 403]


def test_map_tells_the_day_that_people_look_at(office: Office) -> None:
    given(office.finance)
    given(office.health, "health", TODAY)
    client, address = office.client(office.reader), reverse("regulations:mandates")

    page = client.get(address)
    assert [(line.unit, line.count) for line in page.context["lines"]] == [(office.finance, 1), (office.health, 1)]
    assert sum(column.count for column in page.context["columns"]) == page.context["total"] == 2
    look_at(client, SUMMER)
    page = client.get(address)
    assert [line.unit for line in page.context["lines"]] == [office.finance]
    assert page.context["bare"] + 1 == len(client.get(address, {"every": "1"}).context["lines"])


def test_map_says_which_fields_nobody_answers_for_and_keeps_those_named_no_longer(office: Office) -> None:
    given(office.finance, "finance", SPRING)
    value_from(TODAY, by=None, name=Name.FIELDS, value=["Y tế", "Nội vụ"])

    page = office.client(office.clerk).get(reverse("regulations:mandates"))
    assert [column.name for column in page.context["columns"]] == ["Y tế", "Nội vụ", "Tài chính"]
    assert [column.name for column in page.context["unheld"]] == ["Y tế", "Nội vụ"]


def test_empty_map_says_what_to_do(office: Office) -> None:
    page = office.client(office.administrator).get(reverse("regulations:mandates"))

    assert "Chưa đơn vị nào được ghi lĩnh vực" in page.content.decode()
    assert (
        reverse("regulations:mandates")
        in office.client(office.reader).get(reverse("organisations:tree")).content.decode()
    )


def test_map_and_page_of_a_unit_cost_the_same_for_30_mandates(office: Office) -> None:
    client = office.client(office.administrator)
    value_from(TODAY, by=None, name=Name.FIELDS, value=[f"Lĩnh vực {number}" for number in range(40)])

    def grow(number: int) -> None:
        given(unit_below(office.finance, f"Phòng {number}"), f"linh-vuc-{number}", TODAY)
        given(office.health, f"linh-vuc-{number}", TODAY)

    assert_same_number_of_queries(lambda: client.get(reverse("regulations:mandates")), grow=grow)
    assert client.get(reverse("regulations:unit_mandates", args=[office.health.pk])).context["lines"][0][2] == "holds"


def test_page_of_a_unit_costs_the_same_for_30_mandates(office: Office) -> None:
    client, page = office.client(office.administrator), reverse("regulations:unit_mandates", args=[office.health.pk])
    value_from(TODAY, by=None, name=Name.FIELDS, value=[f"Lĩnh vực {number}" for number in range(40)])

    assert_same_number_of_queries(
        lambda: client.get(page), grow=lambda number: given(office.health, f"linh-vuc-{number}", TODAY)
    )
