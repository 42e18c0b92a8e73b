"""`kimchinam serve`: one command from an empty folder to a running office."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import demo_sign_ins
from kimchinam.config.demo.story import STAGES
from kimchinam.config.keeping import Kept
from kimchinam.config.listening import PortTakenError, reserved
from kimchinam.organisations.queries import is_demo

WORKER = [sys.executable, "-m", "kimchinam.config.manage", "work", "--with-parent"]
THREADS = 4
"""Requests answered at the same time; SQLite writes wait for each other, reads do not."""


class Command(BaseCommand):
    help = "Migrates, fills an empty demo office, starts the worker and serves the site until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, choices=range(1, 65536), metavar="PORT", default=8000)
        parser.add_argument("--stage", choices=STAGES, default="running", help="how far the demo office has come")

    def handle(self, *, host: str, port: int, stage: str, **options: Any) -> None:
        try:
            with reserved(host, port):
                self.make_ready(stage)
        except PortTakenError as taken:
            raise CommandError(str(taken)) from taken
        self.lead_links_here(host, port)
        self.greet(host, port)
        server = Granian(
            "kimchinam.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            blocking_threads=THREADS,
            log_level=LogLevels.warning,
        )
        with Kept(WORKER):
            server.serve()

    def make_ready(self, stage: str) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO and not User.objects.exists():
            self.stdout.write("Đang dựng văn phòng mẫu… (filling the demo office)")
            call_command("demo", stage=stage)

    def lead_links_here(self, host: str, port: int) -> None:
        """Links in mails and calendars lead to where this server listens, unless somebody said how people reach it."""
        here = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::") else host
        settings.SITE_URL = os.environ.setdefault("KIMCHINAM_URL", f"http://{here}:{port}")

    def greet(self, host: str, port: int) -> None:
        self.stdout.write(f"\n  Kim Chỉ Nam: http://{host}:{port}\n")
        if is_demo():
            self.stdout.write(f"  Mật khẩu (password): {settings.DEMO_PASSWORD}\n")
            for post in demo_sign_ins():
                self.stdout.write(f"    {post.user.username:<14} {post.get_role_display()}, {post}")
        self.stdout.write("\n  Ctrl-C để dừng (to stop).\n")
        self.stdout.flush()
