"""The second step: the rows become tasks of a draft, or are the units' from today."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.refusals import refusals_in
from kimchinam.exchange.forms import CommitForm
from kimchinam.exchange.queries import batches_visible_to, drafts_open_to, outlook_of
from kimchinam.exchange.rules import check_can_commit
from kimchinam.exchange.states import BatchState
from kimchinam.exchange.views.staying import staying


def commit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk, issued=False)


def assign(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk, issued=True)


def _page(request: SignedInRequest, pk: UUID, *, issued: bool) -> HttpResponse:
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    if batch.state != BatchState.PREVIEWED:
        return redirect("exchange:batch", pk=pk)
    check_can_commit(request.user, batch, issued=issued)
    name = batch.file_name.rpartition(".")[0] or batch.file_name
    drafts = drafts_open_to(request.user, batch)
    form = CommitForm(request.POST or None, drafts=drafts, issued=issued, initial={"title": name})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            count = form.save(batch, by=request.user)
            messages.success(request, _("Đã nhập %(count)d nhiệm vụ.") % {"count": count})
            return redirect("exchange:batch", pk=pk)
    context = {
        "batch": batch,
        "form": form,
        "issued": issued,
        "outlook": outlook_of(batch, issued=issued),
        **staying(batch),
    }
    return render(request, "exchange/commit.html", context)
