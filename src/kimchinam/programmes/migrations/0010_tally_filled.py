from typing import Any

from django.db import migrations


def name_who_is_counted(apps: Any, schema_editor: Any) -> None:
    """Units with others below them; what they see and lead is counted by `actions.redrawing` once all tables stand."""
    if apps.get_model("programmes", "TaskPast").objects.exists():
        above = apps.get_model("organisations", "Organisation").objects.filter(children__isnull=False).distinct()
        tallied = apps.get_model("programmes", "Tallied")
        tallied.objects.bulk_create(tallied(unit=unit) for unit in above)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0009_tally")]

    operations = [migrations.RunPython(name_who_is_counted, migrations.RunPython.noop)]
