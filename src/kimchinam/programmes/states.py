from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves


class ProgrammeState(TextChoices):
    DRAFT = "draft", _("Dự thảo")
    ISSUED = "issued", _("Đã ban hành")


MOVES: Moves = {
    ProgrammeState.DRAFT: frozenset({ProgrammeState.ISSUED}),
    ProgrammeState.ISSUED: frozenset(),
}


class Product(TextChoices):
    SUBMISSION = "submission", _("Tờ trình")
    REPORT = "report", _("Báo cáo")
    DRAFT = "draft", _("Dự thảo")
    PLAN = "plan", _("Kế hoạch")
    SCHEME = "scheme", _("Đề án")
    DECISION = "decision", _("Quyết định")
    OTHER = "other", _("Khác")


class Grade(TextChoices):
    FAILED = "failed", _("Không đạt")
    PASSED = "passed", _("Đạt")
    GOOD = "good", _("Đạt tốt")
    EXCELLENT = "excellent", _("Đạt xuất sắc")


class Part(TextChoices):
    """What a unit does in a task."""

    LEAD = "lead", _("Chủ trì")
    SUPPORTING = "supporting", _("Phối hợp")


class Status(TextChoices):
    """Never stored: always the answer of `rules.status(task, on)`."""

    CLOSED_ON_TIME = "closed_on_time", _("Hoàn thành đúng hạn")
    CLOSED_LATE = "closed_late", _("Hoàn thành quá hạn")
    CLOSED_UNASSESSABLE = "closed_unassessable", _("Hoàn thành, không rõ hạn")
    OVERDUE = "overdue", _("Quá hạn")
    REVIEW_OVERDUE = "review_overdue", _("Quá ngày rà soát")
    AWAITING_ACCEPTANCE = "awaiting_acceptance", _("Chờ nghiệm thu")
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    RUNNING = "running", _("Trong hạn")
    RECURRING = "recurring", _("Định kỳ, thường xuyên")
    AWAITING_CONDITION = "awaiting_condition", _("Chờ điều kiện")
    DEADLINE_MISSING = "deadline_missing", _("Chưa rõ thời hạn")


CLOSED = (Status.CLOSED_ON_TIME, Status.CLOSED_LATE, Status.CLOSED_UNASSESSABLE)
LATE = (Status.OVERDUE, Status.REVIEW_OVERDUE)
"""A day has passed in silence: the owner's deadline, or the day on which its assigner was to set one."""
GROUPS = {"open": tuple(one for one in Status if one not in CLOSED), "closed": CLOSED, "late": LATE}
"""Words that a filter takes for several statuses at once."""


class Alarm(TextChoices):
    """Derived, like the status. Levels from the office's rule 1-1-1-1-3."""

    GREEN = "green", _("Xanh")
    YELLOW = "yellow", _("Vàng")
    RED = "red", _("Đỏ")
    DEEP_RED = "deep_red", _("Đỏ đặc biệt")


CREATED = Verb("programme.created", _("%(by)s lập chương trình “%(name)s”"))
DESCRIBED = Verb("programme.described", _("%(by)s sửa thông tin chương trình “%(name)s”"))
DELETED = Verb("programme.deleted", _("%(by)s xóa dự thảo chương trình “%(name)s”"))
ISSUED = Verb("programme.issued", _("%(by)s ban hành “%(name)s” với %(tasks)s nhiệm vụ"))
TASK_ADDED = Verb("task.added", _("%(by)s đưa nhiệm vụ “%(name)s” vào chương trình"))
TASK_CHANGED = Verb("task.changed", _("%(by)s sửa nhiệm vụ “%(name)s”"))
TASK_REMOVED = Verb("task.removed", _("%(by)s đưa nhiệm vụ “%(name)s” ra khỏi dự thảo chương trình"))
TASK_ASSIGNED = Verb("task.assigned", _("%(by)s giao nhiệm vụ cho %(lead_name)s chủ trì"))
DEADLINE_SET = Verb("task.deadline_set", _("%(by)s định ngày %(day)s cho nhiệm vụ: %(reason)s"))
HANDED_IN = Verb("task.handed_in", _("%(by)s nộp kết quả: %(evidence_name)s"))
RETURNED = Verb("task.returned", _("%(by)s trả lại kết quả: %(reason)s"))
CLOSED_BY_ACCEPTANCE = Verb("task.closed", _("%(by)s nghiệm thu, xếp loại: %(grade)s"), choices={"grade": Grade})
