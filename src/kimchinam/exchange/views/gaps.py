"""The register of gaps: what the tasks of registers still lack, one chip for each lack and each register."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.states import Permission
from kimchinam.base.ids import id_in
from kimchinam.exchange.queries import (
    batches_visible_to,
    batches_with_gaps,
    counts_of_gaps,
    gaps_of,
    gaps_visible_to,
    lacking,
    unproved_of,
)
from kimchinam.exchange.states import Gap
from kimchinam.ui.lists import Chip, pager, with_query

PAGE = 50


@require_GET
def gaps(request: SignedInRequest) -> HttpResponse:
    everything = gaps_visible_to(request.user)
    register = id_in(request.GET.get("so", ""))
    rows = everything.filter(batch=register) if register else everything
    total, counts = rows.count(), counts_of_gaps(rows)
    asked = request.GET.get("thieu", "")
    if asked in Gap.values:
        rows = lacking(rows, asked)
    page = Paginator(rows.order_by("batch__created_at", "batch", "number"), PAGE).get_page(request.GET.get("page"))
    context = {
        "chips": _chips(request, total, counts),
        "registers": batches_with_gaps(everything),
        "register": register,
        "lines": [(row, gaps_of(row)) for row in page],
        "own": set(batches_visible_to(request.user).values_list("pk", flat=True)),
        "page": page,
        "mine": unproved_of(request.user).count() if request.user.may(Permission.HAND_IN_EVIDENCE) else 0,
        **pager(request, page),
    }
    return render(request, "exchange/gaps.html", context)


def _chips(request: SignedInRequest, total: int, counts: dict[str, int]) -> list[Chip]:
    """A row may lack several things: the numbers of the lacks sum to more than all rows."""
    asked = request.GET.get("thieu", "")
    choices = [("", _("Tất cả")), *Gap.choices]
    return [
        Chip(str(label), counts[value] if value else total, with_query(request, thieu=value), asked == value)
        for value, label in choices
    ]
