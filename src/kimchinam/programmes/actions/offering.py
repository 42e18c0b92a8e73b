"""From below: a unit offers a task; it is one when the unit that assigns has taken it."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import holders_near
from kimchinam.accounts.states import Permission
from kimchinam.audit.actions import record
from kimchinam.base.clock import now, today
from kimchinam.base.moves import move
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.notices.actions import settle
from kimchinam.notices.states import Occasion
from kimchinam.programmes.actions.cascading import break_down, check_complete
from kimchinam.programmes.actions.drafting import next_order
from kimchinam.programmes.actions.facts import TaskFacts
from kimchinam.programmes.actions.hearing import tell_of_papers
from kimchinam.programmes.actions.locking import lock_programmes
from kimchinam.programmes.actions.sharing import bring_document
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Offer, Programme, Task
from kimchinam.programmes.queries import programmes_visible_to
from kimchinam.programmes.rules import (
    check_can_answer,
    check_can_offer,
    check_can_take,
    check_can_withdraw,
    check_deadline,
)
from kimchinam.programmes.states import (
    MOVES,
    OFFER_ANSWERED,
    OFFER_REFUSED,
    OFFER_TAKEN,
    OFFER_WAITS,
    OFFER_WITHDRAWN,
    OFFERED,
    TASK_FROM_OFFER,
    OfferState,
)


@dataclass(frozen=True, slots=True)
class OfferedTask:
    """What a unit offers to do and to hand in, and by when."""

    name: str
    product_kind: str
    due_on: date
    product: str = ""


@transaction.atomic
def make_offer(programme: Programme, *, by: User, task: OfferedTask, reason: str) -> Offer:
    """Offer a task to the unit of an issued programme in which one's own takes part."""
    if not programmes_visible_to(by).filter(pk=programme.pk).exists():
        raise NotAllowedError(_("Bạn không xem được chương trình này."))
    check_can_offer(by, programme)
    assert by.acting_for is not None  # the check refuses its absence
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do."))
    if task.due_on < today():
        raise RefusedError(_("Thời hạn phải từ hôm nay trở đi."))
    check_deadline(task.due_on)
    offer = Offer.objects.create(
        organisation=by.acting_for,
        programme=programme,
        secrecy=programme.level,
        reason=reason.strip(),
        offered_by=by,
        **asdict(task),
    )
    record(OFFERED, offer, by=by, after=_facts(offer) | {"reason": offer.reason})
    holders = holders_near([programme.organisation], Permission.BUILD_PROGRAMME, on=today())
    _tell(OFFER_WAITS, offer, holders.nearest(programme.organisation, clearance=offer.secrecy), by=by)
    return offer


@transaction.atomic
def take_offer(
    offer: Offer, *, by: User, receiver: str, due_on: date | None = None, answer: str = "", whole: Task | None = None
) -> Task:
    """Make a task of the offer: the unit that offered leads it and receives it today. `due_on`: another day than offered.

    In a breakdown it becomes a part of `whole`, a task of the programme that is broken down.
    """
    offer = _locked(offer)
    lock_programmes(offer.programme)
    check_can_take(by, offer)
    facts = TaskFacts(
        name=offer.name,
        lead=offer.organisation,
        product_kind=offer.product_kind,
        product=offer.product,
        receiver=receiver.strip(),
        due_on=due_on or offer.due_on,
    )
    task = _as_part(offer, facts, whole, by=by) if offer.programme.breaks_down_id else _as_task(offer, facts, by=by)
    _answer(offer, OfferState.TAKEN, by=by, answer=answer.strip(), task=task)
    record(OFFER_TAKEN, offer, by=by, after=_facts(offer), words={"answer": answer.strip() or "–"})
    _tell(OFFER_ANSWERED, offer, {offer.offered_by_id}, by=by)
    return task


def _as_task(offer: Offer, facts: TaskFacts, *, by: User) -> Task:
    programme = offer.programme
    level = max(offer.secrecy, programme.level)
    check_complete(facts, level=level, on=today())
    task = Task(programme=programme, order=next_order(programme), secrecy=level)
    changes = facts.by_field() | {"received_on": today()}
    turn(task, TASK_FROM_OFFER, by=by, changes=changes, words={"lead_name": str(offer.organisation)})
    bring_document(programme, [offer.organisation], by=by)
    return task


def _as_part(offer: Offer, facts: TaskFacts, whole: Task | None, *, by: User) -> Task:
    if whole is None or whole.programme_id != offer.programme.breaks_down_id:
        raise RefusedError(_("Hãy chọn nhiệm vụ mà đề xuất này là một phần."))
    return break_down(whole, by=by, parts=[facts])[0]


@transaction.atomic
def refuse_offer(offer: Offer, *, by: User, answer: str) -> None:
    """Say no, and why."""
    offer = _locked(offer)
    check_can_answer(by, offer)
    if not answer.strip():
        raise RefusedError(_("Hãy ghi lý do không nhận."))
    _answer(offer, OfferState.REFUSED, by=by, answer=answer.strip())
    record(OFFER_REFUSED, offer, by=by, after=_facts(offer), words={"answer": answer.strip()})
    _tell(OFFER_ANSWERED, offer, {offer.offered_by_id}, by=by)


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: User) -> None:
    """Take back what nobody has answered yet."""
    offer = _locked(offer)
    check_can_withdraw(by, offer)
    _answer(offer, OfferState.WITHDRAWN, by=by)
    record(OFFER_WITHDRAWN, offer, by=by, after=_facts(offer))


def _locked(offer: Offer) -> Offer:
    rows = Offer.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "programme__document", "programme__organisation").get(pk=offer.pk)


def _answer(offer: Offer, to: OfferState, *, by: User, answer: str = "", task: Task | None = None) -> None:
    row = Offer.objects.filter(pk=offer.pk)
    settle(offer)
    move(row, to, along=MOVES, answered_by=by, answered_at=now(), answer=answer, task=task)
    offer.refresh_from_db()


def _tell(occasion: Occasion, offer: Offer, people: set[UUID], *, by: User) -> None:
    page = resolve_url("programmes:offer", pk=offer.pk)
    tell_of_papers(occasion, [(offer, people)], by=by, url=page, level=offer.secrecy)


def _facts(offer: Offer) -> dict[str, object]:
    return {name: getattr(offer, name) for name in ("name", "state", "due_on", "product_kind", "product")}
