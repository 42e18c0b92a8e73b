from typing import Any

from django.db import migrations


def mark_used(apps: Any, schema_editor: Any) -> None:
    """Decisions that became a task before decisions knew that they had."""
    taken = apps.get_model("programmes", "Task").objects.exclude(decision=None).values("decision")
    apps.get_model("extraction", "Decision").objects.filter(pk__in=taken).update(in_use=True)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial"), ("extraction", "0004_decision_in_use")]

    operations = [migrations.RunPython(mark_used, migrations.RunPython.noop)]
