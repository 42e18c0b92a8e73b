"""How a unit stands to its duty of planning, and what a year does with a task of the term."""

from collections.abc import Collection
from datetime import date

from kimchinam.programmes.models import PlanDuty, Task
from kimchinam.programmes.states import Share, Standing


def standing_of(duty: PlanDuty, on: date) -> Standing:
    """Exactly one answer for any day from the one on which the plan was asked for."""
    if duty.excused_on and duty.excused_on <= on:
        return Standing.EXCUSED
    if duty.fulfilled_on is None or duty.fulfilled_on > on:
        return Standing.OPEN
    late = duty.due_on is not None and duty.fulfilled_on > duty.due_on
    return Standing.LATE if late else Standing.IN_TIME


def share_of(task: Task, year: int, *, planned: Collection[int], excused: Collection[int]) -> Share:
    """What a year does with a task of the term: `planned` and `excused` are its years with a task below, and without need.

    What was done before the year began needs nothing in it.
    """
    if year in planned:
        return Share.TAKEN
    done = task.closed_on is not None and task.closed_on.year < year
    return Share.NOT_NEEDED if done or year in excused else Share.NOT_YET


def share_of_term(shares: Collection[Share]) -> Share:
    """Of the whole term: taken as soon as one year takes it, not needed only when no year needs it."""
    if Share.TAKEN in shares:
        return Share.TAKEN
    return Share.NOT_YET if Share.NOT_YET in shares or not shares else Share.NOT_NEEDED
