"""Promise: board, calendar and timeline show the same tasks as the list; every number opens exactly what it counts."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.monitoring.queries import board as boards
from kimchinam.monitoring.views import bars
from kimchinam.programmes.states import TaskKind
from tests.conftest import NOON, TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.monitoring.lives import lives
from tests.programmes.build import facts, given, issued, made_true, only_task, proved

pytestmark = pytest.mark.django_db
LATE = TODAY - timedelta(days=10)
LIST, BOARD, CALENDAR, TIMELINE = "/nhiem-vu/", "/nhiem-vu/bang/", "/nhiem-vu/lich/", "/nhiem-vu/dong-thoi-gian/"
WAYS = (LIST, BOARD, CALENDAR, TIMELINE)


@pytest.fixture
def leader(office: Office) -> Client:
    return office.client(office.leader)


def total(client: Client, url: str) -> int:
    """The length of the list that an address opens; what it says of itself and what it shows are the same."""
    page = client.get(url)
    assert page.context["window"].total == len(page.context["rows"])
    return int(page.context["window"].total)


QUERIES = ("", "kind=key", "due=2026-Q3", "status=open", "status=overdue", "alarm=deep_red", "lacks=evidence", "q=viec")


@pytest.mark.parametrize("seed", range(3))
def test_columns_of_the_board_open_what_they_count_and_sum_to_what_is_open(office: Office, seed: int) -> None:
    lives(office, seed)
    for person in (office.leader, office.finance_person):
        client = office.client(person)
        for query in QUERIES:
            columns = client.get(f"{BOARD}?{query}").context["columns"]
            opened = {one.column.name: total(client, one.url) for one in columns}

            assert opened == {one.column.name: one.column.count for one in columns}
            plain = query if "status" not in query else ""
            assert sum(list(opened.values())[:4]) == total(client, f"{LIST}?{plain}&status=open")


@pytest.mark.parametrize(
    "query", ["", "due=2026-Q3", "kind=key&day=2026-07-01..2026-12-31", "lacks=evidence&alarm=green"]
)
def test_chips_of_the_list_open_what_they_count_and_sum_to_the_first(
    office: Office, leader: Client, query: str
) -> None:
    lives(office, seed=7)
    chips = leader.get(f"{LIST}?{query}").context["chips"]

    assert chips[0].count == sum(chip.count for chip in chips[1:])
    assert [total(leader, f"{LIST}{chip.url}") for chip in chips] == [chip.count for chip in chips]


@pytest.mark.parametrize("seed", range(3))
def test_days_of_the_calendar_open_what_they_count_and_sum_to_the_month(office: Office, seed: int) -> None:
    lives(office, seed)
    for person in (office.leader, office.finance_person):
        client = office.client(person)
        for query in QUERIES:
            page = client.get(f"{CALENDAR}?{query}").context
            days = [day for week in page["weeks"] for day in week if day]

            assert page["total"] == sum(day.total for day in days) == sum(mark.count for mark in page["marks"])
            for one in (*days, None):
                marks = one.marks if one else page["marks"]
                assert sum(mark.count for mark in marks) == (one.total if one else page["total"])
                for mark in marks:
                    assert total(client, mark.url) == mark.count
            busiest = max(days, key=lambda day: day.total)
            assert total(client, busiest.url) == busiest.total


@pytest.mark.parametrize("seed", range(2))
def test_timeline_draws_the_tasks_of_its_list(office: Office, leader: Client, seed: int) -> None:
    lives(office, seed)
    for query in QUERIES:
        page = leader.get(f"{TIMELINE}?{query}").context
        drawn = sorted(bar.row.task.name for bar in page["chart"].bars) if page["chart"] else []
        shown = leader.get(f"{LIST}?{query}" + ("" if "status" in query else "&status=open")).context["rows"]

        assert drawn == sorted(row.task.name for row in shown)
        assert page["window"].total == len(shown)


@pytest.mark.parametrize("path", WAYS)
def test_every_way_keeps_the_filters_and_says_which(office: Office, leader: Client, path: str) -> None:
    programme = issued(office, facts(office, kind="key"), facts(office, lead=office.health))
    query = f"programme={programme.pk}&unit={office.finance.pk}&below=1&kind=key"
    canonical = f"programme={programme.pk}&below={office.finance.pk}&kind=key"

    above = leader.get(f"{path}?{query}").context["narrowing"]

    assert [one.url for one in above.ways] == [
        f"{reverse(f'monitoring:{way}')}?{canonical}" for way in ("list", "board", "calendar", "timeline", "exceptions")
    ]
    assert [one.current for one in above.ways].count(True) == 1
    assert [(one.condition.label, one.condition.value) for one in above.conditions] == [
        ("Chương trình", "3-CTr/TU"),
        ("Chủ trì", "Sở Tài chính và cấp dưới"),
        ("Loại nhiệm vụ", "Trọng tâm"),
    ]
    unit = above.conditions[1]
    assert unit.url == f"?programme={programme.pk}&kind=key"


@pytest.mark.parametrize("path", WAYS)
def test_ways_ask_the_same_number_of_queries_for_one_and_thirty(office: Office, leader: Client, path: str) -> None:
    def grow(number: int) -> None:
        """One of each column."""
        with clock.set_to(NOON - timedelta(days=60)):
            programme = issued(
                office,
                facts(office, due_on=LATE),
                facts(office, due_on=TODAY + timedelta(days=2)),
                facts(office),
                facts(office, name="nộp", lead=office.health),
                facts(office, name="xong"),
            )
        hand_in_evidence(
            programme.tasks.get(name="nộp"), by=office.health_person, number="9/BC", dated=TODAY, receiver="Thường trực"
        )
        proved(programme.tasks.get(name="xong"), office)

    assert_same_number_of_queries(lambda: leader.get(path), grow=lambda number: grow(number) if number < 6 else None)


@pytest.mark.parametrize("path", WAYS[1:])
@pytest.mark.parametrize(
    "query", ["", "thang=x", "thang=0001-01", "thang=9999-12", "due=9999", "day=0001-01-01", "q=%00"]
)
def test_ways_answer_an_empty_office_and_strange_addresses(office: Office, path: str, query: str) -> None:
    for person in (office.leader, office.commune_person, office.reader):
        assert office.client(person).get(f"{path}?{query}").status_code == 200


def test_column_shows_twenty_cards_and_leads_to_the_rest(office: Office, leader: Client) -> None:
    issued(office, *(facts(office, name=f"việc {number:02}", due_on=LATE) for number in range(23)))

    late = leader.get(BOARD).context["columns"][0]

    assert (late.column.count, len(late.rows), late.is_cut) == (23, boards.CARDS, True)


def test_card_offers_the_update_to_the_unit_that_leads_and_to_nobody_else(office: Office, leader: Client) -> None:
    task = only_task(issued(office))
    quick = reverse("monitoring:quick", args=[task.pk])

    assert quick in office.client(office.finance_person).get(BOARD).text
    assert quick not in leader.get(BOARD).text


def test_what_was_closed_stays_on_the_board_for_thirty_days(office: Office, leader: Client) -> None:
    proved(only_task(issued(office)), office)

    for days, count in ((29, 1), (30, 0)):
        with clock.set_to(NOON + timedelta(days=days)):
            assert leader.get(BOARD).context["columns"][-1].column.count == count


def test_calendar_shows_a_day_off_and_the_day_that_is_looked_at(office: Office, leader: Client) -> None:
    page = leader.get(CALENDAR, {"thang": "2026-09"}).context
    days = {day.about.day: day for week in page["weeks"] for day in week if day}

    assert len(days) == 30
    assert (days[date(2026, 9, 2)].about.kind, days[TODAY].is_today, days[date(2026, 9, 5)].about.kind) == (
        "off",
        True,
        "weekend",
    )


def test_calendar_turns_from_month_to_month_with_its_filters(leader: Client) -> None:
    page = leader.get(CALENDAR, {"thang": "2026-12", "kind": "key", "day": "2026-11-03"}).context

    assert page["month"].word == "2026-12"
    assert page["next_url"] == "?kind=key&thang=2027-01"
    assert page["previous_url"] == "?kind=key&thang=2026-11"
    assert page["this_month_url"] == "?kind=key"
    assert leader.get(CALENDAR, {"day": "2026-11-03"}).context["month"].word == "2026-11"


def test_deadline_stands_on_its_day_and_moves_to_the_day_of_the_result(office: Office, leader: Client) -> None:
    task = only_task(issued(office))

    def marks() -> dict[date, list[str]]:
        weeks = leader.get(CALENDAR).context["weeks"]
        return {day.about.day: [mark.name for mark in day.marks] for week in weeks for day in week if day and day.marks}

    assert marks() == {date(2026, 9, 20): ["ahead"]}
    hand_in_evidence(task, by=office.finance_person, number="9/BC", dated=TODAY, receiver="Thường trực")
    assert marks() == {TODAY: ["awaiting_acceptance"]}


def test_parts_of_a_task_stand_indented_below_it(office: Office, leader: Client) -> None:
    task = only_task(issued(office, facts(office, name="đề án", kind="scheme")))
    late = given(task, office, by=office.finance_person, name="mốc hai", due_on=date(2026, 9, 15))
    early = given(task, office, by=office.finance_person, name="mốc một", due_on=date(2026, 9, 10))
    for part in (late, early):
        made_true(part, kind=TaskKind.MILESTONE)
    issued(office, facts(office, name="khác", due_on=date(2026, 9, 12)))

    drawn = leader.get(TIMELINE).context["chart"].bars

    assert [(bar.row.task.name, bar.depth, bar.is_milestone) for bar in drawn] == [
        ("khác", 0, False),
        ("đề án", 0, False),
        ("mốc một", 1, True),
        ("mốc hai", 1, True),
    ]
    assert drawn[2].level > drawn[1].level


def test_bar_goes_from_the_day_received_to_the_deadline_and_past_it(office: Office, leader: Client) -> None:
    issued(office, facts(office, name="chậm", due_on=LATE), facts(office, name="chạy", due_on=date(2026, 12, 31)))

    chart = leader.get(TIMELINE).context["chart"]

    late, runs = chart.bars
    assert (late.begins, late.ends, runs.ends) == (LATE, LATE, date(2026, 12, 31))
    assert late.overrun > 0 and late.overrun_x + late.overrun == pytest.approx(chart.today_x, abs=3)
    fourth = chart.width // 4
    assert (runs.overrun, runs.x + runs.width) == (0, 2 * fourth)
    assert [(one.label, one.width) for one in chart.years] == [("2026", 2 * fourth), ("2027", 2 * fourth)]
    assert [one.label for one in chart.quarters] == ["Quý III", "Quý IV", "Quý I", "Quý II"]


def test_bars_of_far_away_days_are_cut_at_the_edge(office: Office, leader: Client) -> None:
    issued(office, facts(office, due_on=date(2099, 12, 31)))

    chart = leader.get(TIMELINE).context["chart"]

    assert chart.years[-1].label == str(TODAY.year + bars.FARTHEST)
    assert chart.bars[0].x + chart.bars[0].width == chart.width


@pytest.mark.parametrize("path", WAYS)
def test_ways_show_the_day_that_people_look_at(office: Office, leader: Client, path: str) -> None:
    issued(office, facts(office, due_on=date(2026, 9, 3)))
    with clock.set_to(NOON + timedelta(days=40)):
        session = leader.session
        session["as_of"] = TODAY.isoformat()
        session.save()
        page: Any = leader.get(path)

    assert page.context["on"] == TODAY
    assert "01/09/2026" in page.text


def test_timeline_has_a_table_that_tells_the_same(office: Office, leader: Client) -> None:
    issued(office, facts(office, name="lập kế hoạch vốn"))

    text = leader.get(TIMELINE).text

    assert text.count("Lập kế hoạch vốn") >= 2
    assert "Xem dưới dạng bảng" in text and "20/09/2026" in text


def test_exceptions_stay_within_the_filters_of_the_other_ways(office: Office, leader: Client) -> None:
    issued(office, facts(office, name="một", due_on=LATE, kind="key"), facts(office, name="hai", due_on=LATE))
    issued(office, facts(office, name="ba", due_on=LATE, lead=office.health, kind="key"))

    def shown(query: str) -> tuple[list[str], int, list[int | None]]:
        page = leader.get(f"/nhiem-vu/ngoai-le/?{query}").context
        return sorted(row.task.name for row in page["rows"]), page["window"].total, [one.count for one in page["chips"]]

    assert shown("kind=key") == (["ba", "một"], 2, [2, 2, 0, 3])
    assert shown(f"kind=key&unit={office.finance.pk}") == (["một"], 1, [1, 1, 0, 3])
    assert shown("kind=key&decide=1")[:2] == (["ba", "một"], 2)
    page = leader.get("/nhiem-vu/ngoai-le/?kind=key").context
    assert [(chip.label, chip.count) for chip in page["unit_chips"]] == [
        ("Mọi đơn vị", 2),
        ("Sở Tài chính", 1),
        ("Sở Y tế", 1),
    ]
    assert page["late_count"] == 3  # of everything, as the line above says, which opens without filters
    assert [one.condition.value for one in page["narrowing"].conditions] == ["Trọng tâm"]
