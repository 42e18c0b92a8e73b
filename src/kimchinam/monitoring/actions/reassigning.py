"""Tasks pass from one owner to another, for a reason."""

from collections.abc import Sequence

from django.db import transaction

from kimchinam.accounts.models import User
from kimchinam.base.clock import now, today
from kimchinam.documents.actions import share_document
from kimchinam.monitoring.actions.directing import end_own_directions
from kimchinam.monitoring.actions.extending import drop_requests
from kimchinam.monitoring.actions.obstacles import drop_obstacles
from kimchinam.monitoring.actions.telling import said, tell_new
from kimchinam.monitoring.models import Reassignment
from kimchinam.monitoring.queries.papers import may_be_read_at
from kimchinam.monitoring.rules import check_can_reassign, check_is_read, check_new_lead, level_of
from kimchinam.monitoring.states import REASSIGNMENT_KEPT, TASK_PASSED_AWAY, TASK_PASSED_ON
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import News, lock_tasks, pass_on, tell_units
from kimchinam.programmes.models import Task


@transaction.atomic
def reassign_tasks(
    tasks: Sequence[Task], *, by: User, to: Organisation, reason: str, keeps: bool = False
) -> list[Reassignment]:
    """Let another unit lead tasks, all or none, for one reason. `keeps`: the old owners support them from now on.

    What the old owners asked for is dropped; directions wait for the new one, but for those it gave. The clock goes on.
    """
    reason = said(reason)
    tasks = lock_tasks(tasks)
    for task in tasks:
        check_can_reassign(by, task)
        check_new_lead(task, to, on=today())
    level = max((level_of(task) for task in tasks), default=0)
    check_is_read(to, may_be_read_at(to, level))
    papers = [_paper(task, to, reason, by) for task in tasks]
    drop_requests(tasks, by=by)
    drop_obstacles(tasks, by=by)
    end_own_directions(tasks, unit=to, by=by)
    Reassignment.objects.bulk_create(papers)
    tell_new(REASSIGNMENT_KEPT, papers, by=by, in_task=False)
    pass_on(tasks, to=to, by=by, reason=reason, keeps=keeps)
    tell_units(TASK_PASSED_ON, news=[News(task=one.task, unit=to, about=one) for one in papers], by=by)
    old = [News(task=one.task, unit=one.from_unit, about=one) for one in papers]
    tell_units(TASK_PASSED_AWAY, news=old, by=by)
    for document in {task.programme.document for task in tasks if task.programme.document}:
        share_document(document, by=by, organisations=[to])
    return papers


def _paper(task: Task, to: Organisation, reason: str, by: User) -> Reassignment:
    assert task.lead is not None  # an issued task has its owner
    units = {"from_unit": task.lead, "to_unit": to}
    return Reassignment(task=task, **units, reason=reason, at=now(), by=by, secrecy=task.secrecy)
