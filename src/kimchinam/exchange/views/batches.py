"""The registers that were sent, and one of them: waiting, unreadable, taken over, undone."""

from datetime import timedelta
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import now, today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.documents.queries import open_file
from kimchinam.exchange.actions import bring_evidence, carry_over, discard_batch, undo_batch
from kimchinam.exchange.forms import UndoForm, UploadForm
from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import (
    batches_visible_to,
    gaps_visible_to,
    rows_with_papers,
    same_file_before,
    tallies_of,
)
from kimchinam.exchange.rules import check_can_carry, check_can_undo
from kimchinam.exchange.states import BatchState, Choice
from kimchinam.exchange.views.staying import staying
from kimchinam.regulations.queries import regulations_on
from kimchinam.ui.lists import chips, pager

PAGE = 50
WAITS = (BatchState.UPLOADED, BatchState.READING)


@require_GET
def batch_list(request: SignedInRequest) -> HttpResponse:
    batches = batches_visible_to(request.user)
    counts = dict(batches.order_by().values("state").annotate(n=Count("pk")).values_list("state", "n"))
    if (state := request.GET.get("state")) in BatchState.values:
        batches = batches.filter(state=state)
    page = Paginator(batches, PAGE).get_page(request.GET.get("page"))
    context = {
        "chips": chips(request, "state", counts=counts, choices=BatchState.choices),
        "page": page,
        "waiting": any(counts.get(one) for one in WAITS),
        "can_import": request.user.may(Permission.IMPORT_REGISTER),
        "gap_count": gaps_visible_to(request.user).count(),
        **pager(request, page),
    }
    response = render(request, "exchange/_batches.html" if request.htmx else "exchange/list.html", context)
    patch_vary_headers(response, ["HX-Request"])  # one address, two answers: going back must not show the fragment
    return response


def upload(request: SignedInRequest) -> HttpResponse:
    check_may(request.user, Permission.IMPORT_REGISTER)
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            batch = form.receive(by=request.user)
            return redirect("exchange:batch", pk=batch.pk)
    return render(request, "exchange/upload.html", {"form": form})


@require_GET
def detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Where the register stands; while it is being prepared, the page of its next step."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    following = {BatchState.READ: "exchange:columns", BatchState.PREVIEWED: "exchange:preview"}.get(batch.state)  # type: ignore[call-overload]
    if request.htmx:  # the waiting fragment asks whether it may turn the page over
        return render(request, "exchange/_waiting.html") if batch.state in WAITS else _turned()
    if following:
        return redirect(following, pk=pk)
    tallies = tallies_of(batch)
    context = {
        "batch": batch,
        "waits": batch.state in WAITS,
        "reason": batch.reason(get_language() or ""),
        "tallies": tallies,
        "skipped": tallies.get(Choice.SKIP, 0),
        "taken": batch.rows.filter(task__isnull=False).count(),
        "papers": len(rows_with_papers(batch, on=today())) if batch.state == BatchState.COMMITTED else 0,
        "can_carry": allowed(check_can_carry, request.user, batch),
        "same": same_file_before(batch, request.user).first(),
        **(staying(batch) if batch.state == BatchState.COMMITTED else {}),
        **_undo_of(request, batch),
    }
    return render(request, "exchange/batch.html", context)


def _turned() -> HttpResponse:
    return HttpResponse(headers={"HX-Refresh": "true"})


def _undo_of(request: SignedInRequest, batch: Batch) -> dict[str, object]:
    hours = regulations_on(today(), unit=batch.organisation).undo_hours
    can_undo = allowed(check_can_undo, request.user, batch, at=now(), hours=hours)
    until = batch.committed_at + timedelta(hours=hours) if batch.committed_at else None
    return {"can_undo": can_undo, "undo_until": until, "undo_form": UndoForm()}


@require_GET
def original(request: SignedInRequest, pk: UUID) -> FileResponse:
    """The file as it was sent."""
    batch = get_object_or_404(batches_visible_to(request.user).select_related("file"), pk=pk)
    response = FileResponse(open_file(batch.file), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(batch.file_name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def undo(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    with refusals_said(request):
        count = undo_batch(batch, by=request.user, reason=request.POST.get("reason", ""))
        messages.success(request, _("Đã hoàn tác: %(count)d nhiệm vụ được đưa ra.") % {"count": count})
    return redirect("exchange:batch", pk=pk)


@require_POST
def carry(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    with refusals_said(request):
        following = carry_over(batch, by=request.user)
        return redirect("exchange:preview", pk=following.pk)
    return redirect("exchange:batch", pk=pk)


@require_POST
def evidence(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    with refusals_said(request):
        count = bring_evidence(batch, by=request.user)
        messages.success(request, _("Đã nộp minh chứng theo sổ cho %(count)d nhiệm vụ.") % {"count": count})
    return redirect("exchange:batch", pk=pk)


@require_POST
def discard(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    with refusals_said(request):
        discard_batch(batch, by=request.user)
        messages.success(request, _("Đã bỏ sổ “%(name)s”, không nhập.") % {"name": batch.file_name})
    return redirect("exchange:list")
