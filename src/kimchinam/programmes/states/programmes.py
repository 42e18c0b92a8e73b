"""What programmes are as papers, how they move, and what is asked of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.base.moves import Moves


class ProgrammeState(TextChoices):
    DRAFT = "draft", _("Dự thảo")
    ISSUED = "issued", _("Đã ban hành")
    ENDED = "ended", _("Đã kết thúc")
    WITHDRAWN = "withdrawn", _("Đã thu hồi")


class OfferState(TextChoices):
    """What became of a task that a unit offered to take upon itself."""

    OFFERED = "offered", _("Chờ trả lời")
    TAKEN = "taken", _("Đã nhận vào chương trình")
    REFUSED = "refused", _("Không nhận")
    WITHDRAWN = "taken_back", _("Đã rút")


MOVES: Moves = {
    ProgrammeState.DRAFT: frozenset({ProgrammeState.ISSUED}),
    ProgrammeState.ISSUED: frozenset({ProgrammeState.ENDED, ProgrammeState.WITHDRAWN}),
    ProgrammeState.ENDED: frozenset(),
    ProgrammeState.WITHDRAWN: frozenset(),
    OfferState.OFFERED: frozenset({OfferState.TAKEN, OfferState.REFUSED, OfferState.WITHDRAWN}),
    OfferState.TAKEN: frozenset(),
    OfferState.REFUSED: frozenset(),
    OfferState.WITHDRAWN: frozenset(),
}
BINDING = (ProgrammeState.ISSUED, ProgrammeState.ENDED)
"""What was not done by the end of a programme is still owed."""
ISSUED_ONCE = (*BINDING, ProgrammeState.WITHDRAWN)


class Fit(TextChoices):
    """How a task lies to the fields that its leading unit answers for."""

    FITTING = "fitting", _("trong lĩnh vực được giao của đơn vị")
    OUTSIDE = "outside", _("ngoài lĩnh vực được giao của đơn vị")
    UNKNOWN = "unknown", _("chưa rõ lĩnh vực của chương trình hoặc đơn vị")


class Level(TextChoices):
    """What a section of a programme is called."""

    PART = "part", _("Phần")
    GROUP = "group", _("Nhóm nhiệm vụ")


class Counted(TextChoices):
    """What a paper says the number of."""

    PARTS = "parts", _("phần")
    GROUPS = "groups", _("nhóm nhiệm vụ")
    TASKS = "tasks", _("nhiệm vụ")
    KEY = "key", _("nhiệm vụ trọng tâm")
    REGULAR = "regular", _("nhiệm vụ thường xuyên")
    BREAKTHROUGHS = "breakthroughs", _("đột phá")


class Standing(TextChoices):
    """How a unit stands to its duty of issuing a plan of its own on a day; derived, like the status of a task."""

    IN_TIME = "in_time", _("Ban hành đúng hạn")
    LATE = "late", _("Ban hành chậm")
    OPEN = "open", _("Chưa ban hành")
    EXCUSED = "excused", _("Không phải ban hành")


class Share(TextChoices):
    """What the plan of a year does with a task of the term."""

    TAKEN = "taken", _("Đã đưa vào kế hoạch năm")
    NOT_YET = "not_yet", _("Chưa đưa vào")
    NOT_NEEDED = "not_needed", _("Không cần trong năm")
