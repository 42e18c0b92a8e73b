"""How the desk answers: a whole page, or to htmx only the parts that a decision changed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django_htmx.http import trigger_client_event

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.requests import as_of
from kimchinam.documents.models import Version
from kimchinam.extraction.forms import REASONS, UNITS, refusal_reasons, unit_labels
from kimchinam.extraction.models import Candidate, Run
from kimchinam.extraction.views.desk import Desk

ANSWERED = "desk:answered"
"""Event by which the page learns that a card was answered for, and how."""


def desk_of(request: SignedInRequest, run: Run, *, at: UUID | None = None) -> Desk:
    """The desk with the filter of the page the request comes from."""
    return Desk(run, request.user, code=_filter(request), at=at)


def _filter(request: SignedInRequest) -> str:
    if not request.htmx or (request.method == "GET" and "loc" in request.GET):
        return request.GET.get("loc", "")
    address = request.htmx.current_url_abs_path or ""
    return address.partition("loc=")[2].partition("&")[0].partition("#")[0]


def desk_page(request: SignedInRequest, desk: Desk, *, form: Form | None = None) -> HttpResponse:
    """The whole desk; with a form it stands in the focused card."""
    context = {"desk": desk, "version": desk.version, "document": desk.version.document, "run": desk.run}
    for card in desk.shown:
        if card.focused:
            card.form = form
    if desk.may_review:
        context |= {"units": unit_labels(as_of(request)).values(), "reasons": refusal_reasons()}
    return render(request, "extraction/review.html", context | {"units_id": UNITS, "reasons_id": REASONS})


def waiting_context(version: Version, run: Run | None) -> dict[str, object]:
    return {
        "version": version,
        "document": version.document,
        "run": run,
        "reason": version.reason(get_language() or "vi"),
    }


def form_answer(request: SignedInRequest, candidate: Candidate, form: Form) -> HttpResponse:
    """The card with its form open, also when the form was refused with what was typed."""
    desk = desk_of(request, candidate.run, at=candidate.pk)
    if not request.htmx:
        return desk_page(request, desk, form=form)
    card = desk.card_of(candidate.pk)
    card.focused, card.form = True, form
    response = render(request, "extraction/_answer.html", {"desk": desk, "cards": [card]})
    return _told(response, card.number, form=True)


def card_answer(
    request: SignedInRequest,
    candidate: Candidate,
    *,
    said: str = "",
    refused: str = "",
    touched: Iterable[UUID] = (),
    undo: bool = False,
) -> HttpResponse:
    """The card as it is now, the figures that changed with it, and every other card that it touched."""
    desk = desk_of(request, candidate.run, at=candidate.pk)
    desk.refusals = {candidate.pk: refused} if refused else {}
    if not request.htmx:
        return _back_to_page(request, desk, candidate, said=said, refused=refused, stay=undo)
    cards = [desk.card_of(pk) for pk in dict.fromkeys((candidate.pk, *touched))]
    leaves = [desk.leaves[one] for one in {card.candidate.occurrence_id for card in cards} if one in desk.leaves]
    context = {"desk": desk, "cards": cards, "leaves": leaves, "figures": True, "said": refused or said}
    return _told(render(request, "extraction/_answer.html", context), cards[0].number, refused=bool(refused), stay=undo)


def _told(response: HttpResponse, number: int, **how: bool) -> HttpResponse:
    return trigger_client_event(response, ANSWERED, {"number": number, **how}, after="settle")


def _back_to_page(
    request: SignedInRequest, desk: Desk, candidate: Candidate, *, said: str, refused: str, stay: bool
) -> HttpResponse:
    if refused:
        messages.error(request, refused)
    elif said:
        undo = "" if stay else f"undo:{reverse('extraction:withdraw', args=[candidate.pk])}"
        messages.success(request, said, extra_tags=undo)
    after = None if refused or stay else desk.next_undecided(candidate.pk)
    card = after or desk.card_of(candidate.pk)
    return redirect(f"{desk.url}?at={card.pk}#{card.anchor}")


def leaf_answer(request: SignedInRequest, run: Run, provision: UUID) -> HttpResponse:
    """A provision whose cover changed, and the figures that changed with it."""
    desk = desk_of(request, run)
    leaves = [leaf for leaf in desk.leaves.values() if leaf.occurrence.provision_id == provision]
    if not request.htmx:
        anchor = f"#{leaves[0].anchor}" if leaves else ""
        return redirect(f"{desk.url}{anchor}")
    return render(request, "extraction/_answer.html", {"desk": desk, "cards": [], "leaves": leaves, "figures": True})
