from django.db import migrations, models

from kimchinam.programmes.migrations._guards import Guards


class Migration(migrations.Migration):
    dependencies = [("programmes", "0005_leads")]

    operations = [
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__isnull', True), ('lead__isnull', False), _connector='OR'), name='task_received_by_its_lead'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('depth', 0), ('limit_on__isnull', True), ('parent__isnull', True)), models.Q(('depth__gt', 0), ('parent__isnull', False)), _connector='OR'), name='task_depth_below_its_parent'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('limit_on__isnull', True), ('due_on__lte', models.F('limit_on')), _connector='OR'), name='task_due_within_its_limit'),
        ),
        Guards(),
    ]
