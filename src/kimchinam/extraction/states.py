import re

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves


class Analysis(TextChoices):
    """Where a run stands."""

    RUNNING = "running", _("Đang phân tích")
    DONE = "done", _("Đã phân tích")
    FAILED = "failed", _("Không phân tích được")


MOVES: Moves = {
    # To itself when the worker's claim ran out and another takes over.
    Analysis.RUNNING: frozenset({Analysis.RUNNING, Analysis.DONE, Analysis.FAILED}),
    Analysis.DONE: frozenset(),
    Analysis.FAILED: frozenset({Analysis.RUNNING}),
}


class Kind(TextChoices):
    DIRECTIVE = "directive", _("Giao việc")
    ANNEX_TASK = "annex_task", _("Nhiệm vụ trong phụ lục")
    TARGET = "target", _("Chỉ tiêu")
    ADDED = "added", _("Người thêm")


class Judgement(TextChoices):
    ACCEPTED = "accepted", _("Đã nhận")
    EDITED = "edited", _("Đã sửa và nhận")
    MERGED = "merged", _("Đã gộp")
    REFUSED = "refused", _("Đã bỏ")


TAKEN = frozenset({Judgement.ACCEPTED, Judgement.EDITED})
"""Judgements that make an item ready for a programme."""

ANALYSED = Verb("run.analysed", _("%(by)s phân tích “%(name)s”: %(candidates)s mục đề xuất"))
AGAIN = Verb("run.again", _("%(by)s yêu cầu phân tích lại “%(name)s”"))
FAILED = Verb("run.failed", _("%(by)s không phân tích được “%(name)s”"))
ACCEPTED = Verb("candidate.accepted", _("%(by)s nhận mục “%(name)s”"))
EDITED = Verb("candidate.edited", _("%(by)s sửa và nhận mục “%(name)s”"))
MERGED = Verb("candidate.merged", _("%(by)s gộp mục “%(name)s” vào mục “%(into)s”"))
REFUSED = Verb("candidate.refused", _("%(by)s bỏ mục “%(name)s”: %(reason)s"))
WITHDRAWN = Verb("candidate.withdrawn", _("%(by)s rút lại quyết định về mục “%(name)s”"))
ADDED = Verb("candidate.added", _("%(by)s thêm mục “%(name)s” từ nguyên văn"))
NO_TASK = Verb("provision.no_task", _("%(by)s ghi điều khoản %(name)s không cần nhiệm vụ"))
"""As it was said before a reason was asked for."""
NO_TASK_BECAUSE = Verb("provision.no_task_because", _("%(by)s ghi điều khoản %(name)s không cần nhiệm vụ: %(reason)s"))
NO_TASK_WITHDRAWN = Verb("provision.no_task_withdrawn", _("%(by)s bỏ ghi chú không cần nhiệm vụ ở điều khoản %(name)s"))


_YEARS = re.compile(r"P(\d+)Y")


class Recurrence(TextChoices):
    """Periods that a person can choose; the machine may bring others, which are kept as they are."""

    WEEKLY = "P1W", _("hằng tuần")
    MONTHLY = "P1M", _("hằng tháng")
    QUARTERLY = "P3M", _("hằng quý")
    HALF_YEARLY = "P6M", _("6 tháng một lần")
    YEARLY = "P1Y", _("hằng năm")
    CONTINUOUS = "continuous", _("thường xuyên")

    @classmethod
    def words(cls, value: str) -> str:
        """`P3M` → hằng quý, `P5Y` → 5 năm một lần; anything else as it is."""
        if value in cls:
            return str(cls(value).label)
        match = _YEARS.fullmatch(value)
        count = int(match[1]) if match else 0
        return ngettext("%(count)d năm một lần", "%(count)d năm một lần", count) % {"count": count} if match else value


class Comparator(TextChoices):
    EQUAL = "=", _("đạt")
    AT_LEAST = ">=", _("ít nhất")
    MORE = ">", _("trên")
    AT_MOST = "<=", _("nhiều nhất")
    LESS = "<", _("dưới")
    ABOUT = "~", _("khoảng")
    RANGE = "range", _("trong khoảng")
