"""What falls on the days of a month: deadlines missed and to come, results handed in, tasks closed."""

from collections import Counter
from datetime import date

from django.db.models import Count

from kimchinam.accounts.models import User
from kimchinam.monitoring.queries.filters import DATED_STEPS, Filters
from kimchinam.monitoring.queries.narrowing import falling_on
from kimchinam.monitoring.rules import Days
from kimchinam.programmes.queries import steps_of
from kimchinam.programmes.states import Status, Step

MARKS = ("late", Status.AWAITING_ACCEPTANCE.value, "ahead", "closed")
"""Statuses and groups that are counted apart; together they are every task that falls on a day."""
_MARK_OF = {step: mark for mark in MARKS for step in steps_of(mark)}

Marks = Counter[str]
"""How many tasks of each of MARKS."""


def falling(filters: Filters, user: User, on: date, *, days: Days) -> dict[date, Marks]:
    """Days on which something falls, as it stands on the day `on`. Few SQL queries, each over ranges of an index."""
    scope = filters.all_but_status(user, on).narrowed(falling_on(days, set(DATED_STEPS) & set(filters.steps)))
    found: dict[date, Marks] = {}
    for part in scope.parts_on(on):
        for day, step, count in part.order_by().values_list("sort_day", "step").annotate(Count("pk")):
            found.setdefault(day, Counter())[_MARK_OF[Step(step)]] += count
    return found
