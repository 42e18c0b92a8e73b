from django.db import migrations, models


class Migration(migrations.Migration):
    """The kinds of product are rules of the office by now. No column changes: what tasks keep of a kind stays what it was."""

    dependencies = [("programmes", "0016_past_by_value")]
    operations = [
        migrations.AlterField("offer", "product_kind", models.CharField("sản phẩm", max_length=12)),
        migrations.AlterField("task", "product_kind", models.CharField("sản phẩm", max_length=12, blank=True)),
        migrations.AlterField("taskpast", "product_kind", models.CharField("sản phẩm", max_length=12, blank=True)),
    ]
