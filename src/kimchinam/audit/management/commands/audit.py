from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from kimchinam.audit.models import Event
from kimchinam.audit.queries import Fault, faults, unsealed


class Command(BaseCommand):
    help = (
        "audit verify: recomputes every digest and the whole chain of seals; exit code 1 and a sentence for each fault."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["verify"])

    def handle(self, **options: Any) -> None:
        found = list(faults())
        for fault in found:
            self.stderr.write(sentence(fault))
        if found:
            raise CommandError(_("Nhật ký không còn nguyên vẹn: %(count)d lỗi.") % {"count": len(found)})
        facts = {"count": Event.objects.count(), "open": unsealed().count()}
        self.stdout.write(_("Nhật ký nguyên vẹn: %(count)d sự kiện, %(open)d sự kiện chờ niêm phong.") % facts)


def sentence(fault: Fault) -> str:
    number = {"number": fault.number}
    return {
        "changed": _("Sự kiện %(number)d đã bị sửa sau khi ghi."),
        "count": _("Niêm phong %(number)d thiếu hoặc thừa sự kiện."),
        "hash": _("Niêm phong %(number)d không khớp với các sự kiện của nó."),
        "order": _("Niêm phong %(number)d không nối tiếp niêm phong trước."),
        "fact": _("Dữ kiện %(number)d không khớp với nhật ký."),
        "missing": _("Niêm phong %(number)d đã bị xóa."),
    }[fault.kind] % number
