"""Writing a draft. Every act on one begins by locking it, so that nothing changes in a programme that is being issued."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.stamps import check_unchanged
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.extraction.actions import release_decisions
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.facts import TaskFacts, programme_facts
from kimchinam.programmes.actions.headings import sections_named
from kimchinam.programmes.actions.locking import lock_draft, lock_draft_of
from kimchinam.programmes.actions.turning import Turn, take_out_many, turn, turn_many
from kimchinam.programmes.models import Programme, ProgrammeField, Task
from kimchinam.programmes.queries import tasks_below
from kimchinam.programmes.rules import (
    Aim,
    Frame,
    check_aim,
    check_can_build,
    check_cleared,
    check_frame,
    check_review_day,
    usual_frame,
)
from kimchinam.programmes.states import (
    CREATED,
    DELETED,
    DESCRIBED,
    PARTS_OF_ANOTHER,
    RECEIVER_FILLED,
    REWRITTEN,
    TAKEN_OUT,
    TASK_ADDED,
    TASK_CHANGED,
    TASK_REMOVED,
    WRITTEN,
    ProgrammeState,
    TaskKind,
)
from kimchinam.regulations.queries import fields_on, thresholds_on


def check_sees(user: User, document: Document) -> None:
    if not documents_visible_to(user).filter(pk=document.pk).exists():
        raise NotAllowedError(_("Bạn không được đọc văn bản nguồn."))


@transaction.atomic
def create_programme(
    *,
    by: User,
    title: str,
    number: str = "",
    document: Document | None = None,
    organisation: Organisation | None = None,
    frame: Frame | None = None,
    aim: Aim | None = None,
    secrecy: int = 0,
) -> Programme:
    """A draft for the unit of the document (or the one the person acts for), as secret as the document, or more.

    Without a `frame` it is the kind of paper that the document is; without an `aim` it is about no field.
    """
    frame = frame or usual_frame(document)
    check_frame(frame)
    organisation = organisation or (document.organisation if document else by.acting_for)
    check_can_build(by, organisation_id=organisation.pk if organisation else None)
    if document:
        check_sees(by, document)
    assert organisation is not None  # the check refuses its absence
    secrecy = max(secrecy, document.secrecy if document else 0)
    check_cleared(by, secrecy)
    programme = Programme(organisation=organisation, document=document, title=title, number=number, secrecy=secrecy)
    _put(frame, programme)
    programme.save(force_insert=True)
    _direct(programme, aim)
    record(CREATED, programme, by=by, after=programme_facts(programme))
    return programme


def _put(frame: Frame, programme: Programme) -> list[str]:
    """Let the draft be such a paper; returns the names of its columns. A unit has one plan of a year under a term plan."""
    names = [field.name for field in fields(frame)]
    for name in names:
        setattr(programme, name, getattr(frame, name))
    twins = Programme.objects.filter(term_plan=frame.term_plan, year=frame.year, organisation=programme.organisation)
    if frame.term_plan and twins.exclude(state=ProgrammeState.WITHDRAWN).exclude(pk=programme.pk).exists():
        raise RefusedError(_("Đơn vị đã có kế hoạch năm %(year)s theo kế hoạch này.") % {"year": frame.year})
    return names


def _direct(programme: Programme, aim: Aim | None) -> None:
    """Let the draft be about these fields and for these people; None leaves it as it is. It may keep a field that the rules
    name no longer."""
    if aim is None:
        return
    kept = set(programme.field_codes)
    check_aim(aim, offered={code for code, _label in fields_on(today())}, kept=kept)
    programme.fields.exclude(field__in=aim.field_codes).delete()
    ProgrammeField.objects.bulk_create(
        ProgrammeField(programme=programme, field=code) for code in sorted(set(aim.field_codes) - kept)
    )
    if programme.target_group != aim.target_group:
        programme.target_group = aim.target_group
        programme.save(update_fields=["target_group"])


@transaction.atomic
def describe_programme(
    programme: Programme,
    *,
    by: User,
    title: str,
    number: str,
    frame: Frame | None = None,
    aim: Aim | None = None,
    seen: str | None = None,
) -> None:
    """Name a draft anew, say what kind of paper it is, what it is about and for whom.

    `seen`: the stamp of what the person saw when he began.
    """
    lock_draft(programme, by=by)
    check_unchanged(programme.said, seen=seen)
    before = programme_facts(programme)
    programme.title, programme.number = title, number
    columns = ["title", "number"]
    if frame:
        check_frame(frame)
        columns += _put(frame, programme)
    programme.save(update_fields=columns)
    _direct(programme, aim)
    record(DESCRIBED, programme, by=by, before=before, after=programme_facts(programme))


@transaction.atomic
def delete_programme(programme: Programme, *, by: User) -> None:
    """Delete a draft with its tasks; the decisions they came from stand and can be taken again."""
    lock_draft(programme, by=by)
    _take_away(programme.tasks.select_related("decision"), by=by)
    facts = programme_facts(programme)
    record(DELETED, programme, by=by, before=facts, after=dict.fromkeys(facts))
    programme.delete()


@transaction.atomic
def add_task(programme: Programme, *, by: User, facts: TaskFacts) -> Task:
    """A task that a person writes himself, without a source clause."""
    lock_draft(programme, by=by)
    check_facts(facts, of=programme)
    task = Task(programme=programme, order=next_order(programme), secrecy=programme.level)
    (there,) = placed([facts], programme=programme)
    turn(task, TASK_ADDED, by=by, changes=there.by_field())
    record(WRITTEN, programme, by=by, words={"number": task.order})
    return task


@transaction.atomic
def change_task(task: Task, *, by: User, facts: TaskFacts, seen: str | None = None) -> None:
    """Set what a person decided of a task while its programme is a draft. `seen`: the stamp of what he saw before."""
    lock_draft_of(task, by=by)
    check_unchanged(TaskFacts.of(task).by_field(), seen=seen)
    check_facts(facts, of=task.programme, below=task.parent)
    turn(task, TASK_CHANGED, by=by, changes=facts.by_field())
    record(REWRITTEN, task.programme, by=by, words={"number": task.order})


@transaction.atomic
def fill_receiver(programme: Programme, *, by: User, receiver: str) -> int:
    """Name the receiving level of every task of a draft that has none. Returns how many."""
    lock_draft(programme, by=by)
    tasks = [Turn(task, {"receiver": receiver}) for task in programme.tasks.filter(receiver="")]
    turn_many(tasks, TASK_CHANGED, by=by)
    if tasks:
        record(RECEIVER_FILLED, programme, by=by, words={"tasks": len(tasks)})
    return len(tasks)


def placed(said: Sequence[TaskFacts], *, programme: Programme) -> list[TaskFacts]:
    """Each in the section that bears the name of its group, made where there is none yet, unless a section was chosen."""
    named = sections_named(programme, [one.group for one in said if one.section is None])
    return [replace(one, section=one.section or named.get(one.group)) for one in said]


def check_facts(facts: TaskFacts, *, of: Programme, below: Task | None = None) -> None:
    """Refuse what contradicts itself. `below`: the task that it is a part of."""
    if facts.section and facts.section.programme_id != of.pk:
        raise RefusedError(_("Mục này thuộc chương trình khác."))
    if facts.kind == TaskKind.REGULAR and not facts.recurrence:
        raise RefusedError(_("Nhiệm vụ thường xuyên cần ghi định kỳ."))
    if facts.kind in PARTS_OF_ANOTHER and below is None:
        raise RefusedError(_("Mốc và kỳ luôn thuộc một nhiệm vụ khác."))
    if facts.lead and facts.lead in facts.supporting:
        raise RefusedError(_("Một đơn vị không thể vừa chủ trì vừa phối hợp."))
    check_review_day(facts.review_on, on=today(), by=thresholds_on(today()))


def next_order(programme: Programme) -> int:
    return (programme.tasks.aggregate(last=Max("order"))["last"] or 0) + 1


@transaction.atomic
def remove_task(task: Task, *, by: User) -> None:
    """Take a task out of a draft, with its milestones; the decision it came from stands and can be taken again."""
    lock_draft_of(task, by=by)
    record(TAKEN_OUT, task.programme, by=by, words={"number": task.order})
    _take_away([task, *tasks_below(task).select_related("decision")], by=by)


def _take_away(tasks: Iterable[Task], *, by: User) -> None:
    gone = list(tasks)
    release_decisions([task.decision for task in gone if task.decision])
    take_out_many(gone, TASK_REMOVED, by=by)
