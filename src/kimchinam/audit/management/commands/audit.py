from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from kimchinam.audit.models import Event
from kimchinam.audit.queries import Fault, Note, faults, last_seal, unsealed


class Command(BaseCommand):
    help = (
        "audit verify: recomputes every digest, the whole chain of seals and every fact; exit code 1 and a sentence for "
        "each fault. It prints the newest seal: note it elsewhere, and give it back with --seal to see that it still stands."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["verify"])
        parser.add_argument("--seal", action="append", default=[], type=note, metavar="NUMBER:HASH", dest="noted")

    def handle(self, *, noted: list[Note], **options: Any) -> None:
        found = list(faults(noted))
        for fault in found:
            self.stderr.write(sentence(fault))
        if found:
            raise CommandError(_("Nhật ký không còn nguyên vẹn: %(count)d lỗi.") % {"count": len(found)})
        facts = {"count": Event.objects.count(), "open": unsealed().count()}
        self.stdout.write(_("Nhật ký nguyên vẹn: %(count)d sự kiện, %(open)d sự kiện chờ niêm phong.") % facts)
        if seal := last_seal():
            self.stdout.write(_("Niêm phong mới nhất: %(seal)s") % {"seal": f"{seal.number}:{seal.hash}"})


def note(words: str) -> Note:
    """Reads `NUMBER:HASH` as `verify` prints it."""
    number, _colon, digest = words.strip().partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise ArgumentTypeError(_("Ghi niêm phong theo mẫu SỐ:MÃ như lệnh này đã in."))
    return Note(int(number), digest.lower())


def sentence(fault: Fault) -> str:
    number = {"number": fault.number}
    return {
        "changed": _("Sự kiện %(number)d đã bị sửa sau khi ghi."),
        "count": _("Niêm phong %(number)d thiếu hoặc thừa sự kiện."),
        "hash": _("Niêm phong %(number)d không khớp với các sự kiện của nó."),
        "order": _("Niêm phong %(number)d không nối tiếp niêm phong trước."),
        "fact": _("Dữ kiện %(number)d không khớp với nhật ký."),
        "fact_missing": _("Sự kiện %(number)d đã mất dữ kiện mà nó ghi."),
        "version": _("Dữ kiện của sự kiện %(number)d không khớp với nhật ký."),
        "missing": _("Niêm phong %(number)d đã bị xóa."),
        "noted": _("Niêm phong %(number)d không còn như đã ghi lại ở nơi khác."),
    }[fault.kind] % number
