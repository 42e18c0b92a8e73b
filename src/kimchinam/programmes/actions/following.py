"""What happens to an issued task. `monitoring` keeps the papers, calls these, and knows who may; a deadline is set here."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import check_can_set_deadline, check_new_deadline
from kimchinam.programmes.states import CLOSED_BY_ACCEPTANCE, DEADLINE_SET, HANDED_IN, RETURNED


@transaction.atomic
def hand_in(task: Task, *, by: User, on: date, evidence_name: str) -> None:
    """Record that evidence was handed in on a day; `monitoring` calls it, and knows who may."""
    _claim(task, handed_in_on=None, closed_on=None)
    Task.objects.filter(pk=task.pk).update(handed_in_on=on)
    before, after = {"handed_in_on": None}, {"handed_in_on": on}
    record(HANDED_IN, task, by=by, before=before, after=after, words={"evidence_name": evidence_name})


@transaction.atomic
def take_back(task: Task, *, by: User, reason: str) -> None:
    """Record that the evidence was returned: the task runs again, the return counts, the reviewer's days do not."""
    names = ("handed_in_on", "held_days", "return_count")
    _claim(task, handed_in_on=task.handed_in_on, closed_on=None)
    before = {name: getattr(task, name) for name in names}
    held = (today() - task.handed_in_on).days if task.handed_in_on else 0
    Task.objects.filter(pk=task.pk).update(
        handed_in_on=None, held_days=F("held_days") + held, return_count=F("return_count") + 1
    )
    task.refresh_from_db(fields=names)
    after = {name: getattr(task, name) for name in names}
    record(RETURNED, task, by=by, before=before, after=after, words={"reason": reason})


@transaction.atomic
def set_deadline(
    task: Task, *, by: User, due_on: date | None = None, review_on: date | None = None, reason: str
) -> None:
    """Give an issued task the deadline that it lacked, or another day on which to look for it. It replaces no deadline."""
    task.refresh_from_db(from_queryset=Task.objects.select_for_update())
    check_can_set_deadline(by, task)
    check_new_deadline(due_on=due_on, review_on=review_on, on=today())
    if not reason.strip():
        raise RefusedError(_("Hãy ghi căn cứ."))
    names = ("due_on", "review_on", "held_days")
    before = {name: getattr(task, name) for name in names}
    # What reviewers held before there was a deadline does not move it.
    task.due_on, task.review_on, task.held_days = due_on, review_on, 0
    task.save(update_fields=names)
    after = {name: getattr(task, name) for name in names}
    said = {"day": f"{due_on or review_on:%d/%m/%Y}", "reason": reason.strip()}
    record(DEADLINE_SET, task, by=by, before=before, after=after, words=said)


@transaction.atomic
def close_task(task: Task, *, by: User, on: date, grade: str) -> None:
    """Record that the evidence was accepted with a grade: the task is closed from that day."""
    _claim(task, closed_on=None)
    Task.objects.filter(pk=task.pk).update(closed_on=on, grade=grade)
    before = {"closed_on": None, "grade": ""}
    record(CLOSED_BY_ACCEPTANCE, task, by=by, before=before, after={"closed_on": on, "grade": grade})


def _claim(task: Task, **facts: object) -> None:
    """Refuse when the task's facts are no longer these: somebody was faster."""
    if not Task.objects.select_for_update().filter(pk=task.pk, **facts).exists():
        raise RefusedError(_("Nhiệm vụ vừa được người khác cập nhật. Hãy tải lại trang."))
