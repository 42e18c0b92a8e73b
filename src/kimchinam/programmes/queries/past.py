"""Tasks as they were on a day: what the log knew at its end in Việt Nam; today, what it knows now."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from kimchinam.audit.models import plain
from kimchinam.audit.queries import FactVersion
from kimchinam.base.clock import today
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import FACT_COLUMNS, Task, TaskPast


def standing(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    """Tasks that were there on a day; each fact of that day can be filtered and ordered by as `then_due_on`, `then_lead`, …

    Tasks that were asked for a day already stay with that day.
    """
    if "then_name" in tasks.query.annotations:
        return tasks
    held = Q(past__day_from__lte=on, past__day_to__gt=on)
    there = tasks.alias(held=FilteredRelation("past", condition=held)).filter(held__isnull=False)
    return there.alias(**{f"then_{name}": F(f"held__{name}") for name in FACT_COLUMNS})


def as_stood(tasks: Iterable[Task], on: date) -> list[Task]:
    """The same instances, for reading only, with their facts of a day before today. Two SQL queries, none for today.

    One that was not there on the day keeps its facts of today.
    """
    tasks = list(tasks)
    if on >= today():
        return tasks
    held = TaskPast.objects.filter(task__in=tasks, day_from__lte=on, day_to__gt=on).select_related(
        "lead__parent", "decider", "section"
    )
    versions = {version.task_id: version for version in held}
    units = Organisation.objects.in_bulk({key for version in versions.values() for key in version.supporting})
    names = {str(pk): unit for pk, unit in units.items()}
    for task in tasks:
        if version := versions.get(task.pk):
            version.supporting_units = [names[key] for key in version.supporting]
            _wear(task, version)
    return tasks


def _wear(task: Task, version: TaskPast) -> None:
    for attribute in FACT_COLUMNS.values():
        setattr(task, attribute, getattr(version, attribute))
    task.lead, task.decider = version.lead, version.decider
    task.section = version.section  # none when that section is gone since
    task.then = version


def versions_of_tasks(object_id: Any = None) -> Iterator[FactVersion]:
    """For the verification of the log: every version of one task or of all, task by task, oldest first."""
    past = TaskPast.objects.order_by("task", "version")
    if object_id is not None:
        past = past.filter(task=object_id)
    for version in past.iterator(chunk_size=2000):
        facts = plain({name: getattr(version, attribute) for name, attribute in FACT_COLUMNS.items()})
        yield FactVersion(
            object_id=str(version.task_id),
            event_id=version.event_id,
            valid_from=version.valid_from,
            valid_to=version.valid_to,
            facts=facts | {"supporting": version.supporting},
        )
