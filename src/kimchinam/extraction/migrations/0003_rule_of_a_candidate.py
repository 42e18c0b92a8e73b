from django.db import migrations, models


class Migration(migrations.Migration):
    """A sentence of an old row becomes the name of a rule that nobody knows, and those are shown as they are."""

    dependencies = [("extraction", "0002_labels")]

    operations = [
        migrations.RenameField(model_name="candidate", old_name="why", new_name="rule"),
        migrations.AddField(
            model_name="candidate",
            name="rule_words",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
