from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb


class Reading(TextChoices):
    """Where a version stands on its way from bytes to text."""

    WAITING = "waiting", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    READ = "read", _("Đã đọc")
    UNREADABLE = "unreadable", _("Không đọc được")


MOVES: dict[str, frozenset[str]] = {
    Reading.WAITING: frozenset({Reading.READING}),
    # Back to waiting when the worker's claim ran out.
    Reading.READING: frozenset({Reading.READ, Reading.UNREADABLE, Reading.WAITING}),
    Reading.READ: frozenset(),
    Reading.UNREADABLE: frozenset({Reading.WAITING}),
}


class RelationKind(TextChoices):
    IMPLEMENTS = "implements", _("thực hiện")
    BASED_ON = "based_on", _("căn cứ")
    REPLACES = "replaces", _("thay thế")


RECEIVED = Verb("document.received", _("%(by)s đưa vào văn bản “%(name)s” (tệp %(file_name)s)"))
READ = Verb("document.read", _("%(by)s đọc xong “%(name)s”: %(characters)s ký tự, %(provisions)s điều khoản"))
FOUND_UNREADABLE = Verb("document.unreadable", _("%(by)s không đọc được “%(name)s”: %(reason)s"))
READ_AGAIN = Verb("document.read_again", _("%(by)s yêu cầu đọc lại “%(name)s”"))
DESCRIBED = Verb("document.described", _("%(by)s sửa thông tin văn bản “%(name)s”"))
RELATED = Verb("document.related", _("%(by)s ghi quan hệ: “%(name)s” %(relation)s %(other)s"))
UNRELATED = Verb("document.unrelated", _("%(by)s bỏ quan hệ: “%(name)s” %(relation)s %(other)s"))
SHARED = Verb("document.shared", _("%(by)s chia sẻ “%(name)s” với %(organisations)s"))
