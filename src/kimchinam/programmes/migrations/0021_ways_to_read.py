from typing import Any

import django.db.models.deletion
from django.db import migrations, models


STATISTICS = "CREATE STATISTICS span_of_reach (mcv) ON step, reach FROM programmes_span"
"""Steps reach differently far: without these figures PostgreSQL takes the ranges of `queries.stabbing` for long ones."""
SUPPORTING = "CREATE INDEX past_of_supporting ON programmes_taskpast USING gin (supporting jsonb_path_ops)"


def help_postgresql(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(STATISTICS)
        schema_editor.execute(SUPPORTING)


def take_help_away(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX past_of_supporting")
        schema_editor.execute("DROP STATISTICS span_of_reach")


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_labels'),
        ('programmes', '0020_breakdowns_in_force'),
    ]

    operations = [
        migrations.AlterModelOptions(name='assignment', options={'ordering': ['part', 'created_at', 'id']}),
        migrations.AlterField(
            model_name='assignment',
            name='organisation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='organisations.organisation'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['organisation', 'task'], name='assignment_of_unit'),
        ),
        migrations.AddIndex(
            model_name='programme',
            index=models.Index(fields=['-created_at', '-id'], name='programme_newest'),
        ),
        migrations.RunPython(help_postgresql, take_help_away),
    ]
