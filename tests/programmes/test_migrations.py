"""Promise: an office that has used the site before keeps the whole past of its tasks, told again from its log."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection

from kimchinam.audit.models import Fact
from kimchinam.audit.queries import faults
from kimchinam.base import clock
from kimchinam.monitoring.actions import hand_in_evidence, return_evidence
from kimchinam.programmes import migrations
from kimchinam.programmes.migrations._guards import Guards
from kimchinam.programmes.models import Span, Task, TaskPast, Wording
from kimchinam.programmes.queries import wrong_cells, wrongly_drawn
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import draft, facts, issued, made_true, only_task

pytestmark = pytest.mark.django_db


def test_past_is_replayed_from_the_log(office: Office) -> None:
    draft(office, facts(office))
    task = only_task(issued(office, facts(office, supporting=(office.health,))))
    evidence = hand_in_evidence(task, by=office.finance_person, number="1/BC", dated=TODAY, receiver="Thường trực")
    with clock.set_to(NOON.replace(day=4)):
        return_evidence(evidence, by=office.leader, reason="Thiếu biểu")
    before = _kept()
    TaskPast.objects.all().delete()
    Span.objects.all().delete()
    Fact.objects.create(
        kind="programmes.task", object_id=str(task.pk), name="name", value="", valid_from=NOON, event_id=1
    )

    import_module("kimchinam.programmes.migrations.0008_replay").replay(apps, None)
    import_module("kimchinam.programmes.migrations.0015_led").forget(apps, None)
    call_command("migrate", verbosity=0)

    assert _kept() == before
    assert len(before[0]) == 5
    assert not Fact.objects.filter(kind="programmes.task").exists()
    assert (list(faults()), list(wrongly_drawn()), wrong_cells()) == ([], [], 0)


def test_migrations_run_no_code_that_the_rooms_run_today() -> None:
    """A column of tomorrow would be asked of a table of yesterday."""
    theirs = re.compile(r"from kimchinam\.programmes\.(?!migrations\.)(\w+)")
    folder = Path(migrations.__file__).parent

    assert {path.name: found for path in folder.glob("*.py") if (found := theirs.findall(path.read_text()))} == {}


def _kept() -> tuple[list[dict[str, object]], ...]:
    """Every column of past, days and words but their own numbers."""
    rows = (model.objects.order_by("task", "day_from", "pk").values() for model in (TaskPast, Span, Wording))
    past, days, words = ([{name: row[name] for name in row if name != "id"} for row in found] for found in rows)
    return past, days, words


def test_leads_are_named_from_the_assignments(office: Office) -> None:
    task = only_task(draft(office, facts(office)))
    Task.objects.update(lead=None)

    import_module("kimchinam.programmes.migrations.0005_leads").name_leads(apps, None)

    assert Task.objects.get(pk=task.pk).lead == office.finance


class Editor:
    """What the operation needs of a schema editor; SQLite opens none inside a transaction."""

    connection = connection

    def execute(self, sql: str, params: object = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


def test_guards_stand_again_after_the_table_was_made_anew(office: Office) -> None:
    task = only_task(draft(office, facts(office)))
    Guards().reverse_code(apps, Editor())

    for _time in range(2):  # where they stand already they are put anew
        Guards().code(apps, Editor())

    with pytest.raises(IntegrityError, match="task_depth"):
        Task.objects.filter(pk=task.pk).update(parent=task, depth=2, limit_on=task.due_on)


def test_groups_that_stood_beside_tasks_become_sections_and_the_log_says_so(office: Office) -> None:
    words = ["II. Hạ tầng", "", "Con người", "II. Hạ tầng"]
    programme = draft(
        office, *(facts(office, name=f"việc {number}", group=group) for number, group in enumerate(words))
    )
    for task in programme.tasks.exclude(section=None):
        made_true(task, section=None)
    programme.sections.all().delete()

    for _time in range(2):  # what lies in a section already stays
        import_module("kimchinam.programmes.migrations.0013_sections").divide(apps, None)

    assert [str(section) for section in programme.sections.all()] == ["II. Hạ tầng", "Con người"]
    placed = programme.tasks.order_by("order").values_list("section__title", flat=True)
    assert list(placed) == ["Hạ tầng", None, "Con người", "Hạ tầng"]
    assert list(faults()) == []
