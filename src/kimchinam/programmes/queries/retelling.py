"""The days of tasks told again from their past, to see that what stands in the tables is right."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet

from kimchinam.base.requests import EARLIEST
from kimchinam.programmes.models import Redraw, Span, Task, TaskPast
from kimchinam.programmes.rules import Segment, retold
from kimchinam.programmes.states import Step
from kimchinam.regulations.queries import threshold_rows, thresholds_from

PIECE = 2_000


def retold_days(tasks: list[UUID]) -> dict[UUID, list[Segment]]:
    """The days of tasks from the versions of their facts, by the rules of each day. One SQL query beside those for the rules."""
    periods = thresholds_from(EARLIEST)
    versions = TaskPast.objects.filter(task__in=tasks).order_by("task", "version")
    told = {task: retold(held, periods) for task, held in groupby(versions, key=lambda one: one.task_id)}
    return {task: told.get(task, []) for task in tasks}


def wrongly_drawn() -> Iterator[UUID]:
    """Tasks whose days are not those that their past tells."""
    for keys in in_pieces(Task.objects.order_by("pk")):
        told = retold_days(keys)
        held: dict[UUID, list[Segment]] = {}
        for span in Span.objects.filter(task__in=keys).order_by("task", "day_from"):
            held.setdefault(span.task_id, []).append(segment_of(span))
        yield from (key for key in keys if told[key] != held.get(key, []))


def is_drawn_by_other_rules() -> bool:
    """Whether the days to come of some open task may still be told by rules that have been set or withdrawn since."""
    last, rules = Redraw.objects.last(), threshold_rows()
    return last.done_at is None or last.rules != rules if last else bool(rules)


def in_pieces(tasks: QuerySet[Task]) -> Iterator[list[UUID]]:
    keys = list(tasks.values_list("pk", flat=True)[:PIECE])
    while keys:
        yield keys
        keys = list(tasks.filter(pk__gt=keys[-1]).values_list("pk", flat=True)[:PIECE])


def segment_of(span: Span) -> Segment:
    return Segment(Step(span.step), span.day_from, span.day_to, span.sort_day, span.lead_id)
