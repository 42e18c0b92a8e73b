"""Tasks that units offer: the list, one offer, and what is answered."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.base.requests import as_of
from kimchinam.programmes.actions import withdraw_offer
from kimchinam.programmes.forms import AnswerForm, OfferForm
from kimchinam.programmes.models import Offer
from kimchinam.programmes.queries import (
    offers_to_answer,
    offers_visible_to,
    programmes_visible_to,
    visible_to,
)
from kimchinam.programmes.rules import check_can_answer, check_can_offer, check_can_take, check_can_withdraw
from kimchinam.programmes.states import OfferState
from kimchinam.programmes.views.past import check_looks_at_today
from kimchinam.programmes.views.programmes import seen_programme
from kimchinam.ui.lists import chips, pager

PAGE = 50


@require_GET
def offers(request: SignedInRequest) -> HttpResponse:
    """`answer`: only those that wait for this person; `state`: of one state. All as of the day that is looked at."""
    waiting, on = bool(request.GET.get("answer")), as_of(request)
    seen = offers_visible_to(request.user, on)
    counts = dict(seen.order_by().values_list("then_state").annotate(Count("pk")))
    state = request.GET.get("state", "")
    shown = offers_to_answer(request.user, on) if waiting else seen
    shown = shown.filter(then_state=state) if state in OfferState.values else shown
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
    """One offer as of the day that is looked at; a POST answers it: `take` or `refuse`."""
    found = _offer(request, pk)
    if request.method != "POST":
        return _page(request, found, AnswerForm(offer=found, user=request.user))
    form = AnswerForm(request.POST, offer=found, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            check_looks_at_today(request)
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


def _offers(request: SignedInRequest, on: date) -> QuerySet[Offer]:
    return offers_visible_to(request.user, on).select_related(
        "organisation", "programme__organisation", "programme__document", "offered_by", "answered_by"
    )


def _offer(request: SignedInRequest, pk: UUID) -> Offer:
    return get_object_or_404(_offers(request, today()), pk=pk)


def _page(request: SignedInRequest, found: Offer, form: AnswerForm) -> HttpResponse:
    """On a past day nothing is done with it; a form that was sent from there comes back with what was typed."""
    on, user = as_of(request), request.user
    past = on < today()
    stood = _offers(request, on).filter(pk=found.pk).first() if past else found
    if stood is None:
        return render(request, "programmes/offer_not_yet.html", {"on": on})
    answerable = (form.is_bound or not past) and allowed(check_can_answer, user, found)
    context = {
        "offer": stood,
        "on": on,
        "form": form if answerable else None,
        "can_take": allowed(check_can_take, user, found),
        "can_withdraw": not past and allowed(check_can_withdraw, user, found),
        "task": visible_to(user).filter(offer=stood).first() if stood.stood == OfferState.TAKEN else None,
        "programme_seen": programmes_visible_to(user).filter(pk=found.programme_id).exists(),
    }
    return render(request, "programmes/offer_detail.html", context)


@require_POST
def withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    with refusals_said(request):
        check_looks_at_today(request)
        withdraw_offer(_offer(request, pk), by=request.user)
        messages.success(request, _("Đã rút đề xuất."))
    return redirect("programmes:offer", pk=pk)
