"""Who is late with a task on a day, and who must decide then."""

from datetime import date

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import alarm, status
from kimchinam.programmes.states import Alarm, Status
from kimchinam.regulations.queries import thresholds_on


def late_unit(task: Task, on: date) -> Organisation | None:
    """Who is late: the owner past its deadline; past a day of review the unit that was to set one. None when nobody is."""
    state = status(task, on, thresholds_on(on))
    if state == Status.REVIEW_OVERDUE:
        return task.programme.organisation
    return task.lead if state == Status.OVERDUE else None


def deciding_unit(task: Task, on: date) -> Organisation | None:
    """Who must decide on a late task: the level for whose word its obstacle waits (while nobody knows which, the unit that
    assigned it: it says so), else the owner's superior, then the unit that assigned it. None when not late.

    An owner without a superior is answered for by the assigning unit, and so is a deadline that nobody has set.
    """
    late = late_unit(task, on)
    if late is None:
        return None
    assigner = task.programme.organisation
    if task.obstacle_on:
        return task.decider or assigner
    superior = late.parent if status(task, on) == Status.OVERDUE else None
    return superior if alarm(task, on, thresholds_on(on)) == Alarm.RED and superior else assigner


def decides(user: User, task: Task, on: date) -> bool:
    """Whether a late task waits for this person: a leader of the unit that must decide, or over the unit that assigned."""
    unit = deciding_unit(task, on)
    if unit is None or not user.may(Permission.ACCEPT_EVIDENCE):
        return False
    return unit == user.acting_for or (unit == task.programme.organisation and reach(user).covers(unit.pk))
