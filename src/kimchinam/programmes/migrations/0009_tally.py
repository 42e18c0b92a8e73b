from datetime import date
from typing import Any

import django.core.serializers.json
import django.db.models.deletion
import kimchinam.base.clock
import kimchinam.base.ids
from django.db import migrations, models

INDEXED = "array_to_tsvector(string_to_array(ltrim(words), ' '))"
"""As `queries.wordings` looks it up."""


def index_words(apps: Any, schema_editor: Any) -> None:
    """Words are looked up on PostgreSQL; on SQLite, where fewer tasks are, all are read."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX wording_words ON programmes_wording USING gin ({INDEXED})")
        schema_editor.execute("ALTER INDEX wording_words ALTER COLUMN 1 SET STATISTICS 1000")


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_labels'),
        ('programmes', '0008_replay'),
    ]

    operations = [
        migrations.CreateModel(
            name='Redraw',
            fields=[
                ('id', models.UUIDField(default=kimchinam.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=kimchinam.base.clock.now, editable=False)),
                ('rules', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('reached', models.UUIDField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Tallied',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='organisations.organisation')),
            ],
        ),
        migrations.AddField(
            model_name='span',
            name='level',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('view', models.PositiveSmallIntegerField(choices=[(1, 'seen'), (2, 'assigned'), (3, 'late')])),
                ('key', models.UUIDField()),
                ('step', models.PositiveSmallIntegerField(choices=[(10, 'Quá hạn, đỏ đặc biệt'), (11, 'Quá hạn, đỏ'), (12, 'Quá ngày rà soát, đỏ đặc biệt'), (13, 'Quá ngày rà soát, đỏ'), (20, 'Chờ nghiệm thu'), (30, 'Sắp đến hạn, vàng'), (31, 'Sắp đến hạn'), (33, 'Định kỳ, sắp đến ngày rà soát'), (34, 'Chờ điều kiện, sắp đến ngày rà soát'), (35, 'Chưa rõ thời hạn, sắp đến ngày rà soát'), (40, 'Trong hạn'), (50, 'Chờ điều kiện'), (51, 'Chưa rõ thời hạn'), (60, 'Định kỳ, thường xuyên'), (80, 'Hoàn thành quá hạn'), (81, 'Hoàn thành đúng hạn'), (82, 'Hoàn thành, không rõ hạn')])),
                ('level', models.PositiveSmallIntegerField()),
                ('day', models.DateField()),
                ('delta', models.IntegerField()),
                ('grain', models.PositiveSmallIntegerField(choices=[(0, 'day'), (1, 'month'), (2, 'year')])),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('view', 3)), fields=['grain', 'day', 'key'], name='tally_of_late')],
                'constraints': [models.UniqueConstraint(fields=('view', 'key', 'grain', 'day', 'step', 'level'), name='tally_one_a_day')],
            },
        ),
        migrations.CreateModel(
            name='TallyTail',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('view', models.PositiveSmallIntegerField(choices=[(1, 'seen'), (2, 'assigned'), (3, 'late')])),
                ('key', models.UUIDField()),
                ('step', models.PositiveSmallIntegerField(choices=[(10, 'Quá hạn, đỏ đặc biệt'), (11, 'Quá hạn, đỏ'), (12, 'Quá ngày rà soát, đỏ đặc biệt'), (13, 'Quá ngày rà soát, đỏ'), (20, 'Chờ nghiệm thu'), (30, 'Sắp đến hạn, vàng'), (31, 'Sắp đến hạn'), (33, 'Định kỳ, sắp đến ngày rà soát'), (34, 'Chờ điều kiện, sắp đến ngày rà soát'), (35, 'Chưa rõ thời hạn, sắp đến ngày rà soát'), (40, 'Trong hạn'), (50, 'Chờ điều kiện'), (51, 'Chưa rõ thời hạn'), (60, 'Định kỳ, thường xuyên'), (80, 'Hoàn thành quá hạn'), (81, 'Hoàn thành đúng hạn'), (82, 'Hoàn thành, không rõ hạn')])),
                ('level', models.PositiveSmallIntegerField()),
                ('day', models.DateField()),
                ('delta', models.IntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['view', 'key'], name='tally_tail')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('day_from', models.DateField()),
                ('day_to', models.DateField(default=date.max)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='programmes.task')),
            ],
            options={
                'ordering': ['task', 'day_from'],
                'constraints': [
                    models.UniqueConstraint(fields=('task', 'day_from'), name='wording_one_a_day'),
                    models.CheckConstraint(condition=models.Q(('day_from__lt', models.F('day_to'))), name='wording_has_days'),
                ],
            },
        ),
        migrations.RunPython(index_words, migrations.RunPython.noop),
    ]
