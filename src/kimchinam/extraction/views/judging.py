"""One URL for each judgement of a candidate."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError, refusals_in
from kimchinam.extraction.actions import accept_candidate, merge_candidate, withdraw_decision
from kimchinam.extraction.forms import ItemForm, RefusalForm, TargetItemForm, TaskItemForm
from kimchinam.extraction.models import Candidate, Decision
from kimchinam.extraction.queries import candidates_visible_to, last_decision_of, proposed, standing, visible_to
from kimchinam.extraction.rules import check_can_review
from kimchinam.extraction.states import Kind
from kimchinam.extraction.views.answers import Answer, card_answer, desk_of, form_answer


def candidate_for(request: SignedInRequest, pk: UUID) -> Candidate:
    candidates = candidates_visible_to(request.user).select_related("run__version__text")
    return get_object_or_404(candidates, pk=pk)


def _seen(request: SignedInRequest) -> list[str]:
    """Ids of the merges that the card showed."""
    return request.POST.get("seen", "").split()


def _told(request: SignedInRequest, candidate: Candidate, act: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of an act; a refusal is told on the card. Who may not at all gets a 403."""
    try:
        return act()
    except RefusedError as refusal:
        return card_answer(request, candidate, refused=str(refusal))


@require_GET
def card(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The card without a form: how a form is left."""
    return card_answer(request, candidate_for(request, pk), stay=True)


@require_POST
def accept(request: SignedInRequest, pk: UUID) -> HttpResponse:
    candidate = candidate_for(request, pk)
    return _told(
        request,
        candidate,
        lambda: _judged(request, accept_candidate(candidate, by=request.user, seen=_seen(request))),
    )


@require_POST
def merge(request: SignedInRequest, pk: UUID) -> HttpResponse:
    candidate = candidate_for(request, pk)
    return _told(request, candidate, lambda: _judged(request, merge_candidate(candidate, by=request.user)))


def _judged(request: SignedInRequest, decision: Decision) -> HttpResponse:
    facts = {"what": decision.get_judgement_display(), "name": str(decision)}
    return card_answer(request, decision.candidate, said=_("%(what)s: %(name)s") % facts)


@require_http_methods(["GET", "POST"])
def refuse(request: SignedInRequest, pk: UUID) -> HttpResponse:
    candidate = candidate_for(request, pk)
    return _form_view(request, candidate, RefusalForm(request.POST or None))


@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    candidate = candidate_for(request, pk)
    return _form_view(request, candidate, _item_form(request, candidate))


def _item_form(request: SignedInRequest, candidate: Candidate) -> ItemForm:
    decision = standing().filter(candidate=candidate).first()
    item = decision.item if decision else proposed(candidate)
    kind = TargetItemForm if candidate.kind == Kind.TARGET else TaskItemForm
    return kind(request.POST or None, item=item, on=today(), auto_id=f"{candidate.sequence}-%s")


def _form_view(request: SignedInRequest, candidate: Candidate, form: RefusalForm | ItemForm) -> HttpResponse:
    """Show the form, or let it decide; refused with what was typed still in it."""
    check_can_review(request.user, candidate.run.version)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            return _judged(request, form.save(candidate, by=request.user, seen=_seen(request)))
    return form_answer(request, candidate, form)


@require_POST
def withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    candidate = candidate_for(request, pk)
    decision = standing().filter(candidate=candidate).select_related("candidate__run__version__document").first()
    if decision is None:
        return card_answer(request, candidate, stay=True)
    return _withdraw(request, decision)


@require_POST
def undo(request: SignedInRequest, version: UUID) -> HttpResponse:
    """Withdraw the person's newest standing decision on this desk."""
    run = get_object_or_404(visible_to(request.user).select_related("version__document"), version=version)
    if decision := last_decision_of(request.user, run):
        return _withdraw(request, decision)
    return Answer(desk=desk_of(request, run), said=_("Bạn không còn quyết định nào để rút lại.")).to(request)


def _withdraw(request: SignedInRequest, decision: Decision) -> HttpResponse:
    candidate = decision.candidate

    def withdrawn() -> HttpResponse:
        withdraw_decision(decision, by=request.user)
        said = _("Đã rút lại quyết định về: %(name)s") % {"name": candidate}
        parted = [decision.into_id] if decision.into_id else []
        return card_answer(request, candidate, said=said, parted=parted, stay=True)

    return _told(request, candidate, withdrawn)
