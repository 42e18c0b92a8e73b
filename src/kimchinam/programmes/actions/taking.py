"""From the review desk into a draft: each accepted item becomes a task, once."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.models import Document
from kimchinam.extraction.actions import use_decisions
from kimchinam.extraction.models import Decision, Item
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.drafting import check_sees, create_programme, next_order, placed
from kimchinam.programmes.actions.facts import TaskFacts
from kimchinam.programmes.actions.locking import lock_draft
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import waiting_decisions
from kimchinam.programmes.rules import can_be_deadline
from kimchinam.programmes.states import TAKEN, TASK_ADDED
from kimchinam.regulations.queries import product_names_on
from kimchinam.regulations.rules import kind_of


@transaction.atomic
def start_programme(document: Document, *, by: User, title: str, number: str = "") -> tuple[Programme, int]:
    """A new draft with every accepted item that is not a task yet, and how many; refused when there is none."""
    programme = create_programme(by=by, title=title, number=number, document=document)
    count = take_accepted(programme, by=by)
    if not count:
        raise RefusedError(_("Không có mục nào mới để đưa vào chương trình."))
    return programme, count


@transaction.atomic
def take_accepted(programme: Programme, *, by: User) -> int:
    """Make a task of every accepted item of the document that is not one yet. Returns how many; idempotent."""
    lock_draft(programme, by=by)
    if programme.document is None:
        raise RefusedError(_("Chương trình này không gắn với văn bản nào."))
    check_sees(by, programme.document)
    # Two people who take at once, each into his own draft: who comes second at a decision finds it used.
    decisions = use_decisions(list(waiting_decisions(programme.document)))
    found = Organisation.objects.in_bulk(_bodies(decision.item for decision in decisions))
    units = {str(pk): unit for pk, unit in found.items()}
    products = product_names_on(today())
    facts = [_facts_of(decision.item, units=units, products=products) for decision in decisions]
    said = placed(facts, programme=programme)
    rows = [
        _row(decision, programme=programme, order=order)
        for order, decision in enumerate(decisions, start=next_order(programme))
    ]
    turn_many([Turn(row, one.by_field()) for row, one in zip(rows, said, strict=True)], TASK_ADDED, by=by)
    if decisions:
        record(TAKEN, programme, by=by, words={"tasks": len(decisions)})
    return len(decisions)


def _bodies(items: Iterable[Item]) -> set[str]:
    return {body.organisation for item in items for body in (*item.lead, *item.supporting) if body.organisation}


def _row(decision: Decision, *, programme: Programme, order: int) -> Task:
    """A task from one decision, naming its clause."""
    occurrence = decision.candidate.occurrence
    return Task(
        programme=programme,
        order=order,
        decision=decision,
        provision_id=occurrence.provision_id if occurrence else None,
        secrecy=programme.level,
    )


def _facts_of(item: Item, *, units: Mapping[str, Organisation], products: Mapping[str, str]) -> TaskFacts:
    """Cut to what the columns hold, what the decision leaves open stays open; `units` by id, those of another day are left
    out.
    """
    leads = [units[body.organisation] for body in item.lead if body.organisation in units]
    supporting = [units[body.organisation] for body in item.supporting if body.organisation in units]
    # Two named leads are a question for a person: one of them answers, and nobody guesses which.
    alone = len(leads) == 1
    return TaskFacts(
        name=item.text,
        group=item.group[:500],
        lead=leads[0] if alone else None,
        supporting=tuple(supporting if alone else [*leads, *supporting]),
        product_kind=kind_of(item.product, products),
        product=item.product[:500],
        receiver=item.receiver[:300],
        due_on=_deadline(item.due_on),
        due_words=item.due_words[:300],
        review_on=_day(item.review_on),
        recurrence=item.recurrence,
        condition=item.condition[:300],
    )


def _deadline(text: str) -> date | None:
    """A slip of the pen in the paper is left to a person, who finds its words."""
    day = _day(text)
    return day if day and can_be_deadline(day) else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
