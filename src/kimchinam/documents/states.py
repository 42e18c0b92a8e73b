from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves


class Reading(TextChoices):
    """Where a version stands on its way from bytes to text."""

    WAITING = "waiting", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    READ = "read", _("Đã đọc")
    UNREADABLE = "unreadable", _("Không đọc được")


MOVES: Moves = {
    Reading.WAITING: frozenset({Reading.READING}),
    # To itself when the worker's claim ran out and another takes over.
    Reading.READING: frozenset({Reading.READING, Reading.READ, Reading.UNREADABLE}),
    Reading.READ: frozenset(),
    Reading.UNREADABLE: frozenset({Reading.WAITING}),
}


class RelationKind(TextChoices):
    IMPLEMENTS = "implements", _("thực hiện")
    BASED_ON = "based_on", _("căn cứ")
    REPLACES = "replaces", _("thay thế")


class Unreadable(TextChoices):
    """Why a version could not be read, in few words for the history; the page of the document shows the whole sentence."""

    EMPTY = "empty", _("tệp không có nội dung")
    ENCRYPTED = "encrypted", _("tệp được đặt mật khẩu")
    CORRUPT = "corrupt", _("tệp bị hỏng hoặc không đúng định dạng")
    TOO_LARGE = "too_large", _("tệp quá lớn")
    BOMB = "bomb", _("tệp nén nở ra quá lớn")
    ENTITIES = "entities", _("tệp khai báo thực thể XML")
    TOO_DEEP = "too_deep", _("quá nhiều bảng hoặc phần tử lồng nhau")
    TOO_SLOW = "too_slow", _("đọc mất quá nhiều thời gian")
    NO_TEXT_LAYER = "no_text_layer", _("tệp chỉ có ảnh")
    UNSUPPORTED = "unsupported", _("chưa đọc được loại tệp này")
    STOPPED = "stopped", _("máy đọc dừng nhiều lần")


RECEIVED = Verb("document.received", _("%(by)s đưa vào văn bản “%(name)s” (tệp %(file_name)s)"))
READ = Verb("document.read", _("%(by)s đọc xong “%(name)s”: %(characters)s ký tự, %(provisions)s điều khoản"))
FOUND_UNREADABLE = Verb(
    "document.unreadable", _("%(by)s không đọc được “%(name)s”: %(reason)s"), choices={"reason": Unreadable}
)
READ_AGAIN = Verb("document.read_again", _("%(by)s yêu cầu đọc lại “%(name)s”"))
DESCRIBED = Verb("document.described", _("%(by)s sửa thông tin văn bản “%(name)s”"))
_RELATION = {"relation": RelationKind}
RELATED = Verb("document.related", _("%(by)s ghi quan hệ: “%(name)s” %(relation)s %(other)s"), choices=_RELATION)
UNRELATED = Verb("document.unrelated", _("%(by)s bỏ quan hệ: “%(name)s” %(relation)s %(other)s"), choices=_RELATION)
SHARED = Verb("document.shared", _("%(by)s chia sẻ “%(name)s” với %(organisations)s"))
