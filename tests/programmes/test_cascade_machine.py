"""Promise: whatever units pass on, move and close, in any order, no part is ever due after any task above it."""

from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import progress_below, tasks_above, tasks_below
from kimchinam.programmes.states import TASK_CHANGED, Grade
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import facts, given, issued, made_true, only_task, person_of, unit_below

pytestmark = pytest.mark.django_db

FIRST = some.integers(20, 40).map(lambda number: TODAY + timedelta(days=number))
SHIFT = some.integers(-12, 12).map(lambda number: timedelta(days=number))
OWN, BELOW, BESIDE = 0, 1, 3
"""How many steps down the list of units a part goes."""
STEPS = settings(
    max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


class Ladder:
    """Three units, each below the one before, and one beside them; a person in each of the three."""

    def __init__(self, office: Office) -> None:
        self.office = office
        room = unit_below(office.finance, "Phòng Ngân sách")
        team = unit_below(room, "Tổ Thẩm định")
        self.people: dict[UUID, User] = {
            office.finance.pk: office.finance_person,
            room.pk: person_of(room, "ngansach"),
            team.pk: person_of(team, "thamdinh"),
            office.health.pk: office.health_person,
        }
        self.units: list[Organisation] = [office.finance, room, team, office.health]


class Cascade(RuleBasedStateMachine):
    """Acts at random; each is refused exactly when it would leave something due after a task above it."""

    ladder: Ladder
    tasks = Bundle("tasks")

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.open.enter_context(clock.set_to(NOON))
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)
        self.open.close()

    @initialize(target=tasks, day=FIRST, gaps=some.tuples(some.integers(0, 9), some.integers(0, 9)))
    def issue(self, day: date, gaps: tuple[int, int]) -> Any:
        """A task, a part of it, and a part of that one."""
        branch = [only_task(issued(self.ladder.office, facts(self.ladder.office, due_on=day)))]
        for unit, gap in zip(self.ladder.units, gaps, strict=False):
            day -= timedelta(days=gap)
            below = self.ladder.units[self.ladder.units.index(unit) + 1]
            branch.append(given(branch[-1], self.ladder.office, by=self.ladder.people[unit.pk], lead=below, due_on=day))
        return multiple(*(task.pk for task in branch))

    @rule(target=tasks, key=tasks, shift=SHIFT, step=some.sampled_from([OWN, BELOW, BELOW, BESIDE]))
    def pass_on(self, key: UUID, shift: timedelta, step: int) -> Any:
        whole, units = Task.objects.select_related("lead").get(pk=key), self.ladder.units
        assert whole.lead is not None
        lead, day = units[min(units.index(whole.lead) + step, BESIDE)], (whole.bound or TODAY) + shift
        fits = today() <= day <= (whole.bound or date.max) and lead.path.startswith(whole.lead.path)
        try:
            part = given(whole, self.ladder.office, by=self.ladder.people[whole.lead.pk], lead=lead, due_on=day)
        except RefusedError:
            assert not fits or whole.closed_on
            return key
        assert fits
        assert whole.closed_on is None
        return part.pk

    @rule(key=tasks, shift=SHIFT | some.none())
    def move_deadline(self, key: UUID, shift: timedelta | None) -> None:
        task = Task.objects.get(pk=key)
        day = (task.due_on or TODAY) + shift if shift else None
        fits = self._fits(task, day)
        try:
            turn(task, TASK_CHANGED, by=self.ladder.office.leader, changes={"due_on": day})
        except RefusedError:
            assert not fits
        else:
            assert fits

    @rule(key=tasks, shift=SHIFT)
    def move_deadline_by_hand(self, key: UUID, shift: timedelta) -> None:
        """The database knows of the level above and of the one below."""
        task = Task.objects.get(pk=key)
        day = (task.due_on or TODAY) + shift
        limit, later = task.limit_on or date.max, Task.objects.filter(parent=task, due_on__gt=day).exists()
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                own = task.pk.hex if connection.vendor == "sqlite" else task.pk
                cursor.execute("UPDATE programmes_task SET due_on = %s WHERE id = %s", [day, own])
                assert day <= limit
                assert not later
                transaction.set_rollback(True)
        except IntegrityError:
            assert day > limit or later

    @rule(key=tasks, seldom=some.integers(0, 4))
    def close(self, key: UUID, seldom: int) -> None:
        task = Task.objects.get(pk=key)
        if seldom:
            return
        before = set(Task.objects.exclude(closed_on=None).values_list("pk", flat=True))
        if task.closed_on is None:
            made_true(task, handed_in_on=today(), closed_on=today(), grade=Grade.GOOD)
        assert set(Task.objects.exclude(closed_on=None).values_list("pk", flat=True)) == before | {key}

    @rule(days=some.integers(1, 3))
    def wait(self, days: int) -> None:
        self.open.enter_context(clock.set_to(clock.now() + timedelta(days=days)))

    def _fits(self, task: Task, day: date | None) -> bool:
        days = {one.pk: one.due_on for one in Task.objects.all()} | {task.pk: day}
        above = {one.pk: one.parent_id for one in Task.objects.all()}
        return all(days[key] <= bound for key in days if days[key] for bound in self._bounds(key, days, above))

    @staticmethod
    def _bounds(key: UUID, days: dict[UUID, date | None], above: dict[UUID, UUID | None]) -> list[date]:
        bounds = []
        while (parent := above[key]) is not None:
            key = parent
            bounds += [days[key]] if days[key] else []
        return bounds  # type: ignore[return-value]

    @invariant()
    def nothing_is_due_after_anything_above(self) -> None:
        for task in Task.objects.all():
            above = list(tasks_above(task))
            days = [one.due_on for one in above if one.due_on]
            assert (task.depth, task.limit_on) == (len(above), min(days, default=None))
            assert task.due_on is None or all(task.due_on <= day for day in days)

    @invariant()
    def everything_below_is_counted_once(self) -> None:
        for task in Task.objects.filter(parent=None):
            assert progress_below(task, self.ladder.office.leader, today()).total == tasks_below(task).count()


def test_no_part_is_ever_due_after_any_task_above(office: Office) -> None:
    Cascade.ladder = Ladder(office)

    run_state_machine_as_test(Cascade, settings=STEPS)
