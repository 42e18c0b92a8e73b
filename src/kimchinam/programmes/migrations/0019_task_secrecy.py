from django.db import migrations, models


class Migration(migrations.Migration):
    """What somebody who sees everything does not see is found without a look at every task."""

    dependencies = [("programmes", "0018_days_of_plans")]
    operations = [migrations.AddIndex("task", models.Index(fields=["secrecy"], name="task_secrecy"))]
