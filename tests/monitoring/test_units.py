"""Promise: the pages by unit count every task once, each number opens its list, and the days of a unit are its own."""

import random
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import put_in_charge
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.monitoring.actions import hand_in_evidence, reassign_tasks, return_evidence
from kimchinam.monitoring.queries.papers import clock_of
from kimchinam.monitoring.queries.units import clock_of_unit, led_by_unit, table_below, table_for
from kimchinam.monitoring.rules import Clock
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from kimchinam.programmes.actions import TaskFacts
from kimchinam.programmes.models import PlanDuty, Task
from kimchinam.programmes.queries import counts_of, parting, scope_of
from tests.conftest import FOUNDED, NOON, TODAY, Office, look_at
from tests.counting import assert_same_number_of_queries, length_of
from tests.monitoring.papers import asked, directed, fresh, person, raised
from tests.programmes.build import facts, issued, only_task, person_of, proved, unit_below

pytestmark = pytest.mark.django_db
LIST = "/nhiem-vu/"
LATE = TODAY - timedelta(days=10)


def page_of(unit: Organisation) -> str:
    return reverse("monitoring:unit", args=[unit.pk])


def length(client: Client, query: str) -> int:
    return length_of(client.get(f"{LIST}?{query}"))


@pytest.fixture
def branches(office: Office) -> list[Organisation]:
    """Units of the tree, two of them further down."""
    budget, clinic = unit_below(office.finance, "Phòng Ngân sách"), unit_below(office.health, "Phòng Y tế dự phòng")
    return [office.root, office.bureau, office.finance, office.health, office.commune, budget, clinic]


def some_task(office: Office, units: list[Organisation], chance: random.Random) -> TaskFacts:
    lead, another = chance.sample(units, 2)
    due = {"due_on": TODAY + timedelta(days=chance.randrange(-30, 40))}
    return facts(
        office,
        lead=lead,
        supporting=(another,) if chance.random() < 0.3 else (),
        **(due if chance.random() < 0.8 else {"due_on": None, "recurrence": "P3M"}),
    )


def some_tasks(office: Office, units: list[Organisation], seed: int) -> None:
    """Random leads, deadlines and support; some are handed in, some closed."""
    chance = random.Random(seed)
    with clock.set_to(NOON - timedelta(days=35)):
        programme = issued(office, *(some_task(office, units, chance) for _number in range(24)))
    people = {office.finance: office.finance_person, office.health: office.health_person}
    for task in programme.tasks.filter(lead__in=people):
        how = chance.random()
        if how < 0.3:
            proved(fresh(task), office)
        elif how < 0.6:
            words = {"number": "1/BC", "dated": TODAY, "receiver": "Thường trực"}
            hand_in_evidence(fresh(task), by=people[task.lead], **words)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("ago", [0, 20])
def test_table_counts_every_task_once_and_each_number_opens_its_list(
    office: Office, branches: list[Organisation], seed: int, ago: int
) -> None:
    some_tasks(office, branches, seed)
    below = person("phobithu", office.root, Role.LEADER, Scope.BELOW)
    own = person("giamdoc", office.bureau, Role.LEADER, Scope.OWN)
    on = TODAY - timedelta(days=ago)
    for user in (office.leader, below, own, office.finance_person):
        client = office.client(user)
        look_at(client, on)
        table = table_for(user, on)
        assert table is not None
        everything = counts_of(scope_of(user), on)
        assert everything is not None
        assert table.whole.total.count == everything.total() == sum(row.total.count for row in table.rows)
        assert [cell.count for cell in table.whole.cells] == [
            sum(row.cells[column].count for row in table.rows) for column in range(len(table.heads))
        ]
        for row in (*table.rows, table.whole):
            assert sum(cell.count for cell in row.cells) == row.total.count
            for cell in (row.total, *row.cells):
                assert length(client, cell.query) == cell.count, (user, row.label, cell)


def test_every_number_of_the_table_says_on_a_phone_what_it_counts(office: Office) -> None:
    issued(office)
    table = table_for(office.leader, TODAY)
    page = office.client(office.leader).get("/").text
    rows = page.partition('<table class="table stack unit-table"')[2].partition("</table>")[0].split("<tr")[2:]

    assert table is not None
    assert len(rows) == len(table.rows) + 1
    for row in rows:
        assert re.findall(r'<td class="num[^"]*" data-label="([^"]+)"', row) == [*table.heads, "Tất cả"]


def test_table_names_the_units_right_below_and_those_elsewhere(office: Office, branches: list[Organisation]) -> None:
    elsewhere = found_organisation(
        by=None, name="Trung ương", kind=Kind.OTHER, parent=None, aliases=(), valid_from=FOUNDED
    )
    with clock.set_to(NOON - timedelta(days=1)):
        issued(office, *(facts(office, lead=unit) for unit in (*branches, elsewhere)))
    below = person("giamdoc", office.finance, Role.LEADER, Scope.BELOW)
    issued(office, facts(office, lead=elsewhere, supporting=(office.finance,)))

    of_leader, of_finance = table_for(office.leader, TODAY), table_for(below, TODAY)

    assert of_leader and of_finance
    assert {row.label: row.total.count for row in of_leader.rows} == {
        "Tỉnh ủy Mẫu trực tiếp chủ trì": 1,
        "Văn phòng Tỉnh ủy": 1,
        "Sở Tài chính": 2,
        "Sở Y tế": 2,
        "Xã Bình An": 1,
        "Đơn vị khác": 2,
    }
    assert {row.label: row.total.count for row in of_finance.rows} == {
        "Sở Tài chính trực tiếp chủ trì": 1,
        "Phòng Ngân sách": 1,
        "Đơn vị khác": 1,
    }


def test_table_of_too_many_tasks_shows_none_rather_than_wrong_numbers(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(office, facts(office), facts(office))
    monkeypatch.setattr(parting, "FEW", 1)
    monkeypatch.setattr(parting, "COUNTED", 1)

    assert table_for(office.leader, TODAY) is None
    assert office.client(office.leader).get("/").status_code == 200


@pytest.mark.parametrize("ago", [0, 20, 36])
def test_every_number_of_a_unit_page_opens_its_list(office: Office, branches: list[Organisation], ago: int) -> None:
    some_tasks(office, branches, seed=4)
    on = TODAY - timedelta(days=ago)
    for who in ("leader", "finance_person", "commune_person", "inspector"):
        client = office.client(getattr(office, who))
        look_at(client, on)
        for unit in (office.finance, office.bureau):
            shown = client.get(page_of(unit)).context
            assert [length(client, chip.url[1:]) for chip in shown["chips"]] == [chip.count for chip in shown["chips"]]
            assert sum(chip.count for chip in shown["chips"]) == shown["total"] == length(client, f"unit={unit.pk}")
            assert sum(count for _name, _begin, count in shown["bar"]) == shown["total"]
            late = client.get(reverse("monitoring:exceptions"), {"unit": unit.pk})
            if shown["late_count"]:
                assert length_of(late) == shown["late_count"] >= len(shown["late"])


def test_table_of_a_unit_page_holds_what_it_and_those_below_lead(office: Office, branches: list[Organisation]) -> None:
    issued(office, *(facts(office, lead=unit) for unit in branches))

    table = table_below(office.leader, office.finance, TODAY)

    assert table
    assert [row.label for row in table.rows] == ["Sở Tài chính trực tiếp chủ trì", "Phòng Ngân sách"]
    assert length(office.client(office.leader), table.whole.total.query) == table.whole.total.count == 2


def days_of(office: Office, unit: Organisation, on: date) -> Clock:
    found = clock_of_unit(led_by_unit(office.leader, unit), unit, on)
    assert found is not None
    return found


def test_days_of_a_unit_are_those_of_its_open_tasks_together(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=9)):
        first, second, closed = issued(office, *(facts(office) for _n in range(3))).tasks.all()
    with clock.set_to(NOON - timedelta(days=5)):
        raised(office, second)
        proved(fresh(closed), office)
        evidence = hand_in_evidence(
            fresh(first), by=office.finance_person, number="1/BC", dated=TODAY - timedelta(days=5), receiver="A"
        )
    with clock.set_to(NOON - timedelta(days=2)):
        return_evidence(evidence, by=office.leader, reason="Thiếu biểu")

    for ago in range(10):
        on = TODAY - timedelta(days=ago)
        still_open = [first, second, *([closed] if ago > 5 else [])]
        clocks = [clock_of(fresh(task), on) for task in still_open]
        assert days_of(office, office.finance, on).age == sum(one.age for one in clocks) == len(clocks) * (9 - ago)
        assert days_of(office, office.finance, on).reviewer == sum(one.reviewer for one in clocks)
    assert days_of(office, office.finance, TODAY) == Clock(owner=10, reviewer=3, decider=5)


def test_days_before_a_reassignment_are_not_those_of_the_new_owner(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=9)):
        task = only_task(issued(office))
    with clock.set_to(NOON - timedelta(days=4)):
        reassign_tasks([fresh(task)], by=office.leader, to=office.health, reason="Đúng chức năng hơn")

    assert days_of(office, office.health, TODAY) == Clock(owner=4, reviewer=0, decider=0)
    assert days_of(office, office.finance, TODAY) == Clock(owner=0, reviewer=0, decider=0)
    assert days_of(office, office.finance, TODAY - timedelta(days=5)) == Clock(owner=4, reviewer=0, decider=0)


def test_unit_page_shows_its_people_its_plans_and_what_is_open(office: Office) -> None:
    programme = issued(office, facts(office, due_on=LATE))
    task = only_task(programme)
    asked(office, task)
    raised(office, task)
    directed(office, task)
    PlanDuty.objects.create(
        programme=programme, organisation=office.finance, required_on=LATE, due_on=TODAY - timedelta(days=2)
    )
    put_in_charge(office.reader, by=None, organisation=office.finance)

    shown = office.client(office.leader).get(page_of(office.finance))

    for words in ("Taichinh", "Bandoc", "phụ trách đơn vị", "Chưa ban hành", "chậm 2 ngày"):
        assert words in shown.text
    for words in ("Mưa lũ kéo dài", "Chưa có mặt bằng", "Báo cáo tiến độ"):
        assert words in shown.text
    own = office.client(office.leader).get(page_of(office.bureau))
    assert list(own.context["programmes"]) == [programme]


def test_unit_page_of_a_past_day_knows_nothing_of_later(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=9)):
        task = only_task(issued(office))
    directed(office, task)
    raised(office, task)
    client = office.client(office.leader)

    look_at(client, TODAY - timedelta(days=1))
    before = client.get(page_of(office.finance)).context
    look_at(client, TODAY - timedelta(days=10))
    long_before = client.get(page_of(office.finance)).context

    assert (before["total"], before["directions"], before["obstacles"]) == (1, [], [])
    assert (long_before["total"], list(long_before["programmes"])) == (0, [])


def test_unit_page_counts_only_what_the_reader_follows(office: Office) -> None:
    task = only_task(issued(office, facts(office, due_on=LATE)))
    directed(office, task)

    shown = office.client(office.commune_person).get(page_of(office.finance))

    assert (shown.context["total"], shown.context["late"], shown.context["directions"]) == (0, [], [])
    assert task.name not in shown.text


def test_unit_page_asks_the_same_number_of_queries_for_one_and_thirty(office: Office) -> None:
    client = office.client(office.leader)

    def grow(number: int) -> None:
        programme = issued(office, facts(office, due_on=LATE), title=f"Chương trình {number}")
        task = only_task(programme)
        raised(office, task)
        directed(office, task)
        PlanDuty.objects.create(programme=programme, organisation=office.finance, required_on=LATE)
        person_of(office.finance, f"nguoi{number}")

    assert_same_number_of_queries(lambda: client.get(page_of(office.finance)), grow=grow)


def test_unknown_unit_is_not_found(office: Office) -> None:
    gone: Any = Task().pk

    assert office.client(office.leader).get(reverse("monitoring:unit", args=[gone])).status_code == 404


def test_units_of_lists_lead_to_their_page(office: Office) -> None:
    issued(office, facts(office, due_on=LATE))
    leader = office.client(office.leader)

    for path in (LIST, reverse("monitoring:exceptions"), "/", reverse("organisations:unit", args=[office.finance.pk])):
        assert f'href="{page_of(office.finance)}"' in leader.get(path).text, path
