from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from kimchinam.programmes.migrations._guards import Guards


def _counts() -> Any:
    return models.PositiveSmallIntegerField(default=0)


def _names(model: str) -> Any:
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(to=model, on_delete=on_delete, null=True, blank=True, related_name="+")


def _following(table: str) -> list[migrations.AddField]:
    columns: dict[str, Any] = {
        "answers": _names(settings.AUTH_USER_MODEL),
        "extension_count": _counts(),
        "obstacle_on": models.DateField(blank=True, null=True),
        "decider": _names("organisations.organisation"),
        "reopen_count": _counts(),
    }
    return [migrations.AddField(table, name, column) for name, column in columns.items()]


class Migration(migrations.Migration):
    dependencies = [("programmes", "0010_tally_filled"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        *_following("task"),
        *_following("taskpast"),
        migrations.AddConstraint(
            "task",
            models.CheckConstraint(
                condition=Q(decider__isnull=True) | Q(obstacle_on__isnull=False), name="task_decider_of_an_obstacle"
            ),
        ),
        Guards(),
    ]
