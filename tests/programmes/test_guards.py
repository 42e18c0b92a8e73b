"""Promise: the database itself keeps the cascade true, against SQL written by hand and on both engines."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import TASK_ADDED
from tests.conftest import Office
from tests.programmes.build import DUE, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


def below(parent: Task, office: Office, *, due_on: date | None) -> Task:
    """A new task under another one, in its programme."""
    task = Task(programme=parent.programme, order=parent.programme.tasks.count() + 1)
    turn(task, TASK_ADDED, by=office.clerk, changes=facts(office, due_on=due_on).by_field() | {"parent": parent})
    return task


@pytest.fixture
def branch(office: Office) -> list[Task]:
    """Three tasks, each part of the one before; the middle one has no deadline of its own."""
    top = only_task(draft(office, facts(office)))
    middle = below(top, office, due_on=None)
    return [top, middle, below(middle, office, due_on=DUE - timedelta(days=5))]


def by_hand(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [_raw(value) for value in values])


def _raw(value: object) -> object:
    """A key as the engine keeps it."""
    return value.hex if hasattr(value, "hex") and connection.vendor == "sqlite" else value


def test_task_below_stands_a_step_deeper_within_the_limit_of_all_above(branch: list[Task]) -> None:
    assert [(task.depth, task.limit_on) for task in branch] == [(0, None), (1, DUE), (2, DUE)]


LATER = DUE + timedelta(days=1)
EARLIER = DUE - timedelta(days=9)


@pytest.mark.parametrize(
    ("which", "columns", "values", "refusal"),
    [
        (2, "due_on", (LATER,), "task_due_within_its_limit"),
        (2, "due_on, limit_on", (LATER, LATER), "task_limit"),
        (2, "limit_on", (None,), "task_limit"),
        (2, "depth", (1,), "task_depth"),
        (1, "depth", (2,), "task_depth"),
        (0, "limit_on", (DUE,), "task_depth_below_its_parent|task_limit"),
        (0, "depth", (1,), "task_depth"),
        (1, "due_on", (EARLIER,), "task_children"),
    ],
)
def test_row_that_breaks_the_cascade_is_refused(
    branch: list[Task], which: int, columns: str, values: tuple[object, ...], refusal: str
) -> None:
    places = ", ".join(f"{column} = %s" for column in columns.split(", "))

    with pytest.raises(IntegrityError, match=refusal):
        by_hand(f"UPDATE programmes_task SET {places} WHERE id = %s", *values, branch[which].pk)


def test_task_cannot_stand_below_itself_nor_below_a_task_below_it(branch: list[Task]) -> None:
    top, middle, last = branch

    for task, above in ((top, top), (top, last), (middle, last)):
        with pytest.raises(IntegrityError, match="task_depth"):
            by_hand(
                "UPDATE programmes_task SET parent_id = %s, depth = %s, limit_on = %s WHERE id = %s",
                above.pk, above.depth + 1, above.bound, task.pk,
            )  # fmt: skip


def test_new_row_with_a_wrong_depth_is_refused(branch: list[Task], office: Office) -> None:
    wrong: list[Callable[[Task], Task]] = [
        lambda top: Task(programme=top.programme, order=9, name="x", parent=top, depth=2, limit_on=DUE),
        lambda top: Task(programme=top.programme, order=9, name="x", parent=top, depth=1),
    ]
    for make, refusal in zip(wrong, ("task_depth", "task_limit"), strict=True):
        with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
            Task.objects.bulk_create([make(branch[0])])


def test_issued_task_keeps_the_task_above_it(office: Office) -> None:
    first, second = (only_task(issued(office)) for _number in range(2))

    with pytest.raises(IntegrityError, match="task_parent"):
        by_hand(
            "UPDATE programmes_task SET parent_id = %s, depth = 1, limit_on = %s WHERE id = %s",
            first.pk, first.due_on, second.pk,
        )  # fmt: skip


def test_guards_stand_after_all_migrations() -> None:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'programmes_task'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'programmes_task'::regclass AND NOT tgisinternal",
    }
    names = import_module("kimchinam.programmes.migrations._guards").NAMES
    with connection.cursor() as cursor:
        cursor.execute(query[connection.vendor])
        found = {name for (name,) in cursor.fetchall()}

    assert found >= {"sqlite": set(names), "postgresql": {"task_guard"}}[connection.vendor]
