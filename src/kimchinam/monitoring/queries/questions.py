"""Who is late, where is it stuck, what must I decide: three cards, on the desk and above what is late."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.monitoring.queries.counting import Answers
from kimchinam.monitoring.queries.waiting import extensions_for, obstacles_for
from kimchinam.programmes.states import Status


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str
    detail: str
    url: str
    tone: str = ""


def questions(answers: Answers, user: User, on: date) -> list[Question]:
    """The three cards; each opens the list that it counts, and the last one tells which papers wait for the reader today."""
    here, tasks = reverse("monitoring:exceptions"), reverse("monitoring:list")
    units, mine = len(answers.who.counts), answers.for_me
    papers = _asked_of(user, among=mine) if on >= today() else ""
    return [
        Question(
            _("Ai đang chậm?"),
            ngettext("%(count)d đơn vị", "%(count)d đơn vị", units) % {"count": units},
            answers.late_names or _("Không đơn vị nào chậm."),
            here,
            "bad" if units else "",
        ),
        Question(
            _("Nghẽn ở đâu?"),
            ngettext("%(count)d chờ nghiệm thu", "%(count)d chờ nghiệm thu", answers.waiting)
            % {"count": answers.waiting},
            _longest_wait(answers),
            f"{tasks}?status={Status.AWAITING_ACCEPTANCE}",
        ),
        Question(
            _("Cần tôi quyết gì?"),
            ngettext("%(count)d việc", "%(count)d việc", mine) % {"count": mine},
            papers or (_("Việc quá hạn đã đến cấp của bạn.") if mine else _("Không việc quá hạn nào chờ bạn quyết.")),
            f"{here}?decide=1",
        ),
    ]


def _longest_wait(answers: Answers) -> str:
    if not answers.waiting:
        return _("Không kết quả nào nằm chờ.")
    days = answers.longest_wait
    return ngettext("lâu nhất %(days)s ngày", "lâu nhất %(days)s ngày", days) % {"days": days} if days else ""


def _asked_of(user: User, *, among: int) -> str:
    """What units ask of the reader: "2 xin gia hạn · 3 vướng mắc"; empty when nothing.

    Some of it may be about the late tasks `among` which he decides, so the numbers cannot be added to theirs.
    """
    later, stopped = extensions_for(user).count(), obstacles_for(user).count()
    words = [
        ngettext("%(count)d xin gia hạn", "%(count)d xin gia hạn", later) % {"count": later} if later else "",
        ngettext("%(count)d vướng mắc", "%(count)d vướng mắc", stopped) % {"count": stopped} if stopped else "",
    ]
    if not any(words):
        return ""
    said = _("ở các việc này và việc khác: %(asked)s") if among else _("%(asked)s chờ bạn quyết")
    return said % {"asked": " · ".join(word for word in words if word)}
