"""What tasks are, and how they stand on a day."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class TaskKind(TextChoices):
    """An ordinary task is one of which nobody has said anything else."""

    ORDINARY = "", _("Nhiệm vụ")
    KEY = "key", _("Trọng tâm")
    REGULAR = "regular", _("Thường xuyên")
    SCHEME = "scheme", _("Đề án")
    PROJECT = "project", _("Dự án")
    MILESTONE = "milestone", _("Mốc")
    PERIOD = "period", _("Kỳ")


PARTS_OF_ANOTHER = (TaskKind.MILESTONE, TaskKind.PERIOD)
"""Kinds that stand below the task that they are a step or a period of; no paper counts them among its tasks."""


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
GOING = (Status.RUNNING, Status.RECURRING, Status.AWAITING_CONDITION, Status.DEADLINE_MISSING)
"""Open, and nothing to be done about it in the next days."""
GROUPS = {
    "open": tuple(one for one in Status if one not in CLOSED),
    "closed": CLOSED,
    "late": LATE,
    "going": GOING,
    "ahead": (Status.DUE_SOON, *GOING),
}
"""Words that a filter takes for several statuses at once."""


class Alarm(TextChoices):
    """Derived, like the status. Levels from the office's rule 1-1-1-1-3."""

    GREEN = "green", _("Xanh")
    YELLOW = "yellow", _("Vàng")
    RED = "red", _("Đỏ")
    DEEP_RED = "deep_red", _("Đỏ đặc biệt")


class Step(IntegerChoices):
    """Status and alarm as one number, the most urgent first: what a `Span` of days says of a task."""

    OVERDUE_DEEP = 10, _("Quá hạn, đỏ đặc biệt")
    OVERDUE_RED = 11, _("Quá hạn, đỏ")
    REVIEW_DEEP = 12, _("Quá ngày rà soát, đỏ đặc biệt")
    REVIEW_RED = 13, _("Quá ngày rà soát, đỏ")
    AWAITING = 20, _("Chờ nghiệm thu")
    DUE_YELLOW = 30, _("Sắp đến hạn, vàng")
    DUE_SOON = 31, _("Sắp đến hạn")
    RECURRING_YELLOW = 33, _("Định kỳ, sắp đến ngày rà soát")
    CONDITION_YELLOW = 34, _("Chờ điều kiện, sắp đến ngày rà soát")
    MISSING_YELLOW = 35, _("Chưa rõ thời hạn, sắp đến ngày rà soát")
    RUNNING = 40, _("Trong hạn")
    CONDITION = 50, _("Chờ điều kiện")
    MISSING = 51, _("Chưa rõ thời hạn")
    RECURRING = 60, _("Định kỳ, thường xuyên")
    CLOSED_LATE = 80, _("Hoàn thành quá hạn")
    CLOSED_ON_TIME = 81, _("Hoàn thành đúng hạn")
    CLOSED_UNASSESSABLE = 82, _("Hoàn thành, không rõ hạn")

    @classmethod
    def of(cls, status: Status, alarm: Alarm) -> "Step":
        return _STEPS[status, alarm]

    @property
    def status(self) -> Status:
        return _PAIRS[self][0]

    @property
    def alarm(self) -> Alarm:
        return _PAIRS[self][1]


OVERDUE_STEPS = (Step.OVERDUE_DEEP, Step.OVERDUE_RED)
REVIEW_STEPS = (Step.REVIEW_DEEP, Step.REVIEW_RED)
LATE_STEPS = OVERDUE_STEPS + REVIEW_STEPS
KEEPING_STEPS = tuple(step for step in Step if step <= Step.RUNNING and step != Step.AWAITING)
"""Steps whose `Span.sort_day` is the day to keep."""
OPEN_STEPS = tuple(step for step in Step if step < Step.CLOSED_LATE)


class View(IntegerChoices):
    """What a tally counts for a unit."""

    SEEN = 1, "seen"
    """Tasks that it or a unit below it assigned, leads or supports."""
    ASSIGNED = 2, "assigned"
    LATE = 3, "late"
    """Tasks with which it is late: as the one in the lead or, past a day of review, as the one that was to set a deadline."""
    LED = 4, "led"
    """Tasks that it or a unit below it leads; of units with others below them."""


class Grain(IntegerChoices):
    """Of how many days a row of a tally is the sum."""

    DAY = 0, "day"
    MONTH = 1, "month"
    YEAR = 2, "year"


_PAIRS = {
    Step.OVERDUE_DEEP: (Status.OVERDUE, Alarm.DEEP_RED),
    Step.OVERDUE_RED: (Status.OVERDUE, Alarm.RED),
    Step.REVIEW_DEEP: (Status.REVIEW_OVERDUE, Alarm.DEEP_RED),
    Step.REVIEW_RED: (Status.REVIEW_OVERDUE, Alarm.RED),
    Step.AWAITING: (Status.AWAITING_ACCEPTANCE, Alarm.GREEN),
    Step.DUE_YELLOW: (Status.DUE_SOON, Alarm.YELLOW),
    Step.DUE_SOON: (Status.DUE_SOON, Alarm.GREEN),
    Step.RECURRING_YELLOW: (Status.RECURRING, Alarm.YELLOW),
    Step.CONDITION_YELLOW: (Status.AWAITING_CONDITION, Alarm.YELLOW),
    Step.MISSING_YELLOW: (Status.DEADLINE_MISSING, Alarm.YELLOW),
    Step.RUNNING: (Status.RUNNING, Alarm.GREEN),
    Step.CONDITION: (Status.AWAITING_CONDITION, Alarm.GREEN),
    Step.MISSING: (Status.DEADLINE_MISSING, Alarm.GREEN),
    Step.RECURRING: (Status.RECURRING, Alarm.GREEN),
    Step.CLOSED_LATE: (Status.CLOSED_LATE, Alarm.GREEN),
    Step.CLOSED_ON_TIME: (Status.CLOSED_ON_TIME, Alarm.GREEN),
    Step.CLOSED_UNASSESSABLE: (Status.CLOSED_UNASSESSABLE, Alarm.GREEN),
}
_STEPS = {pair: step for step, pair in _PAIRS.items()}
