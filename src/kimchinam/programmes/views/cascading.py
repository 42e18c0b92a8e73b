"""Passing a task on to the units below."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import refusals_in, refusals_said
from kimchinam.programmes.forms import BreakDownForm
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import branch_of, for_list, visible_to
from kimchinam.programmes.rules import check_can_break_down, check_has_days_left


def break_down(request: SignedInRequest, task: UUID) -> HttpResponse:
    """One part at a time, beside those that were given already."""
    tasks = for_list(visible_to(request.user)).select_related("programme__document")
    whole = get_object_or_404(tasks, pk=task)
    if request.method != "POST":
        with refusals_said(request):
            check_can_break_down(request.user, whole)
            check_has_days_left(whole, on=today())
            return _page(request, whole, BreakDownForm(task=whole))
        return redirect(whole)
    form = BreakDownForm(request.POST, task=whole)
    if form.is_valid():
        with refusals_in(form):
            part = form.save(by=request.user)
            messages.success(request, _("Đã giao cho %(unit)s: %(name)s") % {"unit": part.lead, "name": part})
            return redirect(request.path if "more" in request.POST else whole.get_absolute_url())
    return _page(request, whole, form)


def _page(request: SignedInRequest, whole: Task, form: BreakDownForm) -> HttpResponse:
    branch = branch_of(whole, request.user, today())
    return render(request, "programmes/break_down.html", {"task": whole, "form": form, "branch": branch})
