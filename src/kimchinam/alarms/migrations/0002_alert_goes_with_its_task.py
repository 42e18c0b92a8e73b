import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alarms", "0001_initial"), ("programmes", "0008_replay")]
    operations = [
        migrations.AlterField(
            model_name="alert",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="alerts", to="programmes.task"
            ),
        )
    ]
