"""The dictionary of corrections: how words of the registers are read, here and in registers to come."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import refusals_said
from kimchinam.exchange.actions import forget_correction
from kimchinam.exchange.queries import corrections_visible_to, meanings_of
from kimchinam.ui.lists import pager

PAGE = 50


@require_GET
def dictionary(request: SignedInRequest) -> HttpResponse:
    page = Paginator(corrections_visible_to(request.user), PAGE).get_page(request.GET.get("page"))
    meanings = meanings_of(page.object_list)
    context = {
        "lines": [(line, meanings[line.pk]) for line in page],
        "page": page,
        "can_forget": request.user.may(Permission.IMPORT_REGISTER),
        **pager(request, page),
    }
    return render(request, "exchange/dictionary.html", context)


@require_POST
def forget(request: SignedInRequest, pk: UUID) -> HttpResponse:
    line = get_object_or_404(corrections_visible_to(request.user), pk=pk)
    with refusals_said(request):
        forget_correction(line, by=request.user)
        messages.success(request, _("Đã xóa “%(written)s” khỏi từ điển.") % {"written": line.written})
    return redirect("exchange:dictionary")
