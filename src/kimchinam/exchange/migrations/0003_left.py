from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def mark(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rows of registers that were taken over which nobody led say so themselves from now on."""
    rows = apps.get_model("exchange", "BatchRow").objects
    rows.filter(batch__state="committed", choice="take", kind="task", task=None, proposal__lead="").update(choice="left")


def unmark(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("exchange", "BatchRow").objects.filter(choice="left").update(choice="take")


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_kept")]
    operations = [
        migrations.AlterField(
            model_name="batchrow",
            name="choice",
            field=models.CharField(
                choices=[
                    ("take", "Nhập"),
                    ("skip", "Bỏ qua"),
                    ("ask", "Chờ quyết định"),
                    ("left", "Ở lại, chưa có chủ trì"),
                ],
                default="take",
                max_length=10,
            ),
        ),
        migrations.RunPython(mark, unmark),
    ]
