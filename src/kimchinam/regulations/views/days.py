"""The calendar of a year: twelve months, what makes each special day, and the rules of the office itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.working_days import DayKind, DayOfYear
from kimchinam.regulations.actions import verify_calendar_rule
from kimchinam.regulations.forms import DaysForm, WithdrawForm
from kimchinam.regulations.queries import calendar_rules_of, year_of
from kimchinam.regulations.rules import YEARS, check_can_manage, check_can_withdraw

_PLAIN = (DayKind.WORKING, DayKind.WEEKEND)


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    weeks: list[list[DayOfYear | None]]
    """Monday to Sunday; None outside of the month."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that one rule makes what they are."""

    first: DayOfYear
    last: DayOfYear
    count: int


def _month(number: int, days: list[DayOfYear]) -> Month:
    cells: list[DayOfYear | None] = [None] * days[0].day.weekday() + list(days)
    cells += [None] * (-len(cells) % 7)
    return Month(number, [cells[start : start + 7] for start in range(0, len(cells), 7)])


def _stretches(days: list[DayOfYear]) -> Iterator[Stretch]:
    """What is no plain working day and no plain weekend, in order."""
    for (_rule, kind), run in groupby(days, key=lambda one: (one.rule, one.kind)):
        if kind not in _PLAIN:
            together = list(run)
            yield Stretch(together[0], together[-1], len(together))


@require_GET
def this_year(request: HttpRequest) -> HttpResponse:
    return redirect("regulations:year", number=today().year)


@require_GET
def calendar_year(request: SignedInRequest, number: int) -> HttpResponse:
    check_can_manage(request.user)
    if number not in YEARS:
        raise Http404
    days = list(year_of(number))
    own = calendar_rules_of(request.user).select_related("by")
    counts = {kind.value: sum(1 for day in days if day.kind == kind) for kind in DayKind}
    context = {
        "number": number,
        "today": today(),
        "months": [_month(one, list(run)) for one, run in groupby(days, key=lambda day: day.day.month)],
        "weekdays": [_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN")],
        "stretches": list(_stretches(days)),
        "own": own.filter(first_day__lte=date(number, 12, 31), last_day__gte=date(number, 1, 1)),
        "counts": counts,
        "worked": counts[DayKind.WORKING] + counts[DayKind.MADE_UP],
        "assumed": sum(1 for day in days if day.assumed),
        "previous_url": _year_url(number - 1),
        "next_url": _year_url(number + 1),
    }
    return render(request, "regulations/year.html", context)


def _year_url(number: int) -> str:
    return reverse("regulations:year", args=[number]) if number in YEARS else ""


def add_days(request: SignedInRequest) -> HttpResponse:
    check_can_manage(request.user)
    form = DaysForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            row = form.add(by=request.user)
            messages.success(request, _("Đã thêm “%(name)s” vào lịch.") % {"name": row.name})
            return redirect("regulations:year", number=row.first_day.year)
    return render(request, "regulations/days_form.html", {"form": form})


def calendar_rule(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One rule of the office with its history; here it can be taken back out of the calendar."""
    check_can_manage(request.user)
    row = get_object_or_404(calendar_rules_of(request.user).select_related("by", "withdrawn_by"), pk=pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.withdraw(row, by=request.user)
            messages.success(request, _("Đã bỏ “%(name)s” khỏi lịch.") % {"name": row.name})
            return redirect("regulations:year", number=row.first_day.year)
    context = {"row": row, "form": form, "can_withdraw": allowed(check_can_withdraw, row, on=today())}
    return render(request, "regulations/calendar_rule.html", context)


@require_POST
def verify_days(request: SignedInRequest, pk: UUID) -> HttpResponse:
    check_can_manage(request.user)
    row = get_object_or_404(calendar_rules_of(request.user), pk=pk)
    with refusals_said(request):
        verify_calendar_rule(row, by=request.user)
        messages.success(request, _("Đã ghi nhận việc đối chiếu."))
    return redirect("regulations:calendar_rule", pk=pk)
