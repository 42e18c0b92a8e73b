import re
from typing import Any

from django.db import migrations

from kimchinam.audit.queries import digest_of
from kimchinam.base.clock import local_day, now

_NUMBERED = re.compile(r"(?P<label>[IVXLC]+|\d+(?:\.\d+)*|[A-Z])[.)]\s+(?P<title>\S.*)", re.DOTALL)


def divide(apps: Any, schema_editor: Any) -> None:
    """The names of groups that stood beside tasks become sections, in their order; the log tells each task's move."""
    for programme in apps.get_model("programmes", "Programme").objects.all():
        sections: dict[tuple[str, str], Any] = {}
        for task in programme.tasks.exclude(group="").filter(section=None).order_by("order"):
            name = _read(task.group)
            if name not in sections:
                sections[name] = apps.get_model("programmes", "Section").objects.create(
                    programme=programme, order=len(sections) + 1, level="group", label=name[0], title=name[1]
                )
            _place(apps, task, sections[name])


def _read(words: str) -> tuple[str, str]:
    """Label and title, cut to what the columns hold."""
    words = " ".join(words.split())
    match = _NUMBERED.fullmatch(words)
    label, title = (match["label"], match["title"]) if match else ("", words)
    return label[:20], title[:500]


def _place(apps: Any, task: Any, section: Any) -> None:
    past = apps.get_model("programmes", "TaskPast").objects
    held = past.filter(task=task, valid_to=None).first()
    type(task).objects.filter(pk=task.pk).update(section=section)
    if held is None:
        return
    moment = max(now(), held.valid_from)  # a demo may have told days that are yet to come
    event = apps.get_model("audit", "Event")(
        at=moment,
        verb="task.placed",
        kind="programmes.task",
        object_id=str(task.pk),
        object_name=task.name[:300],
        before={"section": None},
        after={"section": str(section.pk)},
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    past.filter(pk=held.pk).update(valid_to=moment, day_to=local_day(moment))
    held.pk, held.version, held.section_id, held.event_id = None, held.version + 1, section.pk, event.pk
    held.valid_from, held.day_from = moment, local_day(moment)
    held._state.adding = True
    held.save(force_insert=True)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0012_plans"), ("audit", "0002_event_words")]

    operations = [migrations.RunPython(divide, migrations.RunPython.noop)]
