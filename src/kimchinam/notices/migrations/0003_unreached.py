from django.db import migrations, models


class Migration(migrations.Migration):
    """Changes no column of `notices_delivery`, so no engine makes the table anew and its triggers stay."""

    dependencies = [("notices", "0002_kept")]
    operations = [
        migrations.AlterField(
            model_name="delivery",
            name="result",
            field=models.CharField(
                choices=[
                    ("shown", "hiện ở chuông"),
                    ("sent", "đã gửi"),
                    ("failed", "chưa gửi được, sẽ thử lại"),
                    ("unreached", "máy chủ thư không trả lời, sẽ thử lại"),
                    ("given_up", "không gửi được, thôi thử"),
                    ("not_wanted", "không gửi: người nhận đã tắt thư hoặc không còn địa chỉ"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["result", "at"], name="delivery_result"),
        ),
    ]
