"""What the lists and counts must say, told slowly: every task that a person sees, by the rules, one by one."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kimchinam.accounts.models import User
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import as_stood, followed, for_list, standing
from kimchinam.programmes.rules import alarm, status
from kimchinam.programmes.states import Step
from kimchinam.regulations.queries import thresholds_on


def followed_on(user: User, on: date) -> QuerySet[Any]:
    """Tasks that were being followed on a day: a task exists for its unit from the day it was received."""
    return standing(followed(user), on).filter(then_received_on__lte=on)


def stood(user: User, on: date) -> list[Task]:
    return as_stood(for_list(followed_on(user, on)), on)


def step(task: Task, on: date) -> Step:
    by = thresholds_on(on)
    return Step.of(status(task, on, by), alarm(task, on, by))


def steps(user: User, on: date) -> Counter[Step]:
    return Counter(step(task, on) for task in stood(user, on))
