from django.db import migrations, models

from kimchinam.regulations.migrations._guards import guard, unguard

NAMES = [
    ("due_soon_days", "Sắp đến hạn"),
    ("yellow_days", "Cảnh báo Vàng"),
    ("deep_red_days", "Cảnh báo Đỏ đặc biệt"),
    ("scan_at", "Giờ quét cảnh báo"),
    ("review_days", "Ngày rà soát xa nhất"),
    ("before_day_counts", "“Trước ngày” tính cả ngày ấy"),
    ("child_lead_days", "Hạn giao cấp dưới, sớm hơn hạn cấp trên"),
    ("answer_working_days", "Hạn trả lời chỉ đạo"),
    ("undo_hours", "Thời gian hoàn tác một lần nhập sổ"),
    ("superior_told_from", "Báo lãnh đạo cấp trên từ mức"),
    ("charge_told_from", "Báo người phụ trách từ mức"),
    ("assigner_told_from", "Báo lãnh đạo cấp giao từ mức"),
    ("product_kinds", "Loại sản phẩm"),
    ("issuers", "Thẩm quyền ban hành"),
    ("fields", "Lĩnh vực"),
]


class Migration(migrations.Migration):
    dependencies = [("regulations", "0005_issuers")]
    operations = [
        migrations.RunPython(unguard, guard, elidable=False),
        migrations.RemoveConstraint("regulation", "regulation_of_a_known_name"),
        migrations.AlterField("regulation", "name", models.CharField("quy định", max_length=40, choices=NAMES)),
        migrations.AddConstraint(
            "regulation",
            models.CheckConstraint(
                condition=models.Q(name__in=[name for name, _label in NAMES]), name="regulation_of_a_known_name"
            ),
        ),
        migrations.RunPython(guard, unguard, elidable=False),
    ]
