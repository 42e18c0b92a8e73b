"""Breakthroughs that the tasks of a programme serve."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in
from kimchinam.base.requests import as_of
from kimchinam.programmes.forms import BreakthroughForm, ServingForm
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import (
    breakthroughs_for,
    sections_of,
    tasks_elsewhere,
    tasks_serving,
    visible_to,
    with_task_counts,
)
from kimchinam.programmes.rules import check_can_arrange
from kimchinam.programmes.views.past import check_looks_at_today
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.table import in_groups, rows_of
from kimchinam.programmes.views.tabs import tabs_of


def breakthroughs(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Those of the unit and of the units above it, with the tasks that serve each; a POST names one."""
    programme, on = seen_programme(request, pk), as_of(request)
    form = BreakthroughForm(request.POST or None, initial={"valid_from": programme.period_from or today()})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.save(programme, by=request.user)
            messages.success(request, _("Đã ghi đột phá."))
            return redirect("programmes:breakthroughs", pk=pk)
    known = with_task_counts(breakthroughs_for(programme), programme, request.user, on)
    context = {
        "programme": programme,
        "on": on,
        "tabs": tabs_of(programme, "breakthroughs"),
        "breakthroughs": known,
        "can_arrange": _may(request, programme, form),
        "form": form,
    }
    return render(request, "programmes/breakthroughs.html", context)


def breakthrough(request: SignedInRequest, pk: UUID, breakthrough: UUID) -> HttpResponse:
    """Which tasks of the programme serve it, and which of other programmes do; a POST sets the first."""
    programme, on = seen_programme(request, pk), as_of(request)
    found = get_object_or_404(breakthroughs_for(programme), pk=breakthrough)
    tasks = visible_to(request.user).filter(programme=programme)
    serving = set(tasks_serving(found, request.user, on).filter(programme=programme).values_list("pk", flat=True))
    form = ServingForm(request.POST or None, programme=programme, serving=serving)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
            form.save(found, by=request.user)
            messages.success(request, _("Đã lưu các nhiệm vụ phục vụ đột phá này."))
            return redirect("programmes:breakthroughs", pk=pk)
    rows = rows_of(programme, tasks, on)
    context = {
        "programme": programme,
        "on": on,
        "breakthrough": found,
        "groups": [group for group in in_groups(rows, sections_of(programme)) if group.rows],
        "serving": serving,
        "elsewhere": tasks_elsewhere(found, programme, request.user, on),
        "can_arrange": _may(request, programme, form),
        "form": form,
    }
    return render(request, "programmes/breakthrough.html", context)


def _may(request: SignedInRequest, programme: Programme, form: Form) -> bool:
    """On a past day nothing is said; what was sent from there comes back in its form."""
    return (form.is_bound or as_of(request) >= today()) and allowed(check_can_arrange, request.user, programme)
