"""Promise: the lists of tasks, what is late, and a task itself show what their readers may know, and count what they show."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.programmes.actions import issue_programme, take_accepted
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office, look_at
from tests.programmes.build import accept_all, draft, facts, issued, made_true, only_task

pytestmark = pytest.mark.django_db
LATE = TODAY - timedelta(days=10)
LIST, EXCEPTIONS = "/nhiem-vu/", "/nhiem-vu/ngoai-le/"


@pytest.fixture
def leader(office: Office) -> Client:
    return office.client(office.leader)


@pytest.fixture
def finance(office: Office) -> Client:
    return office.client(office.finance_person)


def page_of(task: Task) -> str:
    return reverse("monitoring:task", args=[task.pk])


def names(response: Any) -> list[str]:
    return [row.task.name for row in response.context["rows"]]


def hand_in(office: Office, task: Task, **changes: Any) -> Evidence:
    words = {"by": office.finance_person, "number": "12/BC-STC", "dated": TODAY, "receiver": "Thường trực"}
    return hand_in_evidence(Task.objects.get(pk=task.pk), **words | changes)


@pytest.fixture
def mixed(office: Office) -> list[Task]:
    """Late, soon, running, recurring of finance; one of health; one waiting for acceptance; and a draft that is not followed."""
    draft(office, facts(office, name="dự thảo"))
    programme = issued(
        office,
        facts(office, name="chậm", due_on=LATE),
        facts(office, name="gần", due_on=TODAY + timedelta(days=2)),
        facts(office, name="xa"),
        facts(office, name="định kỳ", due_on=None, recurrence="P3M"),
        facts(office, name="y tế", lead=office.health),
        facts(office, name="đã nộp", due_on=LATE),
    )
    hand_in(office, programme.tasks.get(name="đã nộp"))
    return list(programme.tasks.order_by("order"))


def test_every_chip_opens_the_list_that_it_counts(leader: Client, mixed: list[Task]) -> None:
    chips = leader.get(LIST).context["chips"]

    assert chips[0].count == sum(chip.count for chip in chips[1:]) == len(mixed)
    for chip in chips:
        response = leader.get(LIST + chip.url)
        assert (response.context["window"].total, len(names(response))) == (chip.count, chip.count)


@pytest.mark.parametrize("query", [{"mine": "1"}, {"q": "dinh ky"}, {"q": "y te"}, {"status": "overdue"}])
def test_chips_still_sum_within_other_filters(finance: Client, mixed: list[Task], query: dict[str, str]) -> None:
    chips = finance.get(LIST, query).context["chips"]

    assert chips[0].count == sum(chip.count for chip in chips[1:])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "overdue"}, ["chậm"]),
        ({"status": "open", "q": "dinh"}, ["định kỳ"]),
        ({"status": "closed"}, []),
        ({"q": "đã nộp"}, ["đã nộp"]),
        # What makes no sense filters nothing.
        ({"status": "bogus", "programme": "x", "unit": "y", "page": "zero"}, None),
    ],
)
def test_filters_stand_in_the_url(
    leader: Client, mixed: list[Task], query: dict[str, str], found: list[str] | None
) -> None:
    response = leader.get(LIST, query)

    assert (sorted(names(response)) if found is None else names(response)) == (
        sorted(task.name for task in mixed) if found is None else found
    )


def test_filter_by_unit_and_programme(office: Office, leader: Client, mixed: list[Task]) -> None:
    other = issued(office, facts(office, name="khác", lead=office.health))

    assert sorted(names(leader.get(LIST, {"unit": str(office.health.pk)}))) == ["khác", "y tế"]
    assert names(leader.get(LIST, {"programme": str(other.pk)})) == ["khác"]
    offered = leader.get(LIST).context["narrowing"].form.fields
    assert sorted(label for key, label in offered["unit"].choices if key) == ["Sở Tài chính", "Sở Y tế"]
    assert len(offered["programme"].choices) == 3  # both, and every one


def test_unit_sees_only_what_reaches_it(office: Office, finance: Client, mixed: list[Task]) -> None:
    assert "y tế" not in names(finance.get(LIST))
    assert names(office.client(office.commune_person).get(LIST)) == []
    assert finance.get(page_of(mixed[4])).status_code == 404


def test_mine_are_those_that_my_unit_leads(office: Office, mixed: list[Task]) -> None:
    response = office.client(office.health_person).get(LIST, {"mine": "1"})

    assert names(response) == ["y tế"]
    assert [tab.count for tab in response.context["tabs"]] == [1, 1]


def test_list_pages_after_fifty(office: Office, leader: Client) -> None:
    issued(office, *(facts(office, name=f"việc {number:02}") for number in range(53)))

    first, second = leader.get(LIST), leader.get(LIST + leader.get(LIST).context["window"].next_url)

    assert (len(names(first)), names(second)) == (50, ["việc 50", "việc 51", "việc 52"])
    assert "51–53 trong 53 nhiệm vụ" in second.text


@pytest.mark.parametrize("path", [LIST, EXCEPTIONS])
def test_lists_ask_the_same_number_of_queries_for_one_and_thirty(
    office: Office, leader: Client, path: str, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    issued(office, facts(office, due_on=LATE))
    with django_assert_max_num_queries(23) as first:
        assert len(names(leader.get(path))) == 1
    issued(office, *(facts(office, due_on=LATE, supporting=(office.health,)) for _n in range(29)))

    with django_assert_num_queries(len(first)):
        assert len(names(leader.get(path))) == 30


def test_exceptions_page_after_fifty_and_still_count_all(office: Office, leader: Client) -> None:
    issued(office, *(facts(office, due_on=LATE) for _n in range(52)))

    response = leader.get(EXCEPTIONS)

    assert (len(names(response)), response.context["late_count"], response.context["chips"][0].count) == (50, 52, 52)
    assert len(names(leader.get(EXCEPTIONS + response.context["window"].next_url))) == 2


def test_list_shows_the_day_that_people_look_at(leader: Client, mixed: list[Task]) -> None:
    with clock.set_to(NOON + timedelta(days=60)):
        now = leader.get(LIST, {"status": "overdue"})
        look_at(leader, TODAY)
        then = leader.get(LIST, {"status": "overdue"})

    assert names(now) == ["chậm", "gần", "xa", "y tế"]
    assert names(then) == ["chậm"]


def test_exceptions_show_who_days_product_and_level(office: Office, leader: Client, mixed: list[Task]) -> None:
    response = leader.get(EXCEPTIONS)

    (row,) = response.context["rows"]
    assert (row.task.name, row.days_late, row.alarm, row.decides) == ("chậm", 10, "deep_red", office.bureau)
    assert (response.context["late_count"], response.context["open_count"]) == (1, 6)


def test_exceptions_answer_the_three_questions(leader: Client, mixed: list[Task]) -> None:
    who, where, what = leader.get(EXCEPTIONS).context["questions"]

    assert (who.answer, who.detail) == ("1 đơn vị", "Sở Tài chính 1")
    assert where.answer == "1 chờ nghiệm thu"
    assert what.answer == "1 việc"
    for question, count in ((who, 1), (where, 1), (what, 1)):
        assert len(names(leader.get(question.url))) == count


def test_exceptions_chips_sum_and_open_their_lists(office: Office, leader: Client) -> None:
    issued(office, facts(office, due_on=LATE), facts(office, due_on=TODAY - timedelta(days=1)))

    everything, deep, red, mine = leader.get(EXCEPTIONS).context["chips"]

    assert (everything.count, deep.count, red.count) == (2, 1, 1)
    for chip in (everything, deep, red, mine):
        assert len(names(leader.get(EXCEPTIONS + chip.url))) == chip.count


def test_red_waits_for_the_superior_and_not_for_the_unit_itself(
    office: Office, leader: Client, finance: Client
) -> None:
    issued(office, facts(office, due_on=TODAY - timedelta(days=1)))

    assert len(names(leader.get(EXCEPTIONS, {"decide": "1"}))) == 1  # the leader sits in the unit above
    assert names(finance.get(EXCEPTIONS, {"decide": "1"})) == []


def test_exceptions_are_empty_when_nothing_is_late(office: Office, leader: Client) -> None:
    issued(office)

    assert "Không có nhiệm vụ quá hạn" in leader.get(EXCEPTIONS).text


def test_task_shows_its_five_parts(office: Office, finance: Client) -> None:
    task = only_task(issued(office, facts(office, due_words="trước ngày 21/9", supporting=(office.health,))))

    text = finance.get(page_of(task)).text

    for words in ("Sở Tài chính", "Sở Y tế", "Kế hoạch vốn", "20/09/2026", "“trước ngày 21/9”", "còn 19 ngày", "Xanh"):
        assert words in text


def test_task_links_to_its_clause_for_every_unit_that_takes_part(office: Office, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)
    programme.tasks.exclude(name__contains="bố trí vốn").delete()
    task = only_task(programme)
    made_true(task, product_kind="plan", receiver="Ban Thường vụ")
    issue_programme(programme, by=office.leader)

    text = office.client(office.health_person).get(page_of(task)).text

    assert f"{reverse('documents:detail', args=[document.pk])}#p-{task.provision_id}" in text
    assert "hl-task" in text


@pytest.mark.parametrize("path", [LIST, EXCEPTIONS])
def test_pages_ask_strangers_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path).status_code == 302
