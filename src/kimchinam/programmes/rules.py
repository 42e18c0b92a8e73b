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
from kimchinam.programmes.states import LATE, Alarm, Part, Product, ProgrammeState, Status

DUE_SOON = timedelta(days=7)
YELLOW = timedelta(days=3)
DEEP_RED = timedelta(days=3)


class Facts(Protocol):
    """What status is computed from: the fact columns of a task."""

    due_on: date | None
    review_on: date | None
    held_days: int
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
    if due := fair_due(task):
        return _running(due, on)
    if task.review_on and task.review_on < on:
        return Status.REVIEW_OVERDUE
    if task.recurrence:
        return Status.RECURRING
    return Status.AWAITING_CONDITION if task.condition else Status.DEADLINE_MISSING


def fair_due(task: Facts) -> date | None:
    """The last day that is in time: the deadline, moved by the days for which reviewers held what they returned."""
    return task.due_on + timedelta(days=task.held_days) if task.due_on else None


def last_day(task: Facts) -> date | None:
    """The day that must not pass in silence: the deadline or, for a task without one, the day set to look for it."""
    return fair_due(task) or task.review_on


def _closed(task: Facts) -> Status:
    due = fair_due(task)
    if due is None or task.handed_in_on is None:
        return Status.CLOSED_UNASSESSABLE
    # The day of the hand-in decides: the time a reviewer takes is not the owner's delay.
    return Status.CLOSED_ON_TIME if task.handed_in_on <= due else Status.CLOSED_LATE


def _running(due_on: date, on: date) -> Status:
    if due_on < on:
        return Status.OVERDUE
    return Status.DUE_SOON if due_on - on <= DUE_SOON else Status.RUNNING


def alarm(task: Facts, on: date) -> Alarm:
    """The alarm of a task on a day: none without a day to keep, while evidence waits, or once it is closed."""
    handed_in = task.handed_in_on is not None and task.handed_in_on <= on
    day = last_day(task)
    if day is None or handed_in or (task.closed_on and task.closed_on <= on):
        return Alarm.GREEN
    if on - day >= DEEP_RED:
        return Alarm.DEEP_RED
    if on > day:
        return Alarm.RED
    return Alarm.YELLOW if day - on <= YELLOW else Alarm.GREEN


def days_late(task: Facts, on: date) -> int:
    """Days past the deadline, or past the day of review, on a day; 0 when it is not late."""
    day = last_day(task)
    return (on - day).days if day and status(task, on) in LATE else 0


def days_handed_in_late(task: Facts) -> int:
    """By how many days the evidence that waits or was accepted came after the deadline; 0 when it came in time."""
    due = fair_due(task)
    return max((task.handed_in_on - due).days, 0) if due and task.handed_in_on else 0


@dataclass(frozen=True, slots=True)
class Lack:
    """What keeps a task from being issued. `what`: lead, product, due, early, receiver, readers."""

    task: Task
    what: tuple[str, ...]


def lacking(task: Task, *, has_lead: bool, has_readers: bool, since: date, on: date) -> tuple[str, ...]:
    """What a person must still say of a task before its programme can be issued on a day.

    `since` is the first day that can be a deadline; `has_readers`: in each of its units somebody may read it.
    """
    reviewed = task.review_on is not None and on <= task.review_on <= on + LONGEST_REVIEW
    answers = {
        "lead": has_lead,
        "product": task.product_kind,
        "due": task.due_on or task.recurrence or task.condition or reviewed,
        "early": task.due_on is None or task.due_on >= since,
        "receiver": task.receiver,
        "readers": has_readers,
    }
    return tuple(what for what, answer in answers.items() if not answer)


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


def is_issued(programme: Programme, on: date) -> bool:
    """Whether it binds on a day. Before that it is a draft, and no task of a draft has a status."""
    return programme.issued_on is not None and programme.issued_on <= on


def is_past_at_birth(task: Task, on: date) -> bool:
    """Whether the deadline of a task is over on the day of issuing: a paper entered late, or a slip of the pen."""
    return task.due_on is not None and task.due_on < on


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
    _check_cleared(user, programme)
    if programme.state != ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình đã ban hành, không sửa được nữa."))


def _check_cleared(user: User, programme: Programme) -> None:
    if programme.level > reach(user).clearance:
        raise NotAllowedError(_("Bạn chưa được phép xử lý tài liệu ở độ mật này."))


def check_can_issue(user: User, programme: Programme) -> None:
    check_may(user, Permission.ISSUE_PROGRAMME)
    if not reach(user).covers(programme.organisation_id):
        raise NotAllowedError(_("Bạn không ban hành được chương trình của đơn vị này."))
    _check_cleared(user, programme)
    if programme.state != ProgrammeState.DRAFT:
        raise RefusedError(_("Chương trình này đã được ban hành."))


def check_can_set_deadline(user: User, task: Task) -> None:
    """For the level that assigned, and never the owner: only while an issued task has no deadline."""
    programme = task.programme
    check_may(user, Permission.ISSUE_PROGRAMME)
    if not reach(user).covers(programme.organisation_id):
        raise NotAllowedError(_("Nhiệm vụ này không do đơn vị của bạn giao."))
    _check_cleared(user, programme)
    if _leads(user, task):
        raise NotAllowedError(_("Đơn vị chủ trì không tự định thời hạn cho việc của mình."))
    if programme.state != ProgrammeState.ISSUED:
        raise RefusedError(_("Chương trình chưa ban hành: hãy sửa nhiệm vụ ngay trong dự thảo."))
    if task.closed_on:
        raise RefusedError(_("Nhiệm vụ đã hoàn thành."))
    if task.due_on:
        raise RefusedError(_("Nhiệm vụ này đã có thời hạn."))


def _leads(user: User, task: Task) -> bool:
    """Whether any post that the person holds today is in the unit that leads the task."""
    posts = {post.organisation_id for post in user.posts_today}
    return any(one.part == Part.LEAD and one.organisation_id in posts for one in task.assignments.all())


def check_new_deadline(*, due_on: date | None, review_on: date | None, on: date) -> None:
    """One of the two: a deadline that still lies ahead, or a near day on which to look for it again."""
    if (due_on is None) == (review_on is None):
        raise RefusedError(_("Hãy chọn thời hạn hoặc một ngày rà soát mới."))
    if due_on and due_on < on:
        raise RefusedError(_("Thời hạn phải từ hôm nay trở đi."))
    check_review_day(review_on, on=on)
