import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('monitoring', '0003_saved_views'),
        ('organisations', '0002_labels'),
    ]

    operations = [
        migrations.AddField(
            model_name='obstacle',
            name='decided_for',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
    ]
