from django.db import migrations

from kimchinam.notices.migrations._guards import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard, elidable=False)]
