from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves
from kimchinam.notices.states import Occasion
from kimchinam.programmes.states import Alarm, Step


class Level(IntegerChoices):
    """The alarms that people are told of, in rising order."""

    YELLOW = 1, _("Vàng")
    RED = 2, _("Đỏ")
    DEEP_RED = 3, _("Đỏ đặc biệt")

    @property
    def alarm(self) -> Alarm:
        return _ALARMS[self]

    @classmethod
    def of(cls, name: str) -> Level | None:
        """The level of an alarm by its name, as rules and addresses hold it."""
        return next((level for level in cls if level.alarm == name), None)


_ALARMS = {Level.YELLOW: Alarm.YELLOW, Level.RED: Alarm.RED, Level.DEEP_RED: Alarm.DEEP_RED}
_LEVELS = {alarm: level for level, alarm in _ALARMS.items()}
LEVEL_OF_STEP = {step: _LEVELS[step.alarm] for step in Step if step.alarm in _LEVELS}
"""Steps on which somebody is told, with the level."""
ASSIGNER_ANSWERS = (
    Step.REVIEW_DEEP,
    Step.REVIEW_RED,
    Step.RECURRING_YELLOW,
    Step.CONDITION_YELLOW,
    Step.MISSING_YELLOW,
)
"""Steps of tasks without a deadline: the day that passes is the one on which the assigning unit was to look for one."""


class Because(TextChoices):
    """Why a person is told."""

    OWNER = "owner", _("đơn vị chịu trách nhiệm")
    SUPERIOR = "superior", _("lãnh đạo cấp trên")
    IN_CHARGE = "in_charge", _("người phụ trách")
    ASSIGNER = "assigner", _("lãnh đạo cấp giao")


class Reached(TextChoices):
    """Whether those were reached who answer for the task."""

    OWNER = "owner", _("đã đến đơn vị")
    ABOVE = "above", _("đơn vị không có người nhận, đã báo cấp trên")
    NOBODY = "nobody", _("không có người nhận")


class ScanState(TextChoices):
    RUNNING = "running", _("Đang quét")
    DONE = "done", _("Đã quét")


MOVES: Moves = {
    ScanState.RUNNING: frozenset({ScanState.RUNNING, ScanState.DONE}),
    ScanState.DONE: frozenset(),
}

SCANNED = Verb("scan.done", _("Đã quét cảnh báo ngày %(day)s: %(alerts)s cảnh báo mới, %(people)s người được báo"))

OCCASIONS = {
    Level.YELLOW: Occasion(
        "alarm.yellow",
        ngettext_lazy(
            "%(count)s nhiệm vụ đến mức Vàng: sắp hết thời hạn",
            "%(count)s nhiệm vụ đến mức Vàng: sắp hết thời hạn",
            "count",
        ),
        tone="time",
        icon="clock",
        same_day=True,
    ),
    Level.RED: Occasion(
        "alarm.red",
        ngettext_lazy(
            "%(count)s nhiệm vụ đến mức Đỏ: đã quá hạn", "%(count)s nhiệm vụ đến mức Đỏ: đã quá hạn", "count"
        ),
        tone="bad",
        icon="exception",
        same_day=True,
    ),
    Level.DEEP_RED: Occasion(
        "alarm.deep_red",
        ngettext_lazy(
            "%(count)s nhiệm vụ đến mức Đỏ đặc biệt: quá hạn nhiều ngày",
            "%(count)s nhiệm vụ đến mức Đỏ đặc biệt: quá hạn nhiều ngày",
            "count",
        ),
        tone="deep",
        icon="exception",
        same_day=True,
    ),
}
UNHEARD = Occasion(
    "alarm.unheard",
    ngettext_lazy(
        "%(count)s cảnh báo mới không đến được đơn vị chịu trách nhiệm: đơn vị chưa có người nhận",
        "%(count)s cảnh báo mới không đến được đơn vị chịu trách nhiệm: đơn vị chưa có người nhận",
        "count",
    ),
    tone="bad",
    icon="person",
    same_day=True,
)
DAY_UNDECIDED = Occasion(
    "alarm.day_undecided",
    _("Chưa có quyết định hôm nay là ngày làm việc hay ngày nghỉ; máy quét theo ngày trong tuần. Hãy bổ sung lịch."),
    tone="time",
    icon="calendar",
    same_day=True,
)
