from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kimchinam.accounts.models import User
from kimchinam.config.demo.story import STAGES, tell


class Command(BaseCommand):
    help = "Fills an empty installation with the demo office, through the real actions, up to a stage."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stage", choices=STAGES, default="running")

    def handle(self, *, stage: str, **options: Any) -> None:
        if User.objects.exists():
            raise CommandError("Đã có dữ liệu: văn phòng mẫu chỉ được dựng trên cơ sở dữ liệu trống.")
        # All or nothing: a half-told story could not be told again.
        with transaction.atomic():
            tell(stage, say=lambda line: self.stdout.write(f"  · {line}"))
