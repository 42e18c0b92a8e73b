from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.models import Q

from kimchinam.programmes.actions.tallying import build
from kimchinam.programmes.rules import worded


def count_what_is_there(apps: Any, schema_editor: Any) -> None:
    """Give the days of secret tasks their level, then count all days once."""
    task, span = apps.get_model("programmes", "Task"), apps.get_model("programmes", "Span")
    for level in (1, 2):
        secret = task.objects.filter(Q(secrecy=level) | Q(programme__secrecy=level))
        span.objects.filter(task__in=secret).update(level=level)
    if span.objects.exists():
        above = apps.get_model("organisations", "Organisation").objects.filter(children__isnull=False).distinct()
        tallied = apps.get_model("programmes", "Tallied")
        tallied.objects.bulk_create(tallied(unit=unit) for unit in above)
        build()


def tell_words(apps: Any, schema_editor: Any) -> None:
    """The words by which each task was found on each day."""
    wording = apps.get_model("programmes", "Wording")
    versions = apps.get_model("programmes", "TaskPast").objects.order_by("task", "version").iterator()
    for task, past in groupby(versions, key=lambda version: version.task_id):
        wording.objects.bulk_create(
            wording(task_id=task, words=words, day_from=first, day_to=end) for words, first, end in worded(past)
        )


class Migration(migrations.Migration):
    dependencies = [("programmes", "0009_tally")]

    operations = [
        migrations.RunPython(count_what_is_there, migrations.RunPython.noop),
        migrations.RunPython(tell_words, migrations.RunPython.noop),
    ]
