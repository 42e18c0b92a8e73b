"""How the desk answers: without script with the whole page, to htmx with only the parts that a decision changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django_htmx.http import trigger_client_event

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.documents.models import Version
from kimchinam.extraction.forms import REASONS, UNITS, refusal_reasons, unit_labels
from kimchinam.extraction.models import Candidate, Run
from kimchinam.extraction.views.cards import Card, NewItem
from kimchinam.extraction.views.desk import Desk, Leaf

ANSWERED = "desk:answered"
"""Event by which the page learns that a card was answered for, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one act on the desk changed."""

    desk: Desk
    asked: Card | None = None
    """The card that was acted on."""
    cards: Sequence[Card] = ()
    """All that changed."""
    leaves: Sequence[Leaf] = ()
    said: str = ""
    refused: bool = False
    stay: bool = False
    """The hand stays on the card instead of going on to the next."""
    form: Form | None = None
    """Stands open in the card."""
    new_item: NewItem | None = None
    """Stands open above the cards."""

    def to(self, request: SignedInRequest) -> HttpResponse:
        return self.parts(request) if request.htmx else self.whole(request)

    def whole(self, request: SignedInRequest) -> HttpResponse:
        if self.form or self.new_item:
            return desk_page(request, self.desk, form=self.form, new_item=self.new_item)
        if self.said:
            messages.add_message(request, *self._message())
        return redirect(f"{self.desk.url}{self._place()}")

    def _message(self) -> tuple[int, str, str]:
        """Level, sentence, and the way back from a judgement."""
        if self.refused:
            return messages.ERROR, self.said, ""
        judged = None if self.stay else self.asked
        return messages.SUCCESS, self.said, f"undo:{reverse('extraction:withdraw', args=[judged.pk])}" if judged else ""

    def _place(self) -> str:
        """Where on the desk the person goes on."""
        if self.asked is None:
            return f"#{self.leaves[0].anchor}" if self.leaves else ""
        onward = None if self.refused or self.stay else self.desk.next_undecided(self.asked.pk)
        card = onward or self.asked
        return f"?at={card.pk}#{card.anchor}"

    def parts(self, request: SignedInRequest) -> HttpResponse:
        context = {"desk": self.desk, "cards": self.cards, "leaves": self.leaves, "said": self.said}
        context |= {"new_item": self.new_item, "figures": not (self.form or self.new_item)}
        response = render(request, "extraction/_answer.html", context)
        if self.asked is None:
            return response
        how = {"form": True} if self.form else {"refused": self.refused, "stay": self.stay}
        return trigger_client_event(response, ANSWERED, {"number": self.asked.number, **how}, after="settle")


def desk_of(request: SignedInRequest, run: Run, *, at: UUID | None = None) -> Desk:
    """The desk with the filter of the page the request comes from."""
    return Desk(run, request.user, code=_filter(request), at=at)


def _filter(request: SignedInRequest) -> str:
    if not request.htmx or (request.method == "GET" and "loc" in request.GET):
        return request.GET.get("loc", "")
    try:
        query = urlsplit(request.htmx.current_url or "").query
    except ValueError:  # a header can hold anything
        return ""
    return QueryDict(query).get("loc", "")


def form_answer(request: SignedInRequest, candidate: Candidate, form: Form) -> HttpResponse:
    """The card with its form open, also when the form was refused with what was typed."""
    desk = desk_of(request, candidate.run, at=candidate.pk)
    card = desk.card_of(candidate.pk)
    if request.htmx:
        card.focused, card.form = True, form
    return Answer(desk=desk, asked=card, cards=[card], form=form).to(request)


def card_answer(
    request: SignedInRequest,
    candidate: Candidate,
    *,
    said: str = "",
    refused: str = "",
    parted: Iterable[UUID] = (),
    stay: bool = False,
) -> HttpResponse:
    """The card as it is now, those that its judgement changed with it, and those that it has just `parted` from."""
    desk = desk_of(request, candidate.run, at=candidate.pk)
    desk.refusals = {candidate.pk: refused} if refused else {}
    cards = desk.family(candidate.pk, also=parted)
    answer = Answer(
        desk=desk,
        asked=cards[0],
        cards=cards,
        leaves=desk.leaves_of(cards),
        said=refused or said,
        refused=bool(refused),
        stay=stay,
    )
    return answer.to(request)


def leaf_answer(request: SignedInRequest, run: Run, provision: UUID) -> HttpResponse:
    """A provision whose cover changed, and the figures that changed with it."""
    desk = desk_of(request, run)
    leaves = [leaf for leaf in desk.leaves.values() if leaf.occurrence.provision_id == provision]
    return Answer(desk=desk, leaves=leaves).to(request)


def desk_page(
    request: SignedInRequest, desk: Desk, *, form: Form | None = None, new_item: NewItem | None = None
) -> HttpResponse:
    """The whole desk; a form stands in the focused card, a new item above the cards."""
    context = {"desk": desk, "version": desk.version, "document": desk.version.document, "run": desk.run}
    context |= {"new_item": new_item}
    for card in desk.shown:
        if card.focused:
            card.form = form
    if desk.may_review:
        context |= {"units": unit_labels(today()).values(), "reasons": refusal_reasons()}
    return render(request, "extraction/review.html", context | {"units_id": UNITS, "reasons_id": REASONS})


def waiting_context(version: Version, run: Run | None) -> dict[str, object]:
    return {
        "version": version,
        "document": version.document,
        "run": run,
        "reason": version.reason(get_language() or "vi"),
    }
