import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kimchinam.base.work import run_forever, run_until_idle


class Command(BaseCommand):
    help = "Does the work that waits: reads files, analyses texts, seals the audit log. Safe to stop at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing waits any more")
        parser.add_argument(
            "--with-parent", action="store_true", help="stop when the process that started this one ends"
        )

    def handle(self, *, once: bool, with_parent: bool, **options: Any) -> None:
        if once:
            self.stdout.write(f"{run_until_idle()}")
            return
        parent = os.getppid()
        try:
            run_forever(go_on=lambda: not with_parent or os.getppid() == parent)
        except KeyboardInterrupt:
            self.stdout.write("")
