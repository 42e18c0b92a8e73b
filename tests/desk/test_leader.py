"""Promise: a leader sees his units and what waits for his word, a unit what it has to do; each button leads to its form."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.states import Role
from kimchinam.base import clock
from kimchinam.desk.queries import desk_of
from kimchinam.monitoring.actions import answer_direction, hand_in_evidence
from kimchinam.programmes.actions import OfferedTask, make_offer
from kimchinam.programmes.models import PlanDuty, Task
from kimchinam.programmes.states import Product
from tests.conftest import NOON, TODAY, Office, look_at
from tests.counting import assert_same_number_of_queries, length_of
from tests.monitoring.papers import asked, directed, fresh, person, raised
from tests.programmes.build import DUE, facts, issued, only_task

pytestmark = pytest.mark.django_db
PEOPLE = ("administrator", "clerk", "leader", "finance_person", "inspector", "reader")


def yesterday(client: Client) -> Client:
    look_at(client, TODAY - timedelta(days=1))
    return client


def task_of(office: Office, **changes: Any) -> Task:
    return only_task(issued(office, facts(office, **changes)))


@pytest.fixture
def busy(office: Office) -> Office:
    """One of everything that waits for the leader."""
    with clock.set_to(NOON - timedelta(days=9)):
        tasks = [task_of(office, name=name) for name in ("gia hạn", "vướng", "chưa rõ", "trả lời", "nộp")]
    later, stopped, unknown, answered, handed_in = tasks
    asked(office, later)
    raised(office, stopped)
    raised(office, unknown, decider=None)
    answer_direction(directed(office, answered), by=office.finance_person, answer="Xong")
    hand_in_evidence(fresh(handed_in), by=office.finance_person, number="1/BC", dated=TODAY, receiver="A")
    return office


def buttons(page: str) -> dict[str, list[str]]:
    """Where the buttons of the desk lead, by what they say."""
    found: dict[str, list[str]] = {}
    for line in re.findall(r'<span class="desk-acts">(.*?)</span>', page):
        for url, label in re.findall(r'<a class="button" href="([^"]*)">([^<]*)</a>', line):
            found.setdefault(label, []).append(url)
    return found


def test_table_of_units_is_for_leaders(office: Office) -> None:
    issued(office)

    assert [name for name in PEOPLE if desk_of(getattr(office, name), TODAY).table] == ["leader"]


def test_numbers_of_the_table_on_the_desk_open_their_lists(busy: Office) -> None:
    leader = busy.client(busy.leader)

    page = leader.get("/").text
    numbers = re.findall(r'<a (?:class="\w+" )?href="(/nhiem-vu/\?[^"]*)">(\d+)</a>', page)

    assert numbers
    for url, number in numbers:
        assert length_of(leader.get(url.replace("&amp;", "&"))) == int(number), url


def test_each_button_leads_to_its_form_on_the_page_of_the_task(busy: Office) -> None:
    leader = busy.client(busy.leader)

    found = buttons(leader.get("/").text)

    assert {label: len(urls) for label, urls in found.items()} == {
        "Cho gia hạn": 1,
        "Không cho": 1,
        "Ra quyết định": 1,
        "Xác định cấp quyết": 1,
        "Kết thúc": 1,
        "Chưa đủ, hỏi lại": 1,
        "Nghiệm thu hoặc trả lại": 1,
    }
    for urls in found.values():
        for url in urls:
            page, _hash, place = url.partition("#")
            assert f'id="{place}"' in leader.get(page).text, url


def test_unit_answers_what_it_is_told_and_updates_its_tasks_from_the_desk(office: Office) -> None:
    task = task_of(office)
    directed(office, task)
    finance = office.client(office.finance_person)

    found = buttons(finance.get("/").text)

    assert found["Cập nhật nhanh"] == [reverse("monitoring:quick", args=[task.pk])]
    (answer,) = found["Trả lời"]
    assert f'id="{answer.partition("#")[2]}"' in finance.get(answer.partition("#")[0]).text


def test_unit_sees_how_its_tasks_stand_and_each_number_opens_them(office: Office) -> None:
    issued(office, facts(office), facts(office, due_on=TODAY - timedelta(days=3)), facts(office, lead=office.health))
    finance = office.client(office.finance_person)

    own = finance.get("/").context["desk"].own

    assert [cell.count for _head, cell in own] == [1, 0, 0, 0, 1, 0]
    assert [length_of(finance.get(f"/nhiem-vu/?{cell.query}")) for _head, cell in own] == [1, 0, 0, 0, 1, 0]
    assert office.client(office.leader).get("/").context["desk"].own == []


def test_offer_waits_for_the_clerk_with_a_button(office: Office) -> None:
    programme = issued(office)
    task = OfferedTask(name="Số hóa sổ đê", product_kind=Product.REPORT, due_on=DUE)
    offer = make_offer(programme, by=office.finance_person, task=task, reason="Đã chuẩn bị")

    found = buttons(office.client(office.clerk).get("/").text)

    assert found == {"Trả lời": [reverse("programmes:offer", args=[offer.pk])]}


def test_plan_that_is_owed_lies_on_the_desk_of_the_unit(office: Office) -> None:
    programme = issued(office)
    duty = {"programme": programme, "organisation": office.finance, "required_on": TODAY}
    PlanDuty.objects.create(**duty, due_on=TODAY + timedelta(days=9))

    desks = {name: [one.duty.programme for one in desk_of(getattr(office, name), TODAY).plans] for name in PEOPLE}

    assert {name: owed for name, owed in desks.items() if owed} == {"finance_person": [programme]}
    assert "hạn 10/09/2026" in office.client(office.finance_person).get("/").text
    assert desk_of(office.finance_person, TODAY - timedelta(days=1)).plans == []


def test_past_day_shows_its_numbers_and_no_buttons(busy: Office) -> None:
    shown = yesterday(busy.client(busy.leader)).get("/")

    table = shown.context["desk"].table
    assert table
    assert (table.whole.total.count, shown.context["waits"], buttons(shown.text)) == (5, [], {})
    assert "Đang xem một ngày đã qua" in shown.text


def test_leader_of_a_unit_without_others_below_has_a_table_of_himself_and_others(office: Office) -> None:
    issued(office, facts(office), facts(office, lead=office.health, supporting=(office.finance,)))

    table = desk_of(person("giamdoc", office.finance, Role.LEADER), TODAY).table

    assert table
    assert [(row.label, row.total.count) for row in table.rows] == [
        ("Sở Tài chính trực tiếp chủ trì", 1),
        ("Đơn vị khác", 1),
    ]


@pytest.mark.parametrize("who", ["leader", "finance_person"])
def test_desk_with_papers_costs_the_same_for_thirty_of_each(who: str, office: Office) -> None:
    client = office.client(getattr(office, who))

    def grow(number: int) -> None:
        first, second = (task_of(office, name=f"{kind} {number}") for kind in ("một", "hai"))
        asked(office, first)
        raised(office, second)
        directed(office, first)

    assert_same_number_of_queries(lambda: client.get("/"), grow=grow)
