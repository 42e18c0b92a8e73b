"""How a unit stands to its duty of planning, and what a year does with a task of the term."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.models import PlanDuty, Programme, Task
from kimchinam.programmes.states import Share, Standing


def standing_of(duty: PlanDuty, on: date) -> Standing:
    """Exactly one answer for any day from the one on which the plan was asked for."""
    if duty.excused_on and duty.excused_on <= on:
        return Standing.EXCUSED
    if duty.fulfilled_on is None or duty.fulfilled_on > on:
        return Standing.OPEN
    late = duty.due_on is not None and duty.fulfilled_on > duty.due_on
    return Standing.LATE if late else Standing.IN_TIME


def check_plan_day(programme: Programme, due_on: date | None) -> None:
    if due_on and programme.issued_on and due_on < programme.issued_on:
        raise RefusedError(_("Thời hạn ban hành kế hoạch không được trước ngày ban hành chương trình."))


def touches(task: Task, year: int) -> bool:
    """Whether a task of the term may need anything in a year: it has begun, is not closed, and its deadline is not behind."""
    begun = task.received_on is None or task.received_on.year <= year
    done = task.closed_on is not None and task.closed_on.year < year
    over = task.bound is not None and task.bound.year < year
    return begun and not done and not over


def share_of(task: Task, year: int, *, planned: Collection[int], excused: Collection[int]) -> Share:
    """What a year does with a task of the term: `planned` and `excused` are its years with a task below, and without need.

    A year that it does not touch needs nothing of it.
    """
    if year in planned:
        return Share.TAKEN
    return Share.NOT_YET if touches(task, year) and year not in excused else Share.NOT_NEEDED


def share_of_term(shares: Collection[Share]) -> Share:
    """Of the whole term: taken as soon as one year takes it, not needed only when no year needs it."""
    if Share.TAKEN in shares:
        return Share.TAKEN
    return Share.NOT_YET if Share.NOT_YET in shares or not shares else Share.NOT_NEEDED
