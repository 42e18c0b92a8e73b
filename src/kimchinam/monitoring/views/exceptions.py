"""Only what is late: who, how many days, which product is missing, which level must decide."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import Answers, followed_on, three_questions
from kimchinam.monitoring.rules import decides
from kimchinam.monitoring.views.lists import PAGE
from kimchinam.monitoring.views.rows import Row, row_of
from kimchinam.programmes.queries import open_on
from kimchinam.programmes.states import Alarm, Status
from kimchinam.ui.lists import Chip, chips, pager

LEVELS = [(level.value, level.label) for level in (Alarm.DEEP_RED, Alarm.RED)]


@require_GET
def exceptions(request: SignedInRequest) -> HttpResponse:
    on, user = as_of(request), request.user
    answers = three_questions(user, on)
    rows = [row_of(task, on) for task in answers.late]
    filters = Filters.of(request, rows)
    page = Paginator(filters.chosen(rows, user=user, on=on), PAGE).get_page(request.GET.get("page"))
    context = {
        "on": on,
        "page": page,
        "rows": page.object_list,
        **pager(request, page),
        "late_count": len(rows),
        "open_count": open_on(followed_on(user, on), on).count(),
        "chips": [*_levels(request, filters.of_unit(rows)), _for_me(answers, filters)],
        "unit_chips": _units(request, filters.of_level(rows)),
        "questions": questions(answers),
    }
    return render(request, "monitoring/exceptions.html", context)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the URL asks for; words that make no sense filter nothing."""

    level: str
    unit: str
    mine: bool

    @classmethod
    def of(cls, request: SignedInRequest, rows: list[Row]) -> "Filters":
        level, unit = request.GET.get("alarm", ""), request.GET.get("unit", "")
        return cls(
            level=level if level in dict(LEVELS) else "",
            unit=unit if any(_unit(row) == unit for row in rows) else "",
            mine=bool(request.GET.get("decide")),
        )

    def chosen(self, rows: list[Row], *, user: User, on: date) -> list[Row]:
        if self.mine:
            return [row for row in rows if decides(user, row.task, on)]
        return self.of_level(self.of_unit(rows))

    def of_level(self, rows: list[Row]) -> list[Row]:
        return [row for row in rows if row.alarm == self.level] if self.level else rows

    def of_unit(self, rows: list[Row]) -> list[Row]:
        return [row for row in rows if _unit(row) == self.unit] if self.unit else rows


def _unit(row: Row) -> str:
    return str(row.late.pk) if row.late else ""


def _levels(request: SignedInRequest, rows: list[Row]) -> list[Chip]:
    """Both levels sum to all of the chosen unit."""
    tally = Counter(str(row.alarm) for row in rows)
    return chips(request, "alarm", counts=tally, choices=LEVELS, across=["decide"], empty_too=True)


def _for_me(answers: Answers, filters: Filters) -> Chip:
    """What waits for this person lies across levels and units: it is counted, and opens, without them."""
    return Chip(_("Cần tôi quyết"), len(answers.for_me), "?decide=1", filters.mine)


def _units(request: SignedInRequest, rows: list[Row]) -> list[Chip]:
    """Every late unit with what it is late with, the most first; they sum to all of the chosen level."""
    units = {_unit(row): str(row.late) for row in rows if row.late}
    tally = Counter(_unit(row) for row in rows if row.late)
    choices = [(pk, units[pk]) for pk, _count in tally.most_common()]
    return chips(request, "unit", counts=tally, choices=choices, across=["decide"])


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str
    detail: str
    url: str
    tone: str = ""


def questions(answers: Answers) -> list[Question]:
    """The three cards; each opens the list that it counts."""
    here, tasks = reverse("monitoring:exceptions"), reverse("monitoring:list")
    units, mine = len(answers.units), len(answers.for_me)
    return [
        Question(
            _("Ai đang chậm?"),
            ngettext("%(count)d đơn vị", "%(count)d đơn vị", units) % {"count": units},
            " · ".join(f"{unit} {count}" for unit, count in answers.units[:3]) or _("Không đơn vị nào chậm."),
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
            _("Việc quá hạn đã đến cấp của bạn.") if mine else _("Không việc quá hạn nào chờ bạn quyết."),
            f"{here}?decide=1",
        ),
    ]


def _longest_wait(answers: Answers) -> str:
    if not answers.waiting:
        return _("Không kết quả nào nằm chờ.")
    days = answers.longest_wait
    return ngettext("lâu nhất %(days)s ngày", "lâu nhất %(days)s ngày", days) % {"days": days} if days else ""
