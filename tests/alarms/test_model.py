"""Promise: over any weeks, what is told is what a simple model of the rules says, task by task and morning by morning."""

import random
from datetime import date, timedelta

import pytest

from kimchinam.alarms.models import Alert
from kimchinam.alarms.states import Level
from kimchinam.base.working_days import DayKind, built_in, calendar, kind_of
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import alarm
from tests.alarms.build import morning, scan
from tests.conftest import TODAY, Office
from tests.programmes.build import facts, issued, made_true

pytestmark = pytest.mark.django_db

WORKED_ON = (DayKind.WORKING, DayKind.MADE_UP)
Told = list[tuple[str, Level, date, date]]
"""Name of the task, level, day to keep, day of the scan."""


class Model:
    """What a careful clerk with a list would do each morning."""

    def __init__(self) -> None:
        self.known: set[tuple[str, Level, date]] = set()
        self.told: Told = []

    def look(self, tasks: list[Task], day: date) -> None:
        if kind_of(calendar(built_in()), day) not in WORKED_ON:
            return
        for task in tasks:
            level = Level.of(alarm(task, day))
            if level is None or task.due_on is None or (task.name, level, task.due_on) in self.known:
                continue
            self.told.append((task.name, level, task.due_on, day))
            self.known |= {(task.name, lower, task.due_on) for lower in Level if lower <= level}


def told() -> Told:
    rows = Alert.objects.filter(circle__isnull=False).values_list("task__name", "level", "cycle", "scan__day")
    return [(name, Level(level), cycle, day) for name, level, cycle, day in rows]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_is_what_the_model_tells(seed: int, office: Office) -> None:
    chance, model = random.Random(seed), Model()
    dues = [TODAY + timedelta(days=chance.randint(0, 40)) for _ in range(6)]
    units = [office.finance, office.health, office.commune]
    issued(office, *[facts(office, name=f"Việc {n}", due_on=due, lead=units[n % 3]) for n, due in enumerate(dues)])
    for number in range(1, 50):
        day = TODAY + timedelta(days=number)
        tasks = list(Task.objects.order_by("name"))
        if chance.random() < 0.7:  # else nobody scans on this day
            scan(day)
            model.look(tasks, day)
        if chance.random() < 0.15:
            with morning(day):
                made_true(chance.choice(tasks), due_on=day + timedelta(days=chance.randint(1, 20)))

    assert sorted(told()) == sorted(model.told)
    assert len(model.told) > 6
