"""Promise: wherever a day to keep is shown, it is the one by which lateness is judged: with the days that reviewers held."""

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.programmes.models import Programme, Task
from tests.conftest import Office
from tests.programmes.build import facts, given, issued, made_true, only_task

pytestmark = pytest.mark.django_db

FIRST, KEPT = "20/09/2026", "29/09/2026"
"""What the programme said, and what counts after a reviewer had held the task for nine days."""
BOTH = f"gốc {FIRST} cộng 9 ngày người duyệt giữ"


@pytest.fixture
def programme(office: Office) -> Programme:
    programme = issued(office, facts(office, supporting=(office.health,)))
    made_true(only_task(programme), held_days=9)
    return programme


@pytest.fixture
def task(programme: Programme) -> Task:
    return only_task(programme)


@pytest.fixture
def owner(office: Office) -> Client:
    return office.client(office.finance_person)


@pytest.mark.parametrize("page", ["task", "quick"])
def test_pages_of_a_task_say_the_day_that_counts_and_how_it_came_about(owner: Client, task: Task, page: str) -> None:
    shown = owner.get(reverse(f"monitoring:{page}", args=[task.pk])).text

    assert shown.index(KEPT) < shown.index(BOTH)


def test_list_says_both(owner: Client, task: Task) -> None:
    shown = owner.get(reverse("monitoring:list")).text

    assert shown.index(KEPT) < shown.index(BOTH)


def test_programme_says_both(owner: Client, programme: Programme) -> None:
    shown = owner.get(reverse("programmes:detail", args=[programme.pk])).text

    assert shown.index(KEPT) < shown.index(BOTH)


def test_desk_says_the_day_that_counts(owner: Client, task: Task) -> None:
    shown = owner.get(reverse("desk:home")).text

    assert (KEPT in shown, FIRST in shown) == (True, False)


def test_page_for_many_says_the_day_that_counts(office: Office, task: Task) -> None:
    choosing = {"task": [str(task.pk)]}
    shown = office.client(office.leader).post(reverse("monitoring:bulk", args=["gia-han-nhieu"]), choosing).text

    assert (KEPT in shown, FIRST in shown) == (True, False)


def test_part_of_a_task_stands_below_it_with_the_day_that_counts(office: Office, task: Task) -> None:
    part = given(task, office, by=office.finance_person, lead=office.finance)
    made_true(part, held_days=2)

    shown = office.client(office.finance_person).get(reverse("monitoring:task", args=[task.pk])).text

    assert "22/09/2026" in shown


def test_deadline_that_nobody_held_up_is_said_alone(office: Office, owner: Client) -> None:
    issued(office)

    shown = owner.get(reverse("monitoring:list")).text

    assert (FIRST in shown, "gốc" in shown) == (True, False)
