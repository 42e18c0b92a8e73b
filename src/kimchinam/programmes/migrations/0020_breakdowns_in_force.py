from django.db import migrations, models


class Migration(migrations.Migration):
    """A unit has one breakdown of a programme in force; those that it ended or withdrew stay beside it."""

    dependencies = [("programmes", "0019_task_secrecy")]

    operations = [
        migrations.RemoveConstraint("programme", "programme_one_breakdown_each"),
        migrations.AddConstraint(
            "programme",
            models.UniqueConstraint(
                fields=("organisation", "breaks_down"),
                condition=models.Q(("breaks_down__isnull", False), ("state", "issued")),
                name="programme_one_breakdown_each",
            ),
        ),
    ]
