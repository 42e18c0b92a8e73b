"""Tasks that units offer: the list, one offer, and what is answered."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.programmes.actions import withdraw_offer
from kimchinam.programmes.forms import AnswerForm, OfferForm
from kimchinam.programmes.models import Offer
from kimchinam.programmes.queries import offers_to_answer, offers_visible_to, programmes_visible_to, visible_to
from kimchinam.programmes.rules import check_can_answer, check_can_offer, check_can_take, check_can_withdraw
from kimchinam.programmes.states import OfferState
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.ui.lists import chips, pager

PAGE = 50


@require_GET
def offers(request: SignedInRequest) -> HttpResponse:
    """`answer`: only those that wait for this person; `state`: of one state."""
    waiting = bool(request.GET.get("answer"))
    seen = offers_visible_to(request.user)
    counts = dict(seen.order_by().values_list("state").annotate(Count("pk")))
    state = request.GET.get("state", "")
    shown = offers_to_answer(request.user) if waiting else seen
    shown = shown.filter(state=state) if state in OfferState.values else shown
    page = Paginator(shown.select_related("organisation", "programme"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "chips": chips(request, "state", counts=counts, choices=OfferState.choices, across=["answer"]),
        "waiting": waiting,
        **pager(request, page),
    }
    return render(request, "programmes/offer_list.html", context)


def make(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Into one programme, by a unit that takes part in it."""
    programme = seen_programme(request, pk)
    if request.method != "POST":
        with refusals_said(request):
            check_can_offer(request.user, programme)
            return _form_page(request, OfferForm(), programme=programme)
        return redirect("programmes:detail", pk=pk)
    form = OfferForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            offer = form.save(programme, by=request.user)
            messages.success(request, _("Đã gửi đề xuất. Đơn vị giao nhiệm vụ sẽ trả lời."))
            return redirect("programmes:offer", pk=offer.pk)
    return _form_page(request, form, programme=programme)


def _form_page(request: SignedInRequest, form: OfferForm, **context: object) -> HttpResponse:
    return render(request, "programmes/offer_form.html", {"form": form, **context})


def offer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One offer; a POST answers it: `take` or `refuse`."""
    found = _offer(request, pk)
    if request.method != "POST":
        return _page(request, found, AnswerForm(offer=found, user=request.user))
    form = AnswerForm(request.POST, offer=found, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            return _answered(request, form)
    found = _offer(request, pk)  # a press before this one may have answered it
    if not allowed(check_can_answer, request.user, found):
        for error in form.non_field_errors():
            messages.error(request, str(error))
        return redirect("programmes:offer", pk=pk)
    return _page(request, found, form)


def _answered(request: SignedInRequest, form: AnswerForm) -> HttpResponse:
    if "take" in request.POST:
        task = form.take(by=request.user)
        messages.success(request, _("Đã nhận thành nhiệm vụ số %(number)s.") % {"number": task.order})
        return redirect(task)
    form.refuse(by=request.user)
    messages.success(request, _("Đã trả lời không nhận."))
    return redirect("programmes:offer", pk=form.offer.pk)


def _offer(request: SignedInRequest, pk: UUID) -> Offer:
    rows = offers_visible_to(request.user).select_related(
        "organisation", "programme__organisation", "programme__document", "offered_by", "answered_by"
    )
    return get_object_or_404(rows, pk=pk)


def _page(request: SignedInRequest, found: Offer, form: AnswerForm) -> HttpResponse:
    context = {
        "offer": found,
        "form": form if allowed(check_can_answer, request.user, found) else None,
        "can_take": allowed(check_can_take, request.user, found),
        "can_withdraw": allowed(check_can_withdraw, request.user, found),
        "task": visible_to(request.user).filter(offer=found).first(),
        "programme_seen": programmes_visible_to(request.user).filter(pk=found.programme_id).exists(),
    }
    return render(request, "programmes/offer_detail.html", context)


@require_POST
def withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    with refusals_said(request):
        withdraw_offer(_offer(request, pk), by=request.user)
        messages.success(request, _("Đã rút đề xuất."))
    return redirect("programmes:offer", pk=pk)
