from typing import Any

from django.db import migrations, models

VIEWS = [(1, "seen"), (2, "assigned"), (3, "late"), (4, "led")]


def forget(apps: Any, schema_editor: Any) -> None:
    """What each unit and those below it lead is counted, too: `actions.redrawing` tells all anew once all tables stand."""
    for name in ("TallyTail", "Tally", "Wording"):
        apps.get_model("programmes", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("programmes", "0014_cascade_work")]

    operations = [
        migrations.AlterField("tally", "view", models.PositiveSmallIntegerField(choices=VIEWS)),
        migrations.AlterField("tallytail", "view", models.PositiveSmallIntegerField(choices=VIEWS)),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
