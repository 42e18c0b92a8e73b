"""What a person must still say of a task before it binds, and which days may be said."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.models import Task
from kimchinam.regulations.rules import USUAL, Thresholds

EARLIEST_DEADLINE, LATEST_DEADLINE = date(1945, 9, 2), date(2200, 12, 31)
"""What lies outside is a slip of the pen; and days counted from a deadline stay within the calendar."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What keeps a task from being issued. `what`: lead, product, due, early, receiver, readers."""

    task: Task
    what: tuple[str, ...]


def lacking(
    task: Task, *, has_lead: bool, has_readers: bool, since: date, on: date, by: Thresholds = USUAL
) -> tuple[str, ...]:
    """What a person must still say of a task before its programme can be issued on a day.

    `since` is the first day that can be a deadline; `has_readers`: in each of its units somebody may read it.
    """
    reviewed = task.review_on is not None and on <= task.review_on <= on + by.review
    answers = {
        "lead": has_lead,
        "product": task.product_kind,
        "due": task.due_on or task.recurrence or task.condition or reviewed,
        "early": task.due_on is None or task.due_on >= since,
        "receiver": task.receiver,
        "readers": has_readers,
    }
    return tuple(what for what, answer in answers.items() if not answer)


def is_past_at_birth(task: Task, on: date) -> bool:
    """Whether the deadline of a task is over on the day of issuing: a paper entered late, or a slip of the pen."""
    return task.due_on is not None and task.due_on < on


def can_be_deadline(day: date) -> bool:
    return EARLIEST_DEADLINE <= day <= LATEST_DEADLINE


def check_deadline(day: date | None) -> None:
    """Wherever a day becomes a deadline; none at all is for others to judge."""
    if day and not can_be_deadline(day):
        raise RefusedError(
            _("Thời hạn phải từ %(first)s đến %(last)s.")
            % {"first": f"{EARLIEST_DEADLINE:%d/%m/%Y}", "last": f"{LATEST_DEADLINE:%d/%m/%Y}"}
        )


def check_review_day(review_on: date | None, *, on: date, by: Thresholds = USUAL) -> None:
    """A review day stands in for an unknown deadline, so it must be near."""
    if review_on and not on <= review_on <= on + by.review:
        raise RefusedError(_("Ngày rà soát phải từ hôm nay và không quá %(days)s ngày tới.") % {"days": by.review.days})


def check_new_deadline(*, due_on: date | None, review_on: date | None, on: date, by: Thresholds = USUAL) -> None:
    """One of the two: a deadline that still lies ahead, or a near day on which to look for it again."""
    if (due_on is None) == (review_on is None):
        raise RefusedError(_("Hãy chọn thời hạn hoặc một ngày rà soát mới."))
    if due_on and due_on < on:
        raise RefusedError(_("Thời hạn phải từ hôm nay trở đi."))
    check_review_day(review_on, on=on, by=by)
