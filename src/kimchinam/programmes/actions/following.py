"""What happens to an issued task. `monitoring` keeps the papers, calls these, and knows who may; a deadline is set here."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions.turning import turn
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import check_can_set_deadline, check_new_deadline
from kimchinam.programmes.states import CLOSED_BY_ACCEPTANCE, DEADLINE_SET, HANDED_IN, RETURNED
from kimchinam.regulations.queries import thresholds_on


def hand_in(task: Task, *, by: User, on: date, evidence_name: str) -> None:
    """Record that evidence was handed in on a day; `monitoring` calls it, and knows who may."""
    turn(
        task,
        HANDED_IN,
        by=by,
        changes={"handed_in_on": on},
        words={"evidence_name": evidence_name},
        expect={"handed_in_on": None, "closed_on": None},
    )


def take_back(task: Task, *, by: User, reason: str) -> None:
    """Record that the evidence was returned: the task runs again, the return counts, the reviewer's days do not."""
    held = (today() - task.handed_in_on).days if task.handed_in_on else 0
    counts = {"held_days": task.held_days, "return_count": task.return_count}
    turn(
        task,
        RETURNED,
        by=by,
        changes={
            "handed_in_on": None,
            "held_days": task.held_days + held,
            "return_count": task.return_count + 1,
        },
        words={"reason": reason},
        expect={"handed_in_on": task.handed_in_on, "closed_on": None, **counts},
    )


@transaction.atomic
def set_deadline(
    task: Task, *, by: User, due_on: date | None = None, review_on: date | None = None, reason: str
) -> None:
    """Give an issued task the deadline that it lacked, or another day on which to look for it. It replaces no deadline."""
    task.refresh_from_db(from_queryset=Task.objects.select_for_update())
    check_can_set_deadline(by, task)
    check_new_deadline(due_on=due_on, review_on=review_on, on=today(), by=thresholds_on(today()))
    if not reason.strip():
        raise RefusedError(_("Hãy ghi căn cứ."))
    # What reviewers held before there was a deadline does not move it.
    changes = {"due_on": due_on, "review_on": review_on, "held_days": 0}
    said = {"day": f"{due_on or review_on:%d/%m/%Y}", "reason": reason.strip()}
    turn(task, DEADLINE_SET, by=by, changes=changes, words=said)


def close_task(task: Task, *, by: User, on: date, grade: str) -> None:
    """Record that the evidence was accepted with a grade: the task is closed from that day."""
    changes = {"closed_on": on, "grade": grade}
    turn(task, CLOSED_BY_ACCEPTANCE, by=by, changes=changes, expect={"closed_on": None})
