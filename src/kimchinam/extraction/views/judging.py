"""One URL for each judgement of a candidate."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.requests import as_of
from kimchinam.extraction.actions import accept_candidate, merge_candidate, withdraw_decision
from kimchinam.extraction.forms import ItemForm, RefusalForm, TargetItemForm, TaskItemForm
from kimchinam.extraction.models import Candidate, Decision, Run
from kimchinam.extraction.queries import candidates_visible_to, last_decision_of, proposed, standing, visible_to
from kimchinam.extraction.rules import check_can_review
from kimchinam.extraction.states import Kind
from kimchinam.extraction.views.answers import card_answer, desk_of, desk_page, form_answer


def candidate_for(request: SignedInRequest, pk: UUID) -> Candidate:
    candidates = candidates_visible_to(request.user).select_related("run__version__text")
    return get_object_or_404(candidates, pk=pk)


@require_GET
def card(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The card without a form: how a form is left."""
    candidate = candidate_for(request, pk)
    if not request.htmx:
        return desk_page(request, desk_of(request, candidate.run, at=pk))
    return card_answer(request, candidate, undo=True)


@require_POST
def accept(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _judge(request, pk, lambda candidate, by: accept_candidate(candidate, by=by))


@require_POST
def merge(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _judge(request, pk, lambda candidate, by: merge_candidate(candidate, by=by))


def _judge(request: SignedInRequest, pk: UUID, judge: Callable[[Candidate, User], Decision]) -> HttpResponse:
    candidate = candidate_for(request, pk)
    try:
        decision = judge(candidate, request.user)
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        return card_answer(request, candidate, refused=str(refusal))
    return _judged(request, decision)


def _judged(request: SignedInRequest, decision: Decision) -> HttpResponse:
    facts = {"what": decision.get_judgement_display(), "name": str(decision)}
    touched = [decision.into_id] if decision.into_id else []
    return card_answer(request, decision.candidate, said=_("%(what)s: %(name)s") % facts, touched=touched)


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
    return kind(request.POST or None, item=item, on=as_of(request), auto_id=f"{candidate.sequence}-%s")


def _form_view(request: SignedInRequest, candidate: Candidate, form: RefusalForm | ItemForm) -> HttpResponse:
    """Show the form, or let it decide; refused with what was typed still in it."""
    check_can_review(request.user, candidate.run.version)
    if request.method == "GET" or not form.is_valid():
        return form_answer(request, candidate, form)
    try:
        decision = form.save(candidate, by=request.user)
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        return _refused(request, candidate, form, refusal)
    return _judged(request, decision)


def _refused(request: SignedInRequest, candidate: Candidate, form: Form, refusal: RefusedError) -> HttpResponse:
    form.add_error(None, str(refusal))
    return form_answer(request, candidate, form)


@require_POST
def withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    candidate = candidate_for(request, pk)
    decision = standing().filter(candidate=candidate).select_related("candidate__run__version__document").first()
    if decision is None:
        return card_answer(request, candidate, undo=True)
    return _withdraw(request, decision)


@require_POST
def undo(request: SignedInRequest, version: UUID) -> HttpResponse:
    """Withdraw the person's newest standing decision on this desk."""
    run = get_object_or_404(visible_to(request.user).select_related("version__document"), version=version)
    decision = last_decision_of(request.user, run)
    return _withdraw(request, decision) if decision else _nothing_to_undo(request, run)


def _withdraw(request: SignedInRequest, decision: Decision) -> HttpResponse:
    candidate = decision.candidate
    try:
        withdraw_decision(decision, by=request.user)
    except NotAllowedError:
        raise
    except RefusedError as refusal:
        return card_answer(request, candidate, refused=str(refusal))
    touched = [decision.into_id] if decision.into_id else []
    said = _("Đã rút lại quyết định về: %(name)s") % {"name": str(candidate)}
    return card_answer(request, candidate, said=said, touched=touched, undo=True)


def _nothing_to_undo(request: SignedInRequest, run: Run) -> HttpResponse:
    desk = desk_of(request, run)
    if not request.htmx:
        return desk_page(request, desk)
    return HttpResponse(status=204)
