from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.config.demo.story import STAGES, tell

CHAPTERS = {
    "uploaded": gettext_lazy("văn bản được đưa vào và đọc"),
    "reviewed": gettext_lazy("các mục được duyệt"),
    "issued": gettext_lazy("chương trình được ban hành"),
    "running": gettext_lazy("các đơn vị nộp kết quả"),
    "closed": gettext_lazy("kết quả được nghiệm thu"),
}


class Command(BaseCommand):
    help = "Fills an empty installation with the demo office, through the real actions, up to a stage."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stage", choices=STAGES, default="running")

    def handle(self, *, stage: str, **options: Any) -> None:
        if User.objects.exists():
            raise CommandError(_("Đã có dữ liệu: văn phòng mẫu chỉ được dựng trên cơ sở dữ liệu trống."))
        # All or nothing: a half-told story could not be told again.
        with transaction.atomic():
            tell(stage, say=lambda name: self.stdout.write(f"  · {CHAPTERS[name]}"))
