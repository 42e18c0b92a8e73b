from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from kimchinam.programmes.actions.redrawing import rebuild
from kimchinam.programmes.queries import wrong_cells, wrongly_drawn


class Command(BaseCommand):
    help = (
        "tasks verify: tells the days of every task again from its past and counts them again; exit code 1 and a sentence "
        "for each task that differs. tasks rebuild: writes them anew."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["verify", "rebuild"])

    def handle(self, *, act: str, **options: Any) -> None:
        if act == "rebuild":
            rebuild()
        found = list(wrongly_drawn())
        for key in found:
            self.stderr.write(_("Nhiệm vụ %(key)s: các ngày không khớp với quá trình của nó.") % {"key": key})
        cells = wrong_cells()
        if found or cells:
            said = _("%(tasks)d nhiệm vụ và %(cells)d ô của bảng đếm không khớp. Hãy chạy: kimchinam tasks rebuild")
            raise CommandError(said % {"tasks": len(found), "cells": cells})
        self.stdout.write(_("Các ngày và bảng đếm của nhiệm vụ đều khớp."))
