"""What the columns hold, what is wrong with the rows, and one answer for all that are wrong in the same way."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.exchange.actions import choose_alike, keep_alike, take_only_offers
from kimchinam.exchange.forms import ColumnsForm, MendForm, SecrecyForm
from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import (
    Group,
    batches_visible_to,
    groups_of,
    same_file_before,
    samples_of,
    tallies_of,
    term_of,
)
from kimchinam.exchange.rules import (
    LEFT_ALONE,
    can_be_remembered,
    check_can_commit,
    check_can_prepare,
    holds_several,
    unmatched,
)
from kimchinam.exchange.rules.answers import DAY_FAULTS, KEPT_AS_WRITTEN, NEVER_TAKEN, OWNER_FAULTS, WORDS_FAULTS
from kimchinam.exchange.states import BatchState, Fault, Field
from kimchinam.exchange.views.staying import staying
from kimchinam.ui.lists import pager

GROUPS = 20
"""On one page of a fault."""
PREPARED = (BatchState.READ, BatchState.PREVIEWED)


def prepared(request: SignedInRequest, pk: UUID) -> Batch | None:
    """A register that is being prepared; None when it is past that."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    return batch if batch.state in PREPARED else None


def columns(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = prepared(request, pk)
    if batch is None:
        return redirect("exchange:batch", pk=pk)
    check_can_prepare(request.user, batch)
    form = ColumnsForm(request.POST or None, batch=batch)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.save(batch, by=request.user)
            messages.success(request, _("Đã ghép cột và soát lại mọi dòng."))
            return redirect("exchange:preview", pk=pk)
    samples = samples_of(batch)
    pairs = [(field, samples.get(int(field.name.removeprefix("column_")), [])) for field in form.columns()]
    first, last = term_of(batch, today())
    context = {
        "batch": batch,
        "form": form,
        "columns": pairs,
        **_open_question(batch),
        "term_from": first,
        "term_to": last,
    }
    return render(request, "exchange/columns.html", context)


def _open_question(batch: Batch) -> dict[str, object]:
    """What every register has and no column of this one is said to hold."""
    fields = unmatched(batch.mapping)
    return {"unmatched": fields, "unmatched_names": ", ".join(str(field.label) for field in fields)}


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault with how many rows have it, in how many groups, and what becomes of them unanswered."""

    code: Fault
    count: int
    groups: int
    left_alone: str | Promise


@require_GET
def preview(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = prepared(request, pk)
    if batch is None or batch.state == BatchState.READ:
        return redirect("exchange:batch", pk=pk)
    groups = groups_of(batch)
    tallies = tallies_of(batch)
    context = {
        "batch": batch,
        "lines": _lines(groups),
        "tallies": tallies,
        "tasks": sum(tallies.get(choice, 0) for choice in ("take", "ask", "skip")),
        "says_states": Field.STATE in batch.mapping,
        "same": same_file_before(batch, request.user).first(),
        **staying(batch),
        "can_prepare": allowed(check_can_prepare, request.user, batch),
        "can_commit": allowed(check_can_commit, request.user, batch, issued=False),
        "can_assign": allowed(check_can_commit, request.user, batch, issued=True),
    }
    return render(request, "exchange/preview.html", context)


def _lines(groups: list[Group]) -> list[FaultLine]:
    alike = {code: [group for group in groups if group.code == code] for code in Fault}
    return [
        FaultLine(code, sum(group.count for group in held), len(held), LEFT_ALONE[code])
        for code, held in alike.items()
        if held
    ]


def fault(request: SignedInRequest, pk: UUID, code: str) -> HttpResponse:
    """The groups of one fault, each with the answers that it can be given. What was typed stays when it is refused."""
    batch = prepared(request, pk)
    if batch is None or batch.state == BatchState.READ:
        return redirect("exchange:batch", pk=pk)
    if code not in Fault.values:
        raise Http404
    form = MendForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        with refusals_said(request):
            count = _answered(request, batch, code, form)
            messages.success(request, _("Đã trả lời cho %(count)d dòng.") % {"count": count})
        return redirect(request.get_full_path())
    groups = [group for group in groups_of(batch) if group.code == code]
    if not groups:
        messages.info(request, _("Không còn dòng nào có lỗi này."))
        return redirect("exchange:preview", pk=pk)
    page = Paginator(groups, GROUPS).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "form": form,
        "page": page,
        "rows_url": reverse("exchange:rows", args=[pk]),
        "can_prepare": allowed(check_can_prepare, request.user, batch),
        "levels": SecrecyForm(batch=batch, user=request.user) if code == Fault.SECRET_WORD else None,
        **_answers_to(code, groups, batch),
        **pager(request, page),
    }
    return render(request, "exchange/fault.html", context)


def _answers_to(code: str, groups: list[Group], batch: Batch) -> dict[str, object]:
    """What a fault may be answered with, and how many rows have one offer only."""
    return {
        "fault": Fault(code),
        "left_alone": LEFT_ALONE[Fault(code)],
        "asks_unit": code in _OWNED,
        "asks_day": code in DAY_FAULTS,
        "can_keep": code in KEPT_AS_WRITTEN,
        "can_take": code not in NEVER_TAKEN,
        "remembered": set() if batch.secrecy else _remembered(code, groups),
        "ticked": _ticked(code, groups),
        "clear": sum(group.count for group in groups if len(group.offers) == 1) if code in _MEANT else 0,
    }


def _remembered(code: str, groups: Iterable[Group]) -> set[str]:
    """Keys of what the dictionary can keep."""
    kind = WORDS_FAULTS.get(Fault(code))
    return {group.key for group in groups if kind and not group.is_secret and can_be_remembered(kind, group.key)}


def _ticked(code: str, groups: Iterable[Group]) -> set[str]:
    """Keys of what the dictionary keeps unless a person says otherwise: a name that can mean one unit only."""
    return {group.key for group in groups if code == Fault.OWNER_UNKNOWN and not holds_several(group.words)}


_OWNED = (*OWNER_FAULTS, Fault.OWNER_UNKNOWN)
_MEANT = (*DAY_FAULTS, Fault.OWNER_UNKNOWN)
"""Faults whose offers say what was probably meant; of two leads each was meant."""


@require_POST
def secrecy(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    form = SecrecyForm(request.POST, batch=batch, user=request.user)
    with refusals_said(request):
        if form.is_valid():
            form.save(batch, by=request.user)
            messages.success(request, _("Sổ này từ nay có độ mật %(level)s.") % {"level": batch.get_secrecy_display()})
        else:
            messages.error(request, _("Hãy chọn một độ mật cao hơn mà bạn được phép xử lý."))
    return redirect("exchange:preview", pk=pk)


def _answered(request: SignedInRequest, batch: Batch, code: str, form: MendForm) -> int:
    """One answer for a group; the name of the button says which."""
    key, act = form.cleaned_data["key"], request.POST.get("act", "")
    if act == "only_offers":
        return take_only_offers(batch, by=request.user, code=code)
    if act == "keep":
        return keep_alike(batch, by=request.user, code=code, key=key)
    if act in ("take", "skip"):
        return choose_alike(batch, by=request.user, code=code, key=key, choice=act)
    return form.save(batch, code=code, by=request.user)
