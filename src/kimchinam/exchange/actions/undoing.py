"""A register that was taken over by mistake goes out again, whole, as long as nobody has worked on it."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import Told, record, record_many
from kimchinam.base.clock import now, today
from kimchinam.base.moves import move
from kimchinam.base.refusals import RefusedError
from kimchinam.exchange.actions.evidence import paper_facts
from kimchinam.exchange.actions.previewing import lock_batch
from kimchinam.exchange.models import Batch
from kimchinam.exchange.rules import check_can_import, check_can_prepare, check_can_undo
from kimchinam.exchange.states import (
    DISCARDED,
    EVIDENCE_UNDONE,
    MOVES,
    TASK_UNDONE,
    UNDONE,
    BatchState,
)
from kimchinam.monitoring.models import Evidence
from kimchinam.programmes.actions import lock_tasks, withdraw_empty
from kimchinam.programmes.actions.locking import lock_programmes
from kimchinam.programmes.actions.turning import take_out_many
from kimchinam.programmes.models import Task, TaskPast
from kimchinam.regulations.queries import regulations_on

NAMED = 5
"""Tasks that a refusal names."""


@transaction.atomic
def undo_batch(batch: Batch, *, by: User, reason: str) -> int:
    """Take out every task that the register brought, and the programme that was begun for it. Returns how many tasks.

    Refused once the hours of the office's rule are over, and while any of the tasks has been worked on since. The rows of
    the register stay as they were written.
    """
    lock_batch(batch)
    hours = regulations_on(today(), unit=batch.organisation).undo_hours
    check_can_undo(by, batch, at=now(), hours=hours)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do hoàn tác."))
    lock_programmes(*filter(None, [batch.programme]))
    tasks = lock_tasks(Task.objects.filter(batch_rows__batch=batch).order_by("depth", "pk"))
    _check_untouched(tasks)
    _take_out(tasks, by)
    move(
        Batch.objects.filter(pk=batch.pk),
        BatchState.UNDONE,
        along=MOVES,
        undone_at=now(),
        undone_by=by,
        undone_reason=reason.strip()[:1000],
    )
    batch.refresh_from_db()
    record(UNDONE, batch, by=by, after={"state": batch.state}, words={"reason": batch.undone_reason})
    if batch.programme and batch.programme_is_new and not batch.programme.tasks.exists():
        withdraw_empty(batch.programme, by=by)
        batch.refresh_from_db()
    return len(tasks)


def _check_untouched(tasks: list[Task]) -> None:
    later = TaskPast.objects.filter(task__in=tasks, version__gt=1).values("task")
    touched = list(Task.objects.filter(pk__in=later).order_by("order")[: NAMED + 1])
    if touched:
        names = "; ".join(f"{task.order}. {task}" for task in touched[:NAMED])
        more = "; …" if len(touched) > NAMED else ""
        raise RefusedError(
            _("Không hoàn tác được: sau khi nhập đã có người xử lý các nhiệm vụ %(names)s.") % {"names": names + more}
        )


def _take_out(tasks: list[Task], by: User) -> None:
    papers = list(Evidence.objects.filter(task__in=tasks))
    told = [Told(paper, before=paper_facts(paper), after=dict.fromkeys(paper_facts(paper))) for paper in papers]
    record_many(EVIDENCE_UNDONE, told, by=by)
    try:
        Evidence.objects.filter(pk__in=[paper.pk for paper in papers]).delete()
        take_out_many(tasks, TASK_UNDONE, by=by)
    except ProtectedError as error:
        raise RefusedError(_("Không hoàn tác được: đã có giấy tờ khác gắn với các nhiệm vụ này.")) from error


@transaction.atomic
def discard_batch(batch: Batch, *, by: User) -> None:
    """Leave a register without taking it over; its rows stay as they were written."""
    lock_batch(batch)
    check_can_import(by, organisation_id=batch.organisation_id, secrecy=batch.secrecy)
    if batch.state != BatchState.FAILED:
        check_can_prepare(by, batch)
    move(Batch.objects.filter(pk=batch.pk), BatchState.DISCARDED, along=MOVES)
    batch.refresh_from_db()
    record(DISCARDED, batch, by=by, after={"state": batch.state})
