from django.db import migrations

from kimchinam.regulations.migrations._guards import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("regulations", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard, elidable=False)]
