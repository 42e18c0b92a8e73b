"""Who sits on a board, and what the log says of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb


class BoardRole(TextChoices):
    """In the order in which a decision names them."""

    CHAIR = "chair", _("Trưởng ban")
    VICE_CHAIR = "vice_chair", _("Phó Trưởng ban")
    STANDING = "standing", _("Ủy viên thường trực")
    MEMBER = "member", _("Ủy viên")
    SECRETARY = "secretary", _("Thư ký")


BOARD_FOUNDED = Verb("board.founded", _("%(by)s ghi việc lập “%(name)s”: %(paper)s"))
BOARD_DESCRIBED = Verb(
    "board.described",
    _("%(by)s sửa thông tin của “%(name)s”"),
    facts={"name": _("Tên ban"), "paper": _("Văn bản thành lập"), "founded_on": _("Ngày thành lập")},
)
# By number: not everyone who sees a board sees each of its programmes.
BOARD_SCOPE_CHANGED = Verb(
    "board.scope_changed", _("%(by)s sửa phạm vi của “%(name)s”: thêm %(added)s, bớt %(removed)s chương trình")
)
BOARD_ENDED = Verb("board.ended", _("%(by)s ghi “%(name)s” giải thể: %(reason)s"), facts={"ended_on": _("Từ ngày")})
SEAT_TAKEN = Verb("board.seat_taken", _("%(by)s ghi %(member)s là %(role)s từ %(day)s"), choices={"role": BoardRole})
SEAT_LEFT = Verb("board.seat_left", _("%(by)s ghi %(member)s thôi là %(role)s từ %(day)s"), choices={"role": BoardRole})
