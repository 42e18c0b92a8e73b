"""What the plans of the years take of the plan of a term."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.queries import reach
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.base.requests import as_of
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.forms import YearForm
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import TermLine, reasons_of, visible_to, year_account, year_plans_of
from kimchinam.programmes.rules import check_can_arrange, check_can_plan_year
from kimchinam.programmes.states import Instrument, Share
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.tabs import tabs_of
from kimchinam.ui.lists import chips


@require_GET
def years(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Every task of the term with what each year does with it."""
    term_plan = _term_plan(request, pk)
    on = as_of(request)
    account = year_account(term_plan, request.user, on)
    chosen = request.GET.get("share", "")
    counts = {str(share): account.term[share] for share in Share}
    context = {
        "programme": term_plan,
        "on": on,
        "tabs": tabs_of(term_plan, "years"),
        "lines": [line for line in account.lines if chosen not in Share.values or line.term == chosen],
        "total": len(account.lines),
        "years": [(year, account.of(year)[Share.TAKEN], account.of(year)[Share.NOT_YET]) for year in account.years],
        "chips": chips(request, "share", counts=counts, choices=Share.choices),
        "plans": year_plans_of(term_plan, request.user, on),
    }
    return render(request, "programmes/years.html", context)


def year(request: SignedInRequest, pk: UUID, number: int) -> HttpResponse:
    """The tasks that one year may take; a POST takes those that were ticked, or says why it needs none of them."""
    term_plan = _term_plan(request, pk)
    if number not in term_plan.years:
        raise Http404
    form = YearForm(request.POST or None, tasks=visible_to(request.user).filter(programme=term_plan))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            plan = form.save(term_plan, number, by=request.user, organisation=_planner(request, term_plan))
            messages.success(request, _("Đã ghi cho năm %(year)s.") % {"year": number})
            return (
                redirect("programmes:detail", pk=plan.pk) if plan else redirect("programmes:year", pk=pk, number=number)
            )
    return render(request, "programmes/year.html", _context(request, term_plan, number) | {"form": form})


def _context(request: SignedInRequest, term_plan: Programme, number: int) -> dict[str, Any]:
    on = as_of(request)
    account = year_account(term_plan, request.user, on)
    shares, chosen = account.of(number), request.GET.get("share", "")
    unit = _planner(request, term_plan)
    reasons = reasons_of(term_plan, number, on)
    shown = [line for line in account.lines if chosen not in Share.values or line.shares[number] == chosen]
    planning = (
        on >= today()
        and unit is not None
        and allowed(check_can_plan_year, request.user, term_plan, number, organisation_id=unit.pk)
    )
    return {
        "programme": term_plan,
        "on": on,
        "number": number,
        "tabs": tabs_of(term_plan, "years"),
        "rows": [_row(line, number, reasons) for line in shown],
        "total": len(account.lines),
        "chips": chips(request, "share", counts={str(one): shares[one] for one in Share}, choices=Share.choices),
        "plans": [plan for plan in year_plans_of(term_plan, request.user, on) if plan.year == number],
        "unit": unit,
        "can_plan": planning,
        "can_excuse": on >= today() and allowed(check_can_arrange, request.user, term_plan),
    }


def _row(line: TermLine, number: int, reasons: dict[UUID, Any]) -> dict[str, Any]:
    share = line.shares[number]
    return {
        "task": line.task,
        "due_on": line.due_on,
        "share": share,
        "open": share == Share.NOT_YET,
        "reason": reasons.get(line.task.pk) if share == Share.NOT_NEEDED else None,
    }


def _planner(request: SignedInRequest, term_plan: Programme) -> Organisation | None:
    """Whose plan of the year the person writes: that of the unit of the term plan when it is in his reach, else his own."""
    covers = reach(request.user).covers(term_plan.organisation_id)
    return term_plan.organisation if covers else request.user.acting_for


def _term_plan(request: SignedInRequest, pk: UUID) -> Programme:
    programme = seen_programme(request, pk)
    if programme.kind != Instrument.TERM_PLAN:
        raise Http404
    return programme
