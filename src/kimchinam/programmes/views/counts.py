"""The numbers that a paper states of itself beside the real ones."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.programmes.actions import drop_count
from kimchinam.programmes.forms import CountForm
from kimchinam.programmes.models import StatedCount
from kimchinam.programmes.queries import count_check, likely_counts
from kimchinam.programmes.rules import check_can_arrange
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.programmes.views.tabs import tabs_of


def counts(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Stated and real, side by side; a POST notes a stated one."""
    programme = seen_programme(request, pk)
    form = CountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.save(programme, by=request.user)
            messages.success(request, _("Đã ghi số liệu nêu."))
            return redirect("programmes:counts", pk=pk)
    may = as_of(request) >= today() and allowed(check_can_arrange, request.user, programme)
    context = {
        "programme": programme,
        "on": as_of(request),
        "tabs": tabs_of(programme, "counts"),
        "checks": count_check(programme),
        "can_arrange": may,
        "likely": likely_counts(programme, request.user) if may else [],
        "form": form,
    }
    return render(request, "programmes/counts.html", context)


@require_POST
def drop(request: SignedInRequest, pk: UUID, count: UUID) -> HttpResponse:
    programme = seen_programme(request, pk)
    found = get_object_or_404(StatedCount, pk=count, programme=programme)
    with refusals_said(request):
        drop_count(found, by=request.user)
        messages.success(request, _("Đã bỏ số liệu nêu."))
    return redirect("programmes:counts", pk=pk)
