"""Promise: the breakthroughs of a past day are served by the tasks that served them then."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kimchinam.base.clock import now
from kimchinam.programmes.actions import name_breakthrough, set_breakthrough
from kimchinam.programmes.models import Breakthrough, BreakthroughTask, Programme
from tests.conftest import FOUNDED, Office, look_at
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import facts, issued
from tests.programmes.days import day, noon_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Programme:
    return issued(office, *(facts(office, name=f"Việc {number}") for number in range(3)))


@pytest.fixture
def other(office: Office) -> Programme:
    return issued(office, facts(office, name="Việc nơi khác"), title="Chương trình đê kè")


@pytest.fixture
def served(programme: Programme, other: Programme, office: Office) -> Breakthrough:
    """Named on day 1; two tasks serve it on day 2, a third one and one elsewhere on day 3, none on day 4, the first on day 5."""
    tasks = list(programme.tasks.order_by("order"))
    with noon_of(1):
        named = name_breakthrough(programme, by=office.clerk, name="Hạ tầng số", valid_from=FOUNDED)
    for number, chosen in ((2, tasks[:2]), (3, tasks[2:]), (4, []), (5, tasks[:1])):
        with noon_of(number):
            set_breakthrough(programme, by=office.clerk, breakthrough=named, tasks=chosen)
            set_breakthrough(
                other, by=office.clerk, breakthrough=named, tasks=list(other.tasks.all()) if number == 3 else []
            )
    return named


def looking(office: Office, number: int) -> Client:
    client = office.client(office.clerk)
    look_at(client, day(number))
    return client


@pytest.mark.parametrize(
    ("number", "here", "elsewhere"),
    [
        (1, [], []),
        (2, ["Việc 0", "Việc 1"], []),
        (3, ["Việc 2"], ["Việc nơi khác"]),
        (4, [], []),
        (5, ["Việc 0"], []),
    ],
)
def test_numbers_of_a_day_are_those_of_the_tasks_that_its_page_shows(
    served: Breakthrough, programme: Programme, office: Office, number: int, here: list[str], elsewhere: list[str]
) -> None:
    with noon_of(9):
        client = looking(office, number)
        page = client.get(reverse("programmes:breakthroughs", args=[programme.pk]))
        opened = client.get(reverse("programmes:breakthrough", args=[programme.pk, served.pk]))

    assert [(one.here, one.elsewhere) for one in page.context["breakthroughs"]] == [(len(here), len(elsewhere))]
    rows = [row.task for group in opened.context["groups"] for row in group.rows]
    assert [task.name for task in rows if task.pk in opened.context["serving"]] == here
    assert [task.name for task in opened.context["elsewhere"]] == elsewhere
    for shown in (page.text, opened.text):
        assert "hôm nay, không phải ngày đang xem" not in shown
        assert 'name="tasks"' not in shown


def test_breakthrough_is_not_there_before_it_was_named(
    served: Breakthrough, programme: Programme, office: Office
) -> None:
    with noon_of(9):
        page = looking(office, 0).get(reverse("programmes:breakthroughs", args=[programme.pk]))

    assert list(page.context["breakthroughs"]) == []


def test_what_is_sent_from_a_past_day_changes_nothing_and_comes_back(
    served: Breakthrough, programme: Programme, office: Office
) -> None:
    task = programme.tasks.get(order=3)
    with noon_of(9):
        client = looking(office, 2)
        page = client.post(reverse("programmes:breakthrough", args=[programme.pk, served.pk]), {"tasks": [task.pk]})
        said = {"name": "Nhân lực", "valid_from": "2026-01-01"}
        named = client.post(reverse("programmes:breakthroughs", args=[programme.pk]), said).text

    assert "Hãy trở về hôm nay rồi ghi." in page.text
    assert f'value="{task.pk}" checked' in page.text
    assert "Nhân lực" in named
    assert Breakthrough.objects.count() == 1
    assert BreakthroughTask.objects.living().get().task.name == "Việc 0"


def test_database_keeps_one_living_link_and_whole_ends(served: Breakthrough, office: Office) -> None:
    link = BreakthroughTask.objects.living().get()
    for wrong in (
        lambda: BreakthroughTask.objects.create(breakthrough=served, task=link.task),
        lambda: BreakthroughTask.objects.filter(pk=link.pk).update(ended_at=now()),
        lambda: BreakthroughTask.objects.filter(pk=link.pk).update(ended_by=office.clerk),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_past_day_costs_the_same_for_any_number_of_tasks_elsewhere(
    served: Breakthrough, programme: Programme, office: Office
) -> None:
    client, url = looking(office, 6), reverse("programmes:breakthrough", args=[programme.pk, served.pk])

    def grow(number: int) -> None:
        with noon_of(6):
            more = issued(office, facts(office, name=f"Việc xa {number}"), title=f"Chương trình {number}")
            set_breakthrough(more, by=office.clerk, breakthrough=served, tasks=list(more.tasks.all()))

    def show() -> None:
        with noon_of(9):
            client.get(url)

    assert_same_number_of_queries(show, grow=grow)


@pytest.mark.parametrize(("number", "names"), [(2, ["Việc 0", "Việc 1"]), (3, ["Việc 2", "Việc nơi khác"]), (4, [])])
def test_list_of_a_past_day_is_filtered_by_what_served_then(
    office: Office, served: Breakthrough, number: int, names: list[str]
) -> None:
    with noon_of(9):
        page = looking(office, number).get(reverse("monitoring:list"), {"breakthrough": served.pk})

    assert sorted(row.task.name for row in page.context["rows"]) == names
