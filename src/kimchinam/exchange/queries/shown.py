"""The tasks that the list of tasks shows for an address, so that a file holds exactly what the page shows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kimchinam.accounts.models import User
from kimchinam.base.clock import end_of
from kimchinam.base.ids import id_in
from kimchinam.exchange.rules import Cell, cells_of
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import followed_on, for_my_judgement, led_by_me, most_urgent_first, named_like
from kimchinam.monitoring.queries import visible_to as papers_visible_to
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import as_stood, for_list, led_by, of_status
from kimchinam.programmes.states import GROUPS, Status
from kimchinam.regulations.queries import thresholds_on

AT_ONCE = 1000
"""Tasks that are read together."""


def shown_tasks(query: Mapping[str, str], *, user: User, on: date) -> QuerySet[Any]:
    """What `/nhiem-vu/` lists for the words of its address on a day, in its order. Words that make no sense filter nothing."""
    tasks = _scope(query, user, on)
    if programme := id_in(query.get("programme", "")):
        tasks = tasks.filter(programme=programme)
    if unit := id_in(query.get("unit", "")):
        tasks = led_by(tasks, [unit], on)
    tasks = named_like(tasks, query.get("q", "").strip())
    status = query.get("status", "")
    if status in (*Status.values, *GROUPS):
        tasks = of_status(tasks, on, status=status)
    return most_urgent_first(tasks, on)


def _scope(query: Mapping[str, str], user: User, on: date) -> QuerySet[Task]:
    if query.get("judge"):
        return for_my_judgement(user, on)
    return led_by_me(user, on) if query.get("mine") else followed_on(user, on)


def cells_in(tasks: QuerySet[Any], *, user: User, on: date) -> Iterator[dict[str, Cell]]:
    """Row by row what an export says of tasks on a day. Five SQL queries for each `AT_ONCE` tasks."""
    by = thresholds_on(on)
    for keys in _in_pieces(list(tasks.values_list("pk", flat=True))):
        found = {task.pk: task for task in as_stood(whole(Task.objects.filter(pk__in=keys)), on)}
        papers = _papers_of(keys, user, on)
        yield from (cells_of(found[pk], on=on, by=by, evidence=papers.get(pk)) for pk in keys if pk in found)


def whole(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With everything that a row of the file says."""
    return for_list(tasks).select_related("programme__document")


def _in_pieces(keys: list[UUID]) -> Iterator[list[UUID]]:
    return (keys[first : first + AT_ONCE] for first in range(0, len(keys), AT_ONCE))


def _papers_of(keys: Iterable[UUID], user: User, on: date) -> dict[UUID, Evidence]:
    """The newest evidence of each task that was handed in and not returned by the end of a day."""
    midnight = end_of(on)
    papers = papers_visible_to(user).filter(task__in=list(keys), handed_in_at__lt=midnight)
    held = papers.exclude(return_paper__at__lt=midnight).order_by("handed_in_at")
    return {paper.task_id: paper for paper in held}
