"""What a register writes of the state of its tasks, and what each of these words is taken to claim."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.refusals import allowed, refusals_said
from kimchinam.exchange.forms import StateForm
from kimchinam.exchange.queries import states_of
from kimchinam.exchange.rules import can_be_remembered, check_can_prepare
from kimchinam.exchange.states import BatchState, Claim, Kind
from kimchinam.exchange.views.preview import prepared
from kimchinam.ui.lists import pager

PAGE = 20


def states(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One line for each way of writing; one answer for all rows that write so."""
    batch = prepared(request, pk)
    if batch is None or batch.state == BatchState.READ:
        return redirect("exchange:batch", pk=pk)
    if request.method == "POST":
        form = StateForm(request.POST)
        with refusals_said(request):
            count = form.save(batch, by=request.user)
            messages.success(request, _("Đã trả lời cho %(count)d dòng.") % {"count": count})
        return redirect(request.get_full_path())
    page = Paginator(states_of(batch), PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "lines": [(line, not batch.secrecy and can_be_remembered(Kind.STATE, line.key)) for line in page],
        "claims": Claim.choices,
        "page": page,
        "can_prepare": allowed(check_can_prepare, request.user, batch),
        **pager(request, page),
    }
    return render(request, "exchange/states.html", context)
