"""Promise: on a past day offers stand as they stood at its end: no answer is told before it was given, and nothing is done."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.programmes.actions import refuse_offer, take_offer, withdraw_offer
from kimchinam.programmes.models import Offer, Programme
from kimchinam.programmes.queries import offers_to_answer, offers_visible_to
from kimchinam.programmes.states import OfferState
from tests.conftest import Office, look_at
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import issued
from tests.programmes.days import day, noon_of
from tests.programmes.test_offers import offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Programme:
    return issued(office)


def story(programme: Programme, office: Office) -> dict[int, dict[str, str]]:
    """Offers are made and answered on days 1 to 6; how the lists read on each of these days, as they were read then."""
    made: dict[str, Offer] = {}
    told = {0: read(office.clerk, 0)}
    for number in range(1, 7):
        with noon_of(number):
            if number <= 4:
                made[str(number)] = offered(programme, by=office.finance_person, name=f"Việc {number}")
            if number == 3:
                take_offer(made["1"], by=office.clerk, receiver="Ban Thường vụ", answer="Đồng ý làm ngay")
            if number == 4:
                withdraw_offer(made["4"], by=office.finance_person)
            if number == 5:
                refuse_offer(made["2"], by=office.clerk, answer="Trùng với việc khác")
        told[number] = read(office.clerk, number)
    return told


def read(user: User, number: int) -> dict[str, str]:
    with noon_of(number):
        return {one.name: one.stood for one in offers_visible_to(user, day(number))}


@pytest.fixture
def told(programme: Programme, office: Office) -> dict[int, dict[str, str]]:
    return story(programme, office)


@pytest.fixture
def long_after(told: dict[int, dict[str, str]]) -> Iterator[None]:
    with noon_of(60):
        yield


def test_each_day_reads_as_it_was_read_on_that_day(
    told: dict[int, dict[str, str]], long_after: None, office: Office
) -> None:
    again = {number: {one.name: one.stood for one in offers_visible_to(office.clerk, day(number))} for number in told}

    assert again == told
    assert told[0] == {}
    assert told[2] == {"Việc 1": "offered", "Việc 2": "offered"}
    assert told[6] == {"Việc 1": "taken", "Việc 2": "refused", "Việc 3": "offered", "Việc 4": "taken_back"}


def test_day_ends_at_midnight_in_viet_nam(programme: Programme, office: Office) -> None:
    evening, night = datetime(2026, 9, 1, 16, 59, tzinfo=UTC), datetime(2026, 9, 1, 17, tzinfo=UTC)
    with clock.set_to(evening):
        offer = offered(programme, by=office.finance_person)
    with clock.set_to(night):
        refuse_offer(offer, by=office.clerk, answer="Chưa cần")
        shown = [[one.stood for one in offers_visible_to(office.clerk, day(number))] for number in (-1, 0, 1)]

    assert shown == [[], ["offered"], ["refused"]]


def test_what_waited_on_a_day_waited_for_those_who_may_answer_now(long_after: None, office: Office) -> None:
    waiting = {number: [one.name for one in offers_to_answer(office.clerk, day(number))] for number in (0, 2, 3, 5, 60)}

    assert waiting == {0: [], 2: ["Việc 1", "Việc 2"], 3: ["Việc 2", "Việc 3"], 5: ["Việc 3"], 60: ["Việc 3"]}
    assert offers_to_answer(office.finance_person, day(2)).count() == 0


# pages


def looking(office: Office, user: User, number: int) -> Client:
    client = office.client(user)
    look_at(client, day(number))
    return client


def page_of(name: str) -> str:
    return reverse("programmes:offer", args=[Offer.objects.get(name=name).pk])


@pytest.mark.parametrize("number", range(7))
def test_chips_of_a_past_day_count_what_they_open(
    told: dict[int, dict[str, str]], long_after: None, office: Office, number: int
) -> None:
    client = looking(office, office.clerk, number)
    page = client.get(reverse("programmes:offers"))

    assert {one.name: one.stood for one in page.context["page"]} == told[number]
    assert "Trang này cho biết tình hình hôm nay" not in page.text
    labels = dict(OfferState.choices)
    for chip in page.context["chips"][1:]:
        opened = list(client.get(reverse("programmes:offers") + chip.url).context["page"])
        assert [labels[one.stood] for one in opened] == [chip.label] * (chip.count or 0)
    assert page.context["chips"][0].count == len(told[number])


def test_desk_of_a_past_day_counts_what_its_link_opens(long_after: None, office: Office) -> None:
    client = looking(office, office.clerk, 2)

    assert client.get(reverse("desk:home")).context["desk"].counts.offers == 2
    assert client.get(reverse("programmes:offers") + "?answer=1").context["page"].paginator.count == 2


@pytest.mark.parametrize(("name", "number"), [("Việc 1", 2), ("Việc 2", 4), ("Việc 3", 4)])
@pytest.mark.parametrize("user", ["clerk", "finance_person"])
def test_page_of_a_past_day_tells_no_answer_and_offers_nothing(
    long_after: None, office: Office, name: str, number: int, user: str
) -> None:
    page = looking(office, getattr(office, user), number).get(page_of(name)).text

    assert name in page
    later = ("Đồng ý làm ngay", "Trùng với việc khác", "Mở nhiệm vụ", "đã trả lời", "hôm nay, không phải ngày đang xem")
    doing = ("Rút đề xuất", "Trả lời đề xuất", "Nhận thành nhiệm vụ")
    assert [words for words in (*later, *doing) if words in page] == []


def test_page_of_the_day_of_the_answer_tells_it(long_after: None, office: Office) -> None:
    page = looking(office, office.clerk, 3).get(page_of("Việc 1")).text

    assert "Đồng ý làm ngay" in page
    assert "Mở nhiệm vụ" in page


def test_before_it_was_made_nothing_is_said_of_an_offer(long_after: None, office: Office) -> None:
    page = looking(office, office.clerk, 2).get(page_of("Việc 3")).text

    assert f"Ngày {day(2):%d/%m/%Y} chưa có đề xuất này." in page
    assert "Việc 3" not in page
    stranger = looking(office, office.health_person, 2)
    assert stranger.get(page_of("Việc 3")).status_code == 404


def test_answer_sent_from_a_past_day_changes_nothing_and_keeps_what_was_typed(long_after: None, office: Office) -> None:
    page = looking(office, office.clerk, 4).post(page_of("Việc 3"), {"refuse": "1", "answer": "Chưa có vốn"}).text

    assert "Hãy trở về hôm nay rồi ghi." in page
    assert "Chưa có vốn</textarea>" in page
    looking(office, office.finance_person, 4).post(page_of("Việc 3") + "rut/")
    assert Offer.objects.get(name="Việc 3").state == OfferState.OFFERED


def test_list_of_a_past_day_costs_the_same_for_any_number(programme: Programme, office: Office) -> None:
    client = looking(office, office.clerk, 1)

    def grow(number: int) -> None:
        with noon_of(1):
            offer = offered(programme, by=office.finance_person, name=f"Việc {number}")
        with noon_of(2):
            take_offer(offer, by=office.clerk, receiver="Ban Thường vụ")

    def show() -> None:
        with noon_of(60):
            client.get(reverse("programmes:offers"))

    assert_same_number_of_queries(show, grow=grow)
