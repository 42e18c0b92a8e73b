"""Promise: what waits for a person's word is the same by the rules, task by task, in the list, and in its number.

Tasks are late as chance has it; some are stopped by an obstacle, for which a level is known, becomes known or stays unknown.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base import clock
from kimchinam.monitoring.actions import decide_obstacle, name_decider, raise_obstacle
from kimchinam.monitoring.queries import counts_for_my_decision, deciding, for_my_decision
from kimchinam.monitoring.queries.papers import levels_above
from kimchinam.monitoring.rules import decides
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import following, tasks_in
from tests.conftest import NOON, TODAY, Office
from tests.monitoring.papers import fresh
from tests.monitoring.papers import person as post_of
from tests.programmes.build import facts, given, issued, unit_below
from tests.programmes.oracle import stood

pytestmark = pytest.mark.django_db
Act = tuple[int, Callable[[], object]]
"""On which day after TODAY, and what."""


def late_tasks(office: Office, chance: random.Random) -> list[tuple[Task, User]]:
    """With who acts for the one in the lead. Of three units, of a room below one, and of the unit at the top."""
    room = unit_below(office.finance, "Phòng Ngân sách")
    owners = {
        office.finance: office.finance_person,
        office.health: office.health_person,
        office.root: post_of("tinhuy", office.root, Role.UNIT),
        room: post_of("phong", room, Role.UNIT),
    }
    leads = [unit for unit in (office.finance, office.health, office.root) for _time in range(4)]
    days = [TODAY + timedelta(days=chance.randint(0, 9)) for _lead in leads]
    chosen = [facts(office, name=f"việc {n}", lead=leads[n], due_on=days[n]) for n in range(len(leads))]
    unset = facts(office, name="chưa định hạn", due_on=None, review_on=TODAY + timedelta(days=2))
    tasks = list(issued(office, *chosen, unset).tasks.select_related("lead", "programme"))
    whole = next(task for task in tasks if task.lead == office.finance and task.due_on)
    for number in range(3):
        part = given(whole, office, by=office.finance_person, name=f"phần {number}", lead=room, due_on=whole.due_on)
        tasks.append(fresh(part))
    return [(task, owners[task.lead]) for task in tasks if task.lead]


def obstacles(office: Office, task: Task, owner: User, chance: random.Random) -> list[Act]:
    """What happens to a task: nothing, or an obstacle whose level is said at once, later or never; perhaps it is decided."""
    if chance.random() < 0.3:
        return []
    levels, day = levels_above(task), chance.randint(0, 8)
    level = chance.choice([None, None, *levels])
    acts: list[Act] = [(day, lambda: raise_obstacle(fresh(task), by=owner, text="Thiếu đất", decider=level))]
    if task.lead == office.root:  # nobody here may decide about it
        return acts
    named = chance.choice(levels) if level is None and chance.random() < 0.5 else None
    if named:
        acts.append((day + 1, lambda: name_decider(task.obstacles.get(), by=office.leader, decider=named)))
    if (level or named) and chance.random() < 0.4:
        acts.append((day + 3, lambda: decide_obstacle(task.obstacles.get(), by=office.leader, decision="Giao đất")))
    return acts


def people(office: Office) -> list[User]:
    return [
        office.leader,
        office.clerk,
        office.finance_person,
        office.inspector,
        post_of("chanhvp", office.bureau),
        post_of("giamdoc", office.finance),
        post_of("gdyte", office.health),
        post_of("phobt", office.root, scope=Scope.BELOW),
        post_of("bithu", office.root),
    ]


def same(user: User, on: date) -> int:
    by_rule = {task.pk for task in stood(user, on) if decides(user, task, on)}
    assert set(tasks_in(for_my_decision(user, on), on)) == by_rule, (user, on)
    assert counts_for_my_decision(user, on).total() == len(by_rule), (user, on)
    return len(by_rule)


@pytest.mark.parametrize(("seed", "few", "many"), [(0, 20_000, 50), (1, -1, 50), (2, -1, 1), (3, 20_000, 1)])
def test_what_waits_for_a_person_is_what_the_rules_say(
    office: Office, monkeypatch: pytest.MonkeyPatch, seed: int, few: int, many: int
) -> None:
    """Whether decisions are few enough to be found by an index or not, and whether a person sees many units."""
    monkeypatch.setattr(deciding, "FEW", few)
    monkeypatch.setattr(following, "MANY_UNITS", many)
    chance = random.Random(seed)
    acts = [act for task, owner in late_tasks(office, chance) for act in obstacles(office, task, owner, chance)]
    for day, act in sorted(acts, key=lambda one: one[0]):
        with clock.set_to(NOON + timedelta(days=day)):
            act()

    everybody, found = people(office), 0
    with clock.set_to(NOON + timedelta(days=14)):
        for user in everybody:
            found += sum(same(user, TODAY + timedelta(days=day)) for day in (0, 2, 4, 6, 9, 14))
    assert found > 50


def test_late_task_that_waits_for_a_level_above_does_not_wait_for_another(office: Office) -> None:
    """Deep red it would wait for the level that assigned; its obstacle waits for the superior."""
    (task,) = issued(office, facts(office, due_on=TODAY)).tasks.all()
    raise_obstacle(fresh(task), by=office.finance_person, text="Thiếu đất", decider=office.root)
    secretary, chief = post_of("bithu", office.root, scope=Scope.BELOW), post_of("chanhvp", office.bureau)

    with clock.set_to(NOON + timedelta(days=10)):
        on = TODAY + timedelta(days=10)
        assert (counts_for_my_decision(secretary, on).total(), counts_for_my_decision(chief, on).total()) == (1, 0)
