"""The words by which tasks are found, kept beside their past."""

from collections.abc import Sequence
from datetime import date

from kimchinam.programmes.models import Task, Wording
from kimchinam.programmes.rules import words_of


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
