"""Promise: whatever filters are set together, a list holds what the rules say of the facts, counted or walked."""

import random
from datetime import date

import pytest
from django.http import QueryDict

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Scope
from kimchinam.monitoring.queries import Filters, deciding
from kimchinam.monitoring.rules import Days, decides
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import following, visible_to
from kimchinam.programmes.rules import alarm, last_day, status
from kimchinam.programmes.states import GROUPS
from tests.conftest import TODAY, Office
from tests.monitoring.lives import found, lives
from tests.monitoring.papers import person

pytestmark = pytest.mark.django_db


def expected(filters: Filters, user: User) -> list[str]:
    """What the rules say of the facts of each task, without the machinery of lists."""
    held = {
        "status": lambda task: status(task, TODAY) in GROUPS.get(filters.status, (filters.status,)),
        "alarm": lambda task: alarm(task, TODAY) == filters.alarm,
        "unit": lambda task: task.lead_id == filters.unit,
        "kind": lambda task: task.kind == ("" if filters.kind == "ordinary" else filters.kind),
        "due": lambda task: _in(filters.due, last_day(task)),
        "decide": lambda task: decides(user, task, TODAY),
        "day": lambda task: _in(filters.day, _falls(task)),
        "lacks": lambda task: {
            "evidence": task.handed_in_on is None,
            "owner": task.closed_on is None,
            "date": task.closed_on is None and not (task.due_on or task.recurrence),
        }[filters.lacks],
    }
    asked = [test for name, test in held.items() if getattr(filters, name)]
    return sorted(task.name for task in visible_to(user) if all(test(task) for test in asked))


def _in(days: Days | None, day: date | None) -> bool:
    return days is not None and day is not None and days.first <= day <= days.last


def _falls(task: Task) -> date | None:
    if task.closed_on or task.handed_in_on:
        return task.closed_on or task.handed_in_on
    return task.due_on


@pytest.mark.parametrize(
    ("counted", "few", "many"), [(-1, 5_000, 50), (-1, -1, 1), (20_000, 5_000, 1), (20_000, 5_000, 50)]
)
@pytest.mark.parametrize("seed", range(3))
def test_filters_of_chance_find_what_the_rules_say(
    office: Office, monkeypatch: pytest.MonkeyPatch, seed: int, counted: int, few: int, many: int
) -> None:
    """Whatever is held for few tasks, for few enough to count, and for many units."""
    monkeypatch.setattr(following, "COUNTED", counted)
    monkeypatch.setattr(deciding, "FEW", few)
    monkeypatch.setattr(following, "FEW", few)
    monkeypatch.setattr(following, "MANY_UNITS", many)
    lives(office, seed, number=20)
    chief, chance = person("pho", office.root, scope=Scope.BELOW), random.Random(seed)
    words = {
        "status": ["late", "open", "closed", "going", "ahead", "overdue", "awaiting_acceptance", "due_soon"],
        "alarm": ["green", "yellow", "red", "deep_red"],
        "unit": [str(office.finance.pk), str(office.health.pk)],
        "kind": ["ordinary", "key", "scheme"],
        "due": ["2026", "2026-Q3", "2026-09", "2027"],
        "day": ["2026-09-01", "2026-08-01..2026-09-30", "2026"],
        "lacks": ["evidence", "owner", "date"],
        "decide": ["1"],
    }
    for _round in range(25):
        names = chance.sample(sorted(words), chance.randint(0, 3))
        query = "&".join(f"{name}={chance.choice(words[name])}" for name in names)
        user = chance.choice([office.leader, office.finance_person, chief])
        assert found(query, user) == expected(Filters.of(QueryDict(query)), user), query
