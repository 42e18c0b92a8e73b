from typing import Any

from django.db import migrations, models

from kimchinam.programmes.actions.tallying import build

VIEWS = [(1, "seen"), (2, "assigned"), (3, "late"), (4, "led")]


def count_anew(apps: Any, schema_editor: Any) -> None:
    """With what each unit and those below it lead."""
    if apps.get_model("programmes", "Span").objects.exists():
        apps.get_model("programmes", "TallyTail").objects.all().delete()
        apps.get_model("programmes", "Tally").objects.all().delete()
        build()


class Migration(migrations.Migration):
    dependencies = [("programmes", "0014_cascade_work")]

    operations = [
        migrations.AlterField("tally", "view", models.PositiveSmallIntegerField(choices=VIEWS)),
        migrations.AlterField("tallytail", "view", models.PositiveSmallIntegerField(choices=VIEWS)),
        migrations.RunPython(count_anew, migrations.RunPython.noop),
    ]
