"""Promise: a past day shows each paper as it stood then: asked and not yet decided, given and not yet answered."""

from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from kimchinam.base import clock
from kimchinam.monitoring.actions import (
    answer_direction,
    close_direction,
    decide_obstacle,
    grant_extension,
    name_decider,
    reassign_tasks,
)
from kimchinam.monitoring.queries.papers import clock_of, papers_about, stopped_at
from kimchinam.monitoring.rules import Clock
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import as_stood
from tests.conftest import NOON, TODAY, Office
from tests.counting import queries_of
from tests.monitoring.papers import LATER, asked, directed, fresh, raised
from tests.programmes.build import issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    return only_task(issued(office))


def on_day(number: int) -> AbstractContextManager[None]:
    return clock.set_to(NOON + timedelta(days=number))


def told(task: Task, *days: int) -> list[list[str]]:
    """The states of all papers at the end of each day, the newest paper first."""
    return [[str(paper.state_then) for paper in papers_about(task, TODAY + timedelta(days=day))] for day in days]


def test_request_waits_until_the_day_of_its_decision(office: Office, task: Task) -> None:
    with on_day(1):
        extension = asked(office, task)
    with on_day(3):
        grant_extension(extension, by=office.leader, new_due=LATER + timedelta(days=5))

    assert told(task, 0, 1, 2, 3) == [[], ["asked"], ["asked"], ["granted"]]
    days = [papers_about(task, TODAY + timedelta(days=day))[0].due_then for day in (2, 3)]
    assert days == [LATER, LATER + timedelta(days=5)]


def test_direction_is_open_then_answered_then_closed(office: Office, task: Task) -> None:
    direction = directed(office, task)
    with on_day(2):
        answer_direction(direction, by=office.finance_person, answer="Xong")
    with on_day(4):
        close_direction(direction, by=office.leader)

    assert told(task, 0, 1, 2, 3, 4) == [["open"], ["open"], ["answered"], ["answered"], ["closed"]]


def test_obstacle_holds_the_task_between_its_days_and_its_level_is_known_from_the_day_it_was_named(
    office: Office, task: Task
) -> None:
    with on_day(1):
        obstacle = raised(office, task, decider=None)
    with on_day(3):
        name_decider(obstacle, by=office.leader, decider=office.root)
    with on_day(6):
        decide_obstacle(obstacle, by=office.leader, decision="Giao đất")
        held = []
        for number in range(8):
            day = TODAY + timedelta(days=number)
            (then,) = as_stood([fresh(task)], min(day, clock.today()))
            stop = stopped_at(then, papers_about(then, day))
            held.append(str(stop.organisation) if stop else "")

    assert held == ["", "None", "None", *["Tỉnh ủy Mẫu"] * 3, "", ""]
    assert told(task, 5, 6) == [["raised"], ["decided"]]
    assert clock_of(fresh(task), TODAY + timedelta(days=4)) == Clock(owner=1, reviewer=0, decider=3)


def test_all_papers_of_a_task_cost_as_many_queries_for_one_of_each_as_for_many(office: Office, task: Task) -> None:
    def write() -> None:
        answer_direction(directed(office, task), by=office.finance_person, answer="Xong")
        grant_extension(asked(office, task, new_due=fresh(task).due_on + timedelta(days=1)), by=office.leader)
        decide_obstacle(raised(office, task), by=office.leader, decision="Giao đất")

    def count() -> int:
        return len(queries_of(lambda: papers_about(task, TODAY)))

    write()
    first = count()
    for _time in range(4):
        write()

    assert count() == first == 4
    assert len(papers_about(task, TODAY)) == 15


def test_new_owner_is_told_from_his_day_on(office: Office, task: Task) -> None:
    with on_day(2):
        reassign_tasks([fresh(task)], by=office.leader, to=office.health, reason="Đúng chức năng")

    assert [len(papers_about(task, TODAY + timedelta(days=day))) for day in (1, 2)] == [0, 1]
