"""Status and alarm as pure functions of facts and a day; who may draft, issue, assign and accept."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.extraction.rules import LONGEST_REVIEW
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.states import Alarm, ProgrammeState, Status

DUE_SOON = timedelta(days=7)
YELLOW = timedelta(days=3)
DEEP_RED = timedelta(days=3)


class Facts(Protocol):
    """What status is computed from: the fact columns of a task."""

    due_on: date | None
    recurrence: str
    condition: str
    handed_in_on: date | None
    closed_on: date | None


def status(task: Facts, on: date) -> Status:
    """What is true of a task on a day, from its recorded facts alone. `queries.with_status` is its SQL twin."""
    if task.closed_on and task.closed_on <= on:
        return _closed(task)
    if task.handed_in_on and task.handed_in_on <= on:
        return Status.AWAITING_ACCEPTANCE
    if task.due_on:
        return _running(task.due_on, on)
    if task.recurrence:
        return Status.RECURRING
    return Status.AWAITING_CONDITION if task.condition else Status.DEADLINE_MISSING


def _closed(task: Facts) -> Status:
    if task.due_on is None or task.handed_in_on is None:
        return Status.CLOSED_UNASSESSABLE
    # The day of the hand-in decides: the time a reviewer takes is not the owner's delay.
    return Status.CLOSED_ON_TIME if task.handed_in_on <= task.due_on else Status.CLOSED_LATE


def _running(due_on: date, on: date) -> Status:
    if due_on < on:
        return Status.OVERDUE
    return Status.DUE_SOON if due_on - on <= DUE_SOON else Status.RUNNING


def alarm(task: Facts, on: date) -> Alarm:
    """The alarm of a task on a day: none without a deadline, while evidence waits, or once it is closed."""
    handed_in = task.handed_in_on is not None and task.handed_in_on <= on
    if task.due_on is None or handed_in or (task.closed_on and task.closed_on <= on):
        return Alarm.GREEN
    if on - task.due_on >= DEEP_RED:
        return Alarm.DEEP_RED
    if on > task.due_on:
        return Alarm.RED
    return Alarm.YELLOW if task.due_on - on <= YELLOW else Alarm.GREEN


def days_late(task: Facts, on: date) -> int:
    """Days past the deadline on a day, 0 when it is not late."""
    if task.due_on is None or status(task, on) != Status.OVERDUE:
        return 0
    return (on - task.due_on).days


@dataclass(frozen=True, slots=True)
class Lack:
    """What keeps a task from being issued. `what`: lead, product, due, receiver."""

    task: Task
    what: tuple[str, ...]


def lacking(task: Task, *, has_lead: bool, on: date) -> tuple[str, ...]:
    """What a person must still say of a task before its programme can be issued."""
    reviewed = task.review_on is not None and on <= task.review_on <= on + LONGEST_REVIEW
    dated = task.due_on or task.recurrence or task.condition or reviewed
    answers = {"lead": has_lead, "product": task.product_kind, "due": dated, "receiver": task.receiver}
    return tuple(what for what, answer in answers.items() if not answer)


def check_review_day(review_on: date | None, *, on: date) -> None:
    """A review day stands in for an unknown deadline, so it must be near."""
    if review_on and not on <= review_on <= on + LONGEST_REVIEW:
        raise RefusedError(_("Ngày rà soát phải từ hôm nay và không quá 30 ngày tới."))


def check_can_build(user: User, *, organisation_id: UUID | None) -> None:
    check_may(user, Permission.BUILD_PROGRAMME)
    if organisation_id is None or not reach(user).covers(organisation_id):
        raise NotAllowedError(_("Bạn không lập được chương trình cho đơn vị này."))


def check_can_change(user: User, programme: Programme) -> None:
    check_can_build(user, organisation_id=programme.organisation_id)
    if programme.state != ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình đã ban hành, không sửa được nữa."))


def can_change(user: User, programme: Programme) -> bool:
    try:
        check_can_change(user, programme)
    except RefusedError:
        return False
    return True


def check_can_issue(user: User, programme: Programme) -> None:
    check_may(user, Permission.ISSUE_PROGRAMME)
    if not reach(user).covers(programme.organisation_id):
        raise NotAllowedError(_("Bạn không ban hành được chương trình của đơn vị này."))
    if programme.state != ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình này đã được ban hành."))


def can_issue(user: User, programme: Programme) -> bool:
    try:
        check_can_issue(user, programme)
    except RefusedError:
        return False
    return True
