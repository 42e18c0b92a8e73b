from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kimchinam.base.work import run_forever, run_until_idle


class Command(BaseCommand):
    help = "Does the work that waits: reads files, analyses texts, seals the audit log. Safe to stop at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing waits any more")

    def handle(self, *, once: bool, **options: Any) -> None:
        if once:
            self.stdout.write(f"{run_until_idle()}")
            return
        try:
            run_forever()
        except KeyboardInterrupt:
            self.stdout.write("")
