from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.actions import share_document
from kimchinam.documents.models import Document
from kimchinam.extraction.models import Decision, Item
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Assignment, Programme, Task
from kimchinam.programmes.queries import lacks, lead_of, waiting_decisions
from kimchinam.programmes.rules import check_can_build, check_can_change, check_can_issue, check_review_day
from kimchinam.programmes.states import (
    CLOSED_BY_ACCEPTANCE,
    CREATED,
    DESCRIBED,
    HANDED_IN,
    ISSUED,
    RETURNED,
    TASK_ADDED,
    TASK_ASSIGNED,
    TASK_CHANGED,
    TASK_REMOVED,
    Grade,
    Part,
    Product,
    ProgrammeState,
)


@transaction.atomic
def create_programme(
    *,
    by: User,
    title: str,
    number: str = "",
    document: Document | None = None,
    organisation: Organisation | None = None,
) -> Programme:
    """A draft for the unit of the document (or the one the person acts for), as secret as the document."""
    organisation = organisation or (document.organisation if document else by.acting_for)
    check_can_build(by, organisation_id=organisation.pk if organisation else None)
    assert organisation is not None  # the check refuses its absence
    secrecy = document.secrecy if document else 0
    programme = Programme.objects.create(
        organisation=organisation, document=document, title=title, number=number, secrecy=secrecy
    )
    record(CREATED, programme, by=by, after=_programme_facts(programme))
    return programme


@transaction.atomic
def describe_programme(programme: Programme, *, by: User, title: str, number: str) -> None:
    check_can_change(by, programme)
    before = _programme_facts(programme)
    programme.title, programme.number = title, number
    programme.save(update_fields=["title", "number"])
    record(DESCRIBED, programme, by=by, before=before, after=_programme_facts(programme))


def _programme_facts(programme: Programme) -> dict[str, object]:
    return {name: getattr(programme, name) for name in ("title", "number", "state", "issued_on", "secrecy")}


@transaction.atomic
def take_accepted(programme: Programme, *, by: User) -> int:
    """Make a task of every accepted item of the document that is not one yet. Returns how many; idempotent."""
    check_can_change(by, programme)
    if programme.document is None:
        raise RefusedError(_("Chương trình này không gắn với văn bản nào."))
    # Two people who take at once: the second waits here, and then finds nothing left to take.
    Document.objects.select_for_update().get(pk=programme.document.pk)
    decisions = list(waiting_decisions(programme.document))
    units = Organisation.objects.in_bulk(_bodies(decision.item for decision in decisions))
    for decision in decisions:
        _add_from(decision, programme=programme, by=by, units=units)
    return len(decisions)


def _bodies(items: Iterable[Item]) -> set[str]:
    return {body.organisation for item in items for body in (*item.lead, *item.supporting) if body.organisation}


def _add_from(decision: Decision, *, programme: Programme, by: User, units: dict[object, Organisation]) -> Task:
    """A task from one decision, naming its clause. What the decision leaves open stays open."""
    item = decision.item
    occurrence = decision.candidate.occurrence
    task = Task.objects.create(
        programme=programme,
        order=_next_order(programme),
        group=item.group[:500],
        name=item.text,
        decision=decision,
        provision_id=occurrence.provision_id if occurrence else None,
        product=item.product[:500],
        product_kind=product_kind(item.product),
        receiver=item.receiver[:300],
        due_on=_day(item.due_on),
        due_words=item.due_words[:300],
        review_on=_day(item.review_on),
        recurrence=item.recurrence,
        condition=item.condition[:300],
        secrecy=programme.secrecy,
    )
    by_id = {str(pk): unit for pk, unit in units.items()}
    leads = [by_id[body.organisation] for body in item.lead if body.organisation in by_id]
    supporting = [by_id[body.organisation] for body in item.supporting if body.organisation in by_id]
    # Two named leads are a question for a person: one of them answers, and nobody guesses which.
    _set_units(
        task,
        lead=leads[0] if len(leads) == 1 else None,
        supporting=supporting if len(leads) <= 1 else [*leads, *supporting],
    )
    record(TASK_ADDED, task, by=by, after=_task_facts(task))
    return task


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


_PRODUCTS = {
    "tờ trình": Product.SUBMISSION,
    "báo cáo": Product.REPORT,
    "dự thảo": Product.DRAFT,
    "kế hoạch": Product.PLAN,
    "đề án": Product.SCHEME,
    "quyết định": Product.DECISION,
}


def product_kind(product: str) -> str:
    """The kind that a product names at its beginning; other words are "other", no words are nothing."""
    folded = product.strip().lower()
    return next(
        (kind for words, kind in _PRODUCTS.items() if folded.startswith(words)), Product.OTHER if folded else ""
    )


def _next_order(programme: Programme) -> int:
    return (programme.tasks.aggregate(last=Max("order"))["last"] or 0) + 1


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a person says of a task on one form."""

    name: str
    group: str = ""
    lead: Organisation | None = None
    supporting: tuple[Organisation, ...] = ()
    product_kind: str = ""
    product: str = ""
    receiver: str = ""
    due_on: date | None = None
    due_words: str = ""
    review_on: date | None = None
    recurrence: str = ""
    condition: str = ""


@transaction.atomic
def add_task(programme: Programme, *, by: User, facts: TaskFacts) -> Task:
    """A task that a person writes himself, without a source clause."""
    check_can_change(by, programme)
    task = Task(programme=programme, order=_next_order(programme), secrecy=programme.secrecy)
    _write(task, facts)
    record(TASK_ADDED, task, by=by, after=_task_facts(task))
    return task


@transaction.atomic
def change_task(task: Task, *, by: User, facts: TaskFacts) -> None:
    """Set what a person decided of a task while its programme is a draft."""
    check_can_change(by, task.programme)
    before = _task_facts(task)
    _write(task, facts)
    record(TASK_CHANGED, task, by=by, before=before, after=_task_facts(task))


@transaction.atomic
def fill_receiver(programme: Programme, *, by: User, receiver: str) -> int:
    """Name the receiving level of every task of a draft that has none. Returns how many."""
    check_can_change(by, programme)
    tasks = list(programme.tasks.filter(receiver=""))
    for task in tasks:
        task.receiver = receiver
        task.save(update_fields=["receiver"])
        record(TASK_CHANGED, task, by=by, before={"receiver": ""}, after={"receiver": receiver})
    return len(tasks)


def _write(task: Task, facts: TaskFacts) -> None:
    if facts.lead and facts.lead in facts.supporting:
        raise RefusedError(_("Một đơn vị không thể vừa chủ trì vừa phối hợp."))
    check_review_day(facts.review_on, on=today())
    task.name, task.group, task.receiver = facts.name, facts.group, facts.receiver
    task.product_kind, task.product = facts.product_kind, facts.product
    task.due_on, task.due_words, task.review_on = facts.due_on, facts.due_words, facts.review_on
    task.recurrence, task.condition = facts.recurrence, facts.condition
    task.save()
    _set_units(task, lead=facts.lead, supporting=facts.supporting)


def _set_units(task: Task, *, lead: Organisation | None, supporting: Iterable[Organisation]) -> None:
    task.assignments.all().delete()
    parts = {unit.pk: Part.SUPPORTING for unit in supporting}
    if lead:
        parts[lead.pk] = Part.LEAD
    Assignment.objects.bulk_create(Assignment(task=task, organisation_id=pk, part=part) for pk, part in parts.items())
    task._prefetched_objects_cache = {}  # type: ignore[attr-defined]


@transaction.atomic
def remove_task(task: Task, *, by: User) -> None:
    """Take a task out of a draft; the decision it came from stands and can be taken again."""
    check_can_change(by, task.programme)
    record(TASK_REMOVED, task, by=by, before=_task_facts(task))
    task.delete()


def _task_facts(task: Task) -> dict[str, object]:
    """The facts of a task as the log keeps them."""
    names = (
        "name", "group", "product_kind", "product", "receiver", "due_on", "due_words", "review_on", "recurrence",
        "condition", "received_on", "handed_in_on", "return_count", "closed_on", "grade",
    )  # fmt: skip
    lead = lead_of(task)
    supporting = sorted(str(one.organisation_id) for one in task.assignments.all() if one.part == Part.SUPPORTING)
    facts = {name: getattr(task, name) for name in names}
    return facts | {"lead": lead and str(lead.organisation_id), "supporting": supporting}


@transaction.atomic
def issue_programme(programme: Programme, *, by: User) -> None:
    """Issue a complete draft: every task is received today by its units, who now see it and its source document.

    Refused, with the tasks named, while any task lacks its owner, product, deadline or receiving level.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    check_can_issue(by, programme)
    on = today()
    _check_complete(programme, on)
    programme.state, programme.issued_on, programme.issued_by = ProgrammeState.ISSUED, on, by
    programme.save(update_fields=["state", "issued_on", "issued_by"])
    tasks = list(programme.tasks.prefetch_related("assignments__organisation"))
    programme.tasks.update(received_on=on)
    for task in tasks:
        lead = lead_of(task)
        record(
            TASK_ASSIGNED, task, by=by, after={"received_on": on, "lead_name": str(lead.organisation) if lead else ""}
        )
    record(ISSUED, programme, by=by, after=_programme_facts(programme) | {"tasks": len(tasks)})
    if programme.document:
        units = {one.organisation for task in tasks for one in task.assignments.all()}
        share_document(programme.document, by=None, organisations=sorted(units, key=str))


def _check_complete(programme: Programme, on: date) -> None:
    if not programme.tasks.exists():
        raise RefusedError(_("Chương trình chưa có nhiệm vụ nào."))
    if found := lacks(programme, on):
        names = ", ".join(str(lack.task.order) for lack in found[:10])
        raise RefusedError(
            _("Chưa ban hành được: %(count)d nhiệm vụ còn thiếu thông tin (số %(names)s).")
            % {"count": len(found), "names": names}
        )


@transaction.atomic
def hand_in(task: Task, *, by: User, on: date, evidence_name: str) -> None:
    """Record that evidence was handed in on a day; `monitoring` calls it, and knows who may."""
    _claim(task, handed_in_on=None, closed_on=None)
    Task.objects.filter(pk=task.pk).update(handed_in_on=on)
    record(
        HANDED_IN,
        task,
        by=by,
        before={"handed_in_on": None},
        after={"handed_in_on": on, "evidence_name": evidence_name},
    )


@transaction.atomic
def take_back(task: Task, *, by: User, reason: str) -> None:
    """Record that the evidence was returned: the task runs again and the return counts."""
    before = {"handed_in_on": task.handed_in_on, "return_count": task.return_count}
    Task.objects.filter(pk=task.pk).update(handed_in_on=None, return_count=F("return_count") + 1)
    task.refresh_from_db(fields=["handed_in_on", "return_count"])
    after = {"handed_in_on": None, "return_count": task.return_count, "reason": reason}
    record(RETURNED, task, by=by, before=before, after=after)


@transaction.atomic
def close_task(task: Task, *, by: User, on: date, grade: str) -> None:
    """Record that the evidence was accepted with a grade: the task is closed from that day."""
    _claim(task, closed_on=None)
    Task.objects.filter(pk=task.pk).update(closed_on=on, grade=grade)
    after = {"closed_on": on, "grade": grade, "grade_name": str(Grade(grade).label)}
    record(CLOSED_BY_ACCEPTANCE, task, by=by, before={"closed_on": None, "grade": ""}, after=after)


def _claim(task: Task, **facts: object) -> None:
    """Refuse when the task's facts are no longer these: somebody was faster."""
    if not Task.objects.select_for_update().filter(pk=task.pk, **facts).exists():
        raise RefusedError(_("Nhiệm vụ vừa được người khác cập nhật. Hãy tải lại trang."))
