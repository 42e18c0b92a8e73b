"""What the door leaves behind of each turn: the version of the facts that ended, and the days to come as they look now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kimchinam.audit.models import Event
from kimchinam.base.clock import local_day
from kimchinam.programmes.models import FACT_COLUMNS, Span, Task, TaskPast
from kimchinam.programmes.queries.retelling import segment_of
from kimchinam.programmes.rules import Segment, joined, segments
from kimchinam.regulations.queries import thresholds_from


def remember(rows: Sequence[Task], events: Sequence[Event], *, supporting: Mapping[UUID, list[str]]) -> None:
    """Close the version of each task that held and open the next; draw its days from today on anew. Seven SQL queries at most."""
    open_ones = TaskPast.objects.filter(task__in=rows, valid_to__isnull=True)
    open_now = open_ones.values_list("task", "version", "received_on")
    versions = {task: version for task, version, _received in open_now}
    received = {task for task, _version, received in open_now if received}
    at = events[0].at
    open_ones.update(valid_to=at, day_to=local_day(at))
    TaskPast.objects.bulk_create(
        TaskPast(
            task=row,
            version=versions.get(row.pk, 0) + 1,
            event_id=event.pk,
            valid_from=at,
            day_from=local_day(at),
            supporting=supporting[row.pk],
            **{name: getattr(row, name) for name in FACT_COLUMNS.values()},
        )
        for row, event in zip(rows, events, strict=True)
    )
    draw_spans([row for row in rows if row.received_on or row.pk in received], local_day(at))


def draw_spans(rows: Sequence[Task], today: date) -> None:
    """Days before today stay as they were; a stretch that says the same on both sides of today stays one.

    A task that was received and withdrawn has no days any more.
    """
    touching = Span.objects.filter(task__in=rows, day_to__gte=today)
    before = {span.task_id: replace(segment_of(span), day_to=today) for span in touching.filter(day_from__lt=today)}
    touching.delete()
    periods = thresholds_from(today)
    Span.objects.bulk_create(
        span_of(row, segment)
        for row in rows
        for segment in joined([*_held(before, row), *(segments(row, today, periods) if row.received_on else ())])
    )


def _held(before: Mapping[UUID, Segment], row: Task) -> list[Segment]:
    return [before[row.pk]] if row.pk in before else []


def span_of(task: Task, segment: Segment) -> Span:
    return Span(
        task=task,
        programme_id=task.programme_id,
        assigner_id=task.programme.organisation_id,
        level=max(task.secrecy, task.programme.secrecy),
        reach=segment.reach,
        **{name: getattr(segment, name) for name in ("step", "day_from", "day_to", "sort_day", "lead_id")},
    )
