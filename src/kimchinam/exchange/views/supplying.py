"""Many tasks that a register calls done, proved on one page by the unit that leads them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import refusals_in
from kimchinam.exchange.forms import PaperForm
from kimchinam.exchange.queries import unproved_of

AT_ONCE = 30
"""Tasks on one page."""


def supply(request: SignedInRequest) -> HttpResponse:
    """Each filled row is answered for by itself: one that is refused does not take the others with it."""
    check_may(request.user, Permission.HAND_IN_EVIDENCE)
    rows = unproved_of(request.user).order_by("batch__created_at", "batch", "number")
    forms = [PaperForm(request.POST or None, row=row) for row in rows[:AT_ONCE]]
    if request.method == "POST":
        filled = [form for form in forms if form.filled]
        done = [form for form in filled if _handed_in(request, form)]
        if done:
            messages.success(
                request, _("Đã nộp minh chứng cho %(count)d nhiệm vụ, chờ nghiệm thu.") % {"count": len(done)}
            )
        if not filled:
            messages.error(request, _("Hãy ghi ít nhất một dòng."))
        if len(done) == len(filled):
            return redirect("exchange:supply")
        forms = [form if form.filled else PaperForm(row=form.row) for form in forms if form not in done]
    return render(request, "exchange/supply.html", {"forms": forms})


def _handed_in(request: SignedInRequest, form: PaperForm) -> bool:
    if form.is_valid():
        with refusals_in(form):
            form.save(by=request.user)
            return True
    return False
