"""The days that a calendar shows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.programmes.models import Task, TaskPast
from kimchinam.programmes.queries import followed, with_last_day
from kimchinam.programmes.rules import last_day

BACK, AHEAD = timedelta(days=30), timedelta(days=400)
MOST = 1000


@dataclass(frozen=True, slots=True)
class Dated:
    """An open task with the day to keep."""

    task: Task
    day: date
    secret: bool
    version: int
    """How often its facts were told so far, from 1."""
    changed_at: datetime


def dated_tasks(user: User, on: date) -> list[Dated]:
    """Open tasks led by units in the reach of his post whose day lies near enough, the earliest first. Few SQL queries."""
    mine = reach(user)
    tasks = with_last_day(followed(user).filter(received_on__lte=on, closed_on=None), on)
    tasks = tasks.filter(last_day__gte=on - BACK, last_day__lte=on + AHEAD)
    if not mine.everything:
        tasks = tasks.filter(lead__among=mine.organisations)
    near = list(tasks.select_related("programme__document", "lead").order_by("last_day", "pk")[:MOST])
    held = TaskPast.objects.filter(task__in=near, valid_to=None).values_list("task", "version", "valid_from")
    told = {task: (version, at) for task, version, at in held}
    dated = ((task, last_day(task)) for task in near)
    return [Dated(task, day, _is_secret(task), *told[task.pk]) for task, day in dated if day]


def _is_secret(task: Task) -> bool:
    return max(task.secrecy, task.programme.level) > 0
