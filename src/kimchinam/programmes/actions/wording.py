"""The words by which tasks are found, kept beside their past."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from kimchinam.programmes.models import Task, TaskPast, Wording
from kimchinam.programmes.rules import worded, words_of


def keep_words(rows: Sequence[Task], today: date) -> None:
    """What is said of these tasks from today on; what was said before stays with its days. Four SQL queries at most."""
    touching = Wording.objects.filter(task__in=rows, day_to__gt=today)
    said = {one.task_id: one.words for one in touching}
    new = {row: words for row in rows if (words := words_of(row)) != said.get(row.pk)}
    if not new:
        return
    changed = touching.filter(task__in=new)
    changed.filter(day_from=today).delete()
    changed.update(day_to=today)
    Wording.objects.bulk_create(Wording(task=row, words=words, day_from=today) for row, words in new.items())


def retell_words(tasks: Sequence[UUID]) -> None:
    """All words of tasks again, from their past."""
    Wording.objects.filter(task__in=tasks).delete()
    versions = TaskPast.objects.filter(task__in=tasks).order_by("task", "version")
    Wording.objects.bulk_create(
        Wording(task_id=task, words=words, day_from=first, day_to=end)
        for task, past in groupby(versions, key=lambda one: one.task_id)
        for words, first, end in worded(past)
    )
