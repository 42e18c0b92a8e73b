from collections.abc import Iterator
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import migrations

from kimchinam.base.clock import local_day

TASK = "programmes.task"
DAYS = ("due_on", "review_on", "received_on", "handed_in_on", "closed_on")
WORDS = ("group", "name", "product_kind", "product", "receiver", "due_words", "recurrence", "condition", "grade")
NUMBERS = ("held_days", "return_count")


def replay(apps: Any, schema_editor: Any) -> None:
    """Tell the past of every task from its events; what the log held beside them as fact rows says the same and goes.

    Days, words and counts are told from it by `actions.redrawing` once all tables stand.
    """
    past = apps.get_model("programmes", "TaskPast")
    for task in apps.get_model("programmes", "Task").objects.iterator():
        past.objects.bulk_create(past(task=task, **vars(one)) for one in _versions(apps, task))
    apps.get_model("audit", "Fact").objects.filter(kind=TASK).delete()


def _versions(apps: Any, task: Any) -> Iterator[SimpleNamespace]:
    events = apps.get_model("audit", "Event").objects.filter(kind=TASK, object_id=str(task.pk)).order_by("pk")
    told = [event for event in events if event.after]
    ends: list[datetime | None] = [*(event.at for event in told[1:]), None]
    facts: dict[str, Any] = {}
    for version, (event, end) in enumerate(zip(told, ends, strict=True), start=1):
        facts |= event.after
        yield SimpleNamespace(
            version=version,
            event_id=event.pk,
            valid_from=event.at,
            valid_to=end,
            day_from=local_day(event.at),
            day_to=local_day(end) if end else date.max,
            supporting=facts.get("supporting") or [],
            lead_id=_key(facts.get("lead")),
            parent_id=_key(facts.get("parent")),
            **{name: _day(facts.get(name)) for name in DAYS},
            **{name: facts.get(name) or "" for name in WORDS},
            **{name: facts.get(name) or 0 for name in NUMBERS},
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _key(text: str | None) -> UUID | None:
    return UUID(text) if text else None


class Migration(migrations.Migration):
    dependencies = [("programmes", "0007_past_and_spans"), ("audit", "0002_event_words")]

    operations = [migrations.RunPython(replay, migrations.RunPython.noop)]
