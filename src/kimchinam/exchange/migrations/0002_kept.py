from django.db import migrations

from kimchinam.exchange.migrations._guards import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard, elidable=False)]
