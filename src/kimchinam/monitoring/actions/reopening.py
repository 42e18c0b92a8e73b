"""An acceptance that was wrong is revoked, and the task runs again."""

from django.db import transaction

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import local_day, now
from kimchinam.base.moves import move
from kimchinam.monitoring.actions.hearing import tell_leads
from kimchinam.monitoring.actions.telling import said
from kimchinam.monitoring.models import Evidence, Reopening
from kimchinam.monitoring.rules import check_can_reopen
from kimchinam.monitoring.states import MOVES, REVOKED, TASK_REOPENED, Outcome
from kimchinam.programmes.actions import lock_tasks
from kimchinam.programmes.actions import reopen_task as run_again
from kimchinam.programmes.models import Task


@transaction.atomic
def reopen_task(task: Task, *, by: User, reason: str) -> Reopening:
    """The evidence and its grade no longer count; the paper stays. The days since the hand-in are not the owner's."""
    reason = said(reason)
    (task,) = lock_tasks([task])
    check_can_reopen(by, task)
    evidence = Evidence.objects.select_for_update().get(task=task, outcome=Outcome.ACCEPTED)
    run_again(task, by=by, since=local_day(evidence.handed_in_at), reason=reason)
    move(Evidence.objects.filter(pk=evidence.pk), Outcome.REVOKED, along=MOVES, field="outcome")
    evidence.refresh_from_db(fields=["outcome"])
    paper = Reopening.objects.create(evidence=evidence, reason=reason, at=now(), by=by)
    after = {"outcome": evidence.outcome, "reason": reason}
    record(REVOKED, evidence, by=by, before={"outcome": Outcome.ACCEPTED}, after=after)
    tell_leads(TASK_REOPENED, [evidence], by=by)
    return paper
