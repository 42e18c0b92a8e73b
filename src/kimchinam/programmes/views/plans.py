"""Which units have issued plans of their own under a programme."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.programmes.actions import ask_again, begin_plan
from kimchinam.programmes.forms import ExcuseForm, RequireForm
from kimchinam.programmes.models import PlanDuty, Programme
from kimchinam.programmes.queries import plans_owed
from kimchinam.programmes.rules import check_can_arrange, check_can_begin_plan
from kimchinam.programmes.states import Standing
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.tabs import tabs_of
from kimchinam.ui.lists import chips, pager

PAGE = 200


def plans(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Every unit that was asked and how it stands; a POST asks units."""
    programme = seen_programme(request, pk)
    form = RequireForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            count = form.save(by=request.user)
            said = ngettext("Đã yêu cầu %(count)d đơn vị.", "Đã yêu cầu %(count)d đơn vị.", count)
            messages.success(request, said % {"count": count})
            return redirect("programmes:plans", pk=pk)
    return render(request, "programmes/plans.html", _context(request, programme, form))


def _context(request: SignedInRequest, programme: Programme, form: RequireForm) -> dict[str, Any]:
    on, now = as_of(request), as_of(request) >= today()
    owed = plans_owed(programme, request.user, on)
    chosen = request.GET.get("standing", "")
    counts = Counter(str(one.standing) for one in owed)
    shown = [one for one in owed if chosen not in Standing.values or one.standing == chosen]
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    unit = request.user.acting_for
    own = [one for one in owed if one.duty.organisation == unit]
    drafting = {one.duty for one in (*own, *page) if now and allowed(check_can_begin_plan, request.user, one.duty)}
    return {
        "programme": programme,
        "on": on,
        "tabs": tabs_of(programme, "plans"),
        "page": page,
        "total": len(owed),
        "chips": chips(request, "standing", counts=counts, choices=Standing.choices),
        "can_arrange": now and allowed(check_can_arrange, request.user, programme),
        "mine": [one.duty for one in own if one.duty in drafting],
        "drafting": {duty.pk for duty in drafting},
        "form": form,
        **pager(request, page),
    }


def excuse(request: SignedInRequest, pk: UUID, duty: UUID) -> HttpResponse:
    """Why a unit needs no plan."""
    found = _duty(request, pk, duty)
    form = ExcuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.excuse(found, by=request.user)
            messages.success(
                request, _("Đã ghi: %(unit)s không phải ban hành kế hoạch.") % {"unit": found.organisation}
            )
            return redirect("programmes:plans", pk=pk)
    if request.method != "POST" and not allowed(check_can_arrange, request.user, found.programme):
        with refusals_said(request):
            check_can_arrange(request.user, found.programme)
        return redirect("programmes:plans", pk=pk)
    return render(request, "programmes/plan_excuse.html", {"programme": found.programme, "duty": found, "form": form})


@require_POST
def again(request: SignedInRequest, pk: UUID, duty: UUID) -> HttpResponse:
    found = _duty(request, pk, duty)
    with refusals_said(request):
        ask_again(found, by=request.user)
        messages.success(request, _("Đã yêu cầu lại %(unit)s.") % {"unit": found.organisation})
    return redirect("programmes:plans", pk=pk)


@require_POST
def begin(request: SignedInRequest, pk: UUID, duty: UUID) -> HttpResponse:
    """The draft of the unit's own plan."""
    found = _duty(request, pk, duty)
    with refusals_said(request):
        plan = begin_plan(found, by=request.user)
        return redirect("programmes:detail", pk=plan.pk)
    return redirect("programmes:plans", pk=pk)


def _duty(request: SignedInRequest, pk: UUID, duty: UUID) -> PlanDuty:
    programme = seen_programme(request, pk)
    found = get_object_or_404(PlanDuty.objects.select_related("organisation"), pk=duty, programme=programme)
    found.programme = programme
    return found
