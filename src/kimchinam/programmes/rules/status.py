"""Status and alarm: pure functions of facts and a day."""

from datetime import date, timedelta
from typing import Protocol

from kimchinam.programmes.states import LATE, Alarm, Status
from kimchinam.regulations.rules import USUAL, Thresholds


class Facts(Protocol):
    """What status is computed from: the fact columns of a task."""

    due_on: date | None
    review_on: date | None
    held_days: int
    recurrence: str
    condition: str
    handed_in_on: date | None
    closed_on: date | None


def status(task: Facts, on: date, by: Thresholds = USUAL) -> Status:
    """What is true of a task on a day, from its recorded facts alone, by the thresholds of that day.

    `queries.with_status` is its SQL twin.
    """
    if task.closed_on and task.closed_on <= on:
        return _closed(task)
    if task.handed_in_on and task.handed_in_on <= on:
        return Status.AWAITING_ACCEPTANCE
    if due := fair_due(task):
        return _running(due, on, by)
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


def _running(due_on: date, on: date, by: Thresholds) -> Status:
    if due_on < on:
        return Status.OVERDUE
    return Status.DUE_SOON if due_on - on <= by.due_soon else Status.RUNNING


def alarm(task: Facts, on: date, by: Thresholds = USUAL) -> Alarm:
    """The alarm of a task on a day: none without a day to keep, while evidence waits, or once it is closed."""
    handed_in = task.handed_in_on is not None and task.handed_in_on <= on
    day = last_day(task)
    if day is None or handed_in or (task.closed_on and task.closed_on <= on):
        return Alarm.GREEN
    if on - day >= by.deep_red:
        return Alarm.DEEP_RED
    if on > day:
        return Alarm.RED
    return Alarm.YELLOW if day - on <= by.yellow else Alarm.GREEN


def days_late(task: Facts, on: date) -> int:
    """Days past the deadline, or past the day of review, on a day; 0 when it is not late."""
    day = last_day(task)
    return (on - day).days if day and status(task, on) in LATE else 0


def days_handed_in_late(task: Facts) -> int:
    """By how many days the evidence that waits or was accepted came after the deadline; 0 when it came in time."""
    due = fair_due(task)
    return max((task.handed_in_on - due).days, 0) if due and task.handed_in_on else 0
