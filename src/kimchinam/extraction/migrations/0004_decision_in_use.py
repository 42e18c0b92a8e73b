from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("extraction", "0003_rule_of_a_candidate"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="in_use",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_use", False),
                    models.Q(("judgement__in", ["accepted", "edited"]), ("withdrawn_at__isnull", True)),
                    _connector="OR",
                ),
                name="only_taken_items_in_use",
            ),
        ),
    ]
