"""Only what is late: who, how many days, which product is missing, which level must decide."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import local_day
from kimchinam.base.requests import as_of
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries import followed_on, late_units, overdue
from kimchinam.monitoring.states import Outcome
from kimchinam.monitoring.views.lists import PAGE, own_units
from kimchinam.monitoring.views.rows import Row, neighbours, row_of, with_query
from kimchinam.programmes.queries import counts
from kimchinam.programmes.states import CLOSED, Alarm, Status


@require_GET
def exceptions(request: SignedInRequest) -> HttpResponse:
    on = as_of(request)
    followed = followed_on(request.user, on)
    tally = counts(followed, on)
    rows = [row_of(task, on) for task in overdue(followed, on)]
    page = Paginator(_chosen(rows, request), PAGE).get_page(request.GET.get("page"))
    context = {
        "on": on,
        "page": page,
        "rows": page.object_list,
        **neighbours(request, page),
        "late_count": len(rows),
        "open_count": sum(count for status, count in tally.items() if status not in CLOSED),
        "chips": _chips(request, rows),
        "questions": _questions(rows, request.user, on, waiting=tally[Status.AWAITING_ACCEPTANCE]),
    }
    return render(request, "monitoring/exceptions.html", context)


def _chosen(rows: list[Row], request: SignedInRequest) -> list[Row]:
    level, mine = request.GET.get("alarm", ""), request.GET.get("decide")
    chosen = [row for row in rows if row.alarm == level] if level else rows
    return for_me(chosen, request.user) if mine else chosen


def for_me(rows: list[Row], user: User) -> list[Row]:
    """Late tasks that wait for this person's word: a leader of the unit that must decide, or over that unit."""
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return []
    units = set(own_units(user))
    return [row for row in rows if row.decides and (row.decides.pk in units or _assigned_below(row, user))]


def _assigned_below(row: Row, user: User) -> bool:
    return row.alarm == Alarm.DEEP_RED and reach(user).covers(row.task.programme.organisation_id)


def _chips(request: SignedInRequest, rows: list[Row]) -> list[dict[str, Any]]:
    """Both levels sum to all; what I must decide lies across them and comes last."""
    current, mine = request.GET.get("alarm", ""), bool(request.GET.get("decide"))
    levels = [("", _("Tất cả"), len(rows))]
    levels += [(str(one), str(one.label), sum(row.alarm == one for row in rows)) for one in (Alarm.DEEP_RED, Alarm.RED)]
    chips = [
        {
            "label": label,
            "count": count,
            "url": with_query(request, alarm=value, decide=""),
            "current": value == current and not mine,
        }
        for value, label, count in levels
    ]
    decide = {
        "label": _("Cần tôi quyết"),
        "count": len(for_me(rows, request.user)),
        "url": "?decide=1",
        "current": mine,
    }
    return [*chips, decide]


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str
    detail: str
    url: str
    tone: str = ""


def _questions(rows: list[Row], user: User, on: date, *, waiting: int) -> list[Question]:
    here, tasks = reverse("monitoring:exceptions"), reverse("monitoring:list")
    units = late_units(row.task for row in rows)
    mine = for_me(rows, user)
    return [
        Question(
            _("Ai đang chậm?"),
            ngettext("%(count)d đơn vị", "%(count)d đơn vị", len(units)) % {"count": len(units)},
            " · ".join(f"{unit} {count}" for unit, count in units[:3]) or _("Không đơn vị nào chậm."),
            here,
            "bad" if units else "",
        ),
        Question(
            _("Nghẽn ở đâu?"),
            ngettext("%(count)d chờ nghiệm thu", "%(count)d chờ nghiệm thu", waiting) % {"count": waiting},
            _how_long(user, on) if waiting else _("Không kết quả nào nằm chờ."),
            f"{tasks}?status={Status.AWAITING_ACCEPTANCE}",
        ),
        Question(
            _("Cần tôi quyết gì?"),
            ngettext("%(count)d việc", "%(count)d việc", len(mine)) % {"count": len(mine)},
            _("Việc quá hạn đã đến cấp của bạn.") if mine else _("Không việc quá hạn nào chờ bạn quyết."),
            f"{here}?decide=1",
        ),
    ]


def _how_long(user: User, on: date) -> str:
    """Days that evidence has lain with the reviewers, on average. One SQL query."""
    waiting = Evidence.objects.filter(outcome=Outcome.WAITING, task__in=followed_on(user, on))
    days = [max((on - local_day(at)).days, 0) for at in waiting.values_list("handed_in_at", flat=True)]
    if not days:
        return ""
    mean = round(sum(days) / len(days))
    return ngettext(
        "trung bình %(count)d ngày trên bàn người duyệt", "trung bình %(count)d ngày trên bàn người duyệt", mean
    ) % {"count": mean}
