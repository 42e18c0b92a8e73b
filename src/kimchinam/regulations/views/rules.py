"""Every rule with the value of the day, its history, and a form for what comes next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.base.working_days import DayKind
from kimchinam.regulations.actions import verify_regulation
from kimchinam.regulations.forms import PeriodForm, WithdrawForm
from kimchinam.regulations.models import Regulation
from kimchinam.regulations.queries import history_of, regulations_of, row_on, value_on, year_of
from kimchinam.regulations.rules import DEFINITIONS, Definition, check_can_manage, check_can_withdraw
from kimchinam.regulations.states import Name


@dataclass(frozen=True, slots=True)
class RuleLine:
    definition: Definition
    shown: str
    row: Regulation | None


def _line(definition: Definition, on: date) -> RuleLine:
    shown = definition.kind.shown(value_on(definition.name, on))
    return RuleLine(definition, shown, row_on(definition.name, on))


@require_GET
def rules(request: SignedInRequest) -> HttpResponse:
    """What holds on the day people look at, rule by rule."""
    check_can_manage(request.user)
    on = as_of(request)
    years = [(number, _undecided(number)) for number in (today().year, today().year + 1)]
    context = {"lines": [_line(one, on) for one in DEFINITIONS.values()], "years": years, "on": on}
    return render(request, "regulations/rules.html", context)


def _undecided(number: int) -> int:
    return sum(1 for day in year_of(number) if day.kind == DayKind.UNDECIDED and day.day >= today())


@require_GET
def rule(request: SignedInRequest, slug: str) -> HttpResponse:
    check_can_manage(request.user)
    definition = _definition(slug)
    on = as_of(request)
    lines = [(one, definition.kind.shown(one.row.value)) for one in history_of(definition.name, request.user, on=on)]
    usual = definition.kind.shown(definition.usual)
    context = {"definition": definition, "now": _line(definition, on), "lines": lines, "usual": usual, "on": on}
    return render(request, "regulations/rule.html", context)


def set_value(request: SignedInRequest, slug: str) -> HttpResponse:
    check_can_manage(request.user)
    definition = _definition(slug)
    present = value_on(definition.name, today())
    form = PeriodForm(request.POST or None, definition=definition, initial={"value": present})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            row = form.set(by=request.user)
            shown = {"value": definition.kind.shown(row.value), "day": f"{row.valid_from:%d/%m/%Y}"}
            messages.success(request, _("Đã đặt: %(value)s từ ngày %(day)s.") % shown)
            return redirect("regulations:rule", slug=slug)
    context = {"form": form, "definition": definition, "now": definition.kind.shown(present)}
    return render(request, "regulations/period_form.html", context)


def period(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One value with its history; while it has not begun to hold, it can be withdrawn here."""
    check_can_manage(request.user)
    row = get_object_or_404(regulations_of(request.user).select_related("organisation", "by", "withdrawn_by"), pk=pk)
    definition = DEFINITIONS[Name(row.name)]
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.withdraw(row, by=request.user)
            messages.success(request, _("Đã rút lại. Giá trị trước đó tiếp tục có hiệu lực."))
            return redirect("regulations:rule", slug=definition.slug)
    context = {
        "row": row,
        "definition": definition,
        "shown": definition.kind.shown(row.value),
        "form": form,
        "can_withdraw": allowed(check_can_withdraw, row, on=today()),
    }
    return render(request, "regulations/period.html", context)


@require_POST
def verify_period(request: SignedInRequest, pk: UUID) -> HttpResponse:
    check_can_manage(request.user)
    row = get_object_or_404(regulations_of(request.user), pk=pk)
    with refusals_said(request):
        verify_regulation(row, by=request.user)
        messages.success(request, _("Đã ghi nhận việc đối chiếu."))
    return redirect("regulations:period", pk=pk)


def _definition(slug: str) -> Definition:
    for definition in DEFINITIONS.values():
        if definition.slug == slug:
            return definition
    raise Http404
