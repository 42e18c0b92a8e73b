"""What the registers that were taken over left open: evidence, days and owners. A gap is gone once the task has it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.queries.batches import batches_visible_to
from kimchinam.exchange.states import BatchState, Choice, Gap, RowKind
from kimchinam.programmes.queries import followed, visible_to

_OPEN = Q(task__isnull=False, task__closed_on__isnull=True)
_HELD = {
    Gap.EVIDENCE: _OPEN & Q(claims_done=True, task__handed_in_on__isnull=True),
    Gap.DAY: _OPEN
    & Q(task__due_on__isnull=True, task__recurrence="", task__condition="", task__handed_in_on__isnull=True),
    Gap.OWNER: (_OPEN & Q(task__lead__isnull=True)) | Q(choice=Choice.LEFT),
}


def gaps_visible_to(user: User) -> QuerySet[BatchRow]:
    """Rows of registers that were taken over and still lack something: of the person's own registers, and of the tasks
    that his unit follows."""
    lacking = _HELD[Gap.EVIDENCE] | _HELD[Gap.DAY] | _HELD[Gap.OWNER]
    rows = BatchRow.objects.filter(lacking, batch__state=BatchState.COMMITTED, kind=RowKind.TASK)
    seen = Q(task__isnull=True) | Q(task__in=visible_to(user))
    mine = rows.filter(seen, batch__in=batches_visible_to(user))
    theirs = rows.filter(task__in=followed(user))
    return (mine | theirs).select_related("batch__organisation", "task__lead", "task__programme")


def lacking(rows: QuerySet[BatchRow], gap: str) -> QuerySet[BatchRow]:
    return rows.filter(_HELD[Gap(gap)])


def counts_of_gaps(rows: QuerySet[BatchRow]) -> dict[str, int]:
    """How many rows lack what; one row may lack several. Three SQL queries."""
    return {gap.value: lacking(rows, gap).count() for gap in Gap}


def gaps_of(row: BatchRow) -> list[Gap]:
    """Twin of the filters, for a row read with its task. No SQL query."""
    task = row.task
    if task is None:
        return [Gap.OWNER]
    at_work = task.handed_in_on is None
    held = {
        Gap.EVIDENCE: row.claims_done and at_work,
        Gap.DAY: not (task.due_on or task.recurrence or task.condition) and at_work,
        Gap.OWNER: task.lead_id is None,
    }
    return [gap for gap, is_open in held.items() if is_open]


def batches_with_gaps(rows: QuerySet[BatchRow]) -> Iterable[Batch]:
    return Batch.objects.filter(pk__in=rows.order_by().values("batch"))


def unproved_of(user: User) -> QuerySet[BatchRow]:
    """Rows that say "done" of tasks led by the unit the person acts for, and which its evidence would settle."""
    unit = user.acting_for
    rows = lacking(gaps_visible_to(user), Gap.EVIDENCE).filter(task__received_on__isnull=False)
    return rows.filter(task__lead=unit.pk) if unit else rows.none()
