"""Where a task stands in the cascade: the tasks above it up to the root, and those below it with their progress."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from kimchinam.accounts.models import User
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries.past import as_stood, standing
from kimchinam.programmes.queries.seeing import visible_to
from kimchinam.programmes.queries.statuses import with_status
from kimchinam.programmes.rules import fair_due, status
from kimchinam.programmes.states import GROUPS, Status

LEVELS = 3
"""So many levels below a task are shown at once; each further one has a page of its own."""
MOST = 200
"""So many tasks below are shown at once; the numbers are of all."""

_ABOVE = """WITH RECURSIVE branch(id, parent_id) AS (
    SELECT id, parent_id FROM programmes_task WHERE id = %s
    UNION ALL SELECT one.id, one.parent_id FROM programmes_task one JOIN branch ON one.id = branch.parent_id
) SELECT id FROM branch"""
_BELOW = """WITH RECURSIVE branch(id) AS (
    SELECT id FROM programmes_task WHERE parent_id = %s
    UNION ALL SELECT one.id FROM programmes_task one JOIN branch ON one.parent_id = branch.id
) SELECT id FROM branch"""


def tasks_above(task: Task) -> QuerySet[Task]:
    """Every task of which this one is a part, the root first. One recursive query."""
    return Task.objects.filter(pk__in=_branch(_ABOVE, task)).exclude(pk=task.pk).order_by("depth")


def tasks_below(task: Task) -> QuerySet[Task]:
    """Every task that is a part of this one, however deep. One recursive query."""
    return Task.objects.filter(pk__in=_branch(_BELOW, task))


def _branch(sql: str, task: Task) -> RawSQL:
    return RawSQL(sql, [Task._meta.pk.get_db_prep_value(task.pk, connection)])


@dataclass(frozen=True, slots=True)
class Above:
    """One step of the way up. `task` is None for one that the reader may not see; that it is there is no secret."""

    task: Task | None

    @property
    def due_on(self) -> date | None:
        """The last day that is in time, with the days that reviewers held."""
        return fair_due(self.task) if self.task else None


@dataclass(slots=True)
class Below:
    """One task of the tree below, with what stands under it."""

    task: Task | None
    status: Status | None
    """None when the reader may not see the task."""
    below: list["Below"] = field(default_factory=list)
    goes_on: bool = False
    """There are tasks below it that are not shown here."""

    @property
    def due_on(self) -> date | None:
        """The last day that is in time, with the days that reviewers held."""
        return fair_due(self.task) if self.task else None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of all tasks below a task are closed, late or under way on a day; the four are disjoint and sum to `total`."""

    closed: int = 0
    late: int = 0
    running: int = 0
    unseen: int = 0
    """Those that the reader may not see."""

    @property
    def total(self) -> int:
        return self.closed + self.late + self.running + self.unseen


@dataclass(frozen=True, slots=True)
class Branch:
    """Both ways from one task. Three SQL queries for any number of tasks, four more for a past day."""

    above: list[Above]
    below: list[Below]
    shown: int
    progress: Progress


def branch_of(task: Task, user: User, on: date) -> Branch:
    """As it stood on a day. A leaf at the root costs two queries."""
    above = [] if task.parent_id is None else _steps(task, user, on)
    progress = progress_below(task, user, on)
    rows = _rows_below(task, user, on) if progress.total else []
    return Branch(above, _as_tree(task.pk, rows, on), len(rows), progress)


def _steps(task: Task, user: User, on: date) -> list[Above]:
    rows: list[Any] = as_stood(_with_seen(tasks_above(task), user), on)
    return [Above(one if one.seen else None) for one in rows]


def progress_below(task: Task, user: User, on: date) -> Progress:
    """One SQL query for any number of tasks."""
    rows = with_status(_with_seen(_received(tasks_below(task), on), user), on).order_by()
    counts: dict[str, int] = {}
    for seen, state, number in (
        rows.values("seen", "status_on").annotate(number=Count("pk")).values_list("seen", "status_on", "number")
    ):
        name = _group_of(state) if seen else "unseen"
        counts[name] = counts.get(name, 0) + number
    return Progress(**counts)


def _group_of(state: str) -> str:
    return "closed" if state in GROUPS["closed"] else "late" if state in GROUPS["late"] else "running"


def _received(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    there: QuerySet[Any] = standing(tasks, on).filter(then_received_on__lte=on)
    return there


def _with_seen(tasks: QuerySet[Any], user: User) -> QuerySet[Any]:
    seen = Exists(visible_to(user).filter(pk=OuterRef("pk")))
    marked: QuerySet[Any] = tasks.annotate(seen=seen)
    return marked


def _rows_below(task: Task, user: User, on: date) -> list[Any]:
    near = _received(tasks_below(task), on).filter(depth__lte=task.depth + LEVELS)
    further = Exists(Task.objects.filter(parent=OuterRef("pk"), received_on__lte=on))
    rows = _with_seen(near, user).annotate(has_below=further).select_related("lead")
    return as_stood(rows.order_by("depth", "then_due_on", "pk")[:MOST], on)


def _as_tree(root: UUID, rows: Iterable[Any], on: date) -> list[Below]:
    """The rows stand level by level, so whatever is above one has its place already, or was cut off with it."""
    places: dict[UUID | None, list[Below]] = {root: []}
    for row in rows:
        if row.parent_id not in places:
            continue
        node = Below(row, status(row, on)) if row.seen else Below(None, None)
        places[row.parent_id].append(node)
        places[row.pk] = node.below
        node.goes_on = row.has_below
    _end(places[root])
    return places[root]


def _end(nodes: Iterable[Below]) -> None:
    """A node whose parts are shown goes on here, and nowhere else."""
    for node in _all(nodes):
        node.goes_on = node.goes_on and not node.below


def _all(nodes: Iterable[Below]) -> Iterator[Below]:
    for node in nodes:
        yield node
        yield from _all(node.below)
