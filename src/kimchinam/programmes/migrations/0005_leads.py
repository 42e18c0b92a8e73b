from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def name_leads(apps: Any, schema_editor: Any) -> None:
    """The unit in the lead stood only among the assignments."""
    lead = apps.get_model("programmes", "Assignment").objects.filter(task=OuterRef("pk"), part="lead")
    apps.get_model("programmes", "Task").objects.update(lead=Subquery(lead.values("organisation")[:1]))


class Migration(migrations.Migration):
    dependencies = [("programmes", "0004_lead_and_parent")]

    operations = [migrations.RunPython(name_leads, migrations.RunPython.noop)]
