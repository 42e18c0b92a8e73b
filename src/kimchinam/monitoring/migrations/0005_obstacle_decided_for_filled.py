from collections import defaultdict
from typing import Any

from django.db import migrations


def fill_decided_for(apps: Any, schema_editor: Any) -> None:
    """In whose name an obstacle was decided the log has known all along; where it names no unit, nobody is named."""
    decided = apps.get_model("audit", "Event").objects.filter(kind="monitoring.obstacle", verb="obstacle.decided")
    papers: dict[str, list[str]] = defaultdict(list)
    for unit, paper in decided.exclude(on_behalf_of_id="").values_list("on_behalf_of_id", "object_id"):
        papers[unit].append(paper)
    obstacles = apps.get_model("monitoring", "Obstacle").objects.filter(state="decided")
    for unit in apps.get_model("organisations", "Organisation").objects.filter(pk__in=papers):
        obstacles.filter(pk__in=papers[str(unit.pk)]).update(decided_for=unit)


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0004_obstacle_decided_for"), ("audit", "0002_event_words")]

    operations = [migrations.RunPython(fill_decided_for, migrations.RunPython.noop)]
