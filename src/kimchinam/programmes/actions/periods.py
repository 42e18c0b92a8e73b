"""A regular task is done anew in each period: every period is a task below it, with its own evidence and deadline."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import override

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.programmes.actions.drafting import next_order
from kimchinam.programmes.actions.locking import held_tasks, lock_programmes
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import supporting_of, without_their_period
from kimchinam.programmes.rules import Period, period_of
from kimchinam.programmes.states import PERIOD_OPENED, Instrument, Product, TaskKind


def open_first_periods(tasks: Sequence[Task], *, by: User | None) -> None:
    """For the regular ones among tasks of one programme that are received today: their first period, if it has begun.

    Those of a term plan have none of their own: the plan of each year takes them up, and divides its year.
    """
    regular = [task for task in tasks if task.kind == TaskKind.REGULAR]
    if not regular or regular[0].programme.kind == Instrument.TERM_PLAN:
        return
    order = next_order(regular[0].programme)
    due = [(task, period) for task in regular if (period := _next_period(task, None))]
    turns = [_opened(task, period, order=order + place) for place, (task, period) in enumerate(due)]
    turn_many(turns, PERIOD_OPENED, by=by)


@transaction.atomic
def open_next_periods(tasks: Sequence[Task], *, by: User | None) -> int:
    """For each of these regular tasks the period that follows its last one, if that is over; returns how many were opened.

    Programmes and tasks are locked first, and read as they stand then: of two workers the second finds nothing left to open,
    and who has passed a task on or withdrawn it meanwhile is heeded.
    """
    orders = _locked_orders(tasks)
    keys = [task.pk for task in tasks]
    held_tasks(keys)
    turns = []
    for task in without_their_period(today()).filter(pk__in=keys):
        if period := _next_period(task, task.last):
            orders[task.programme_id] += 1
            turns.append(_opened(task, period, order=orders[task.programme_id]))
    return len(turn_many(turns, PERIOD_OPENED, by=by))


def _locked_orders(tasks: Sequence[Task]) -> Counter[UUID]:
    """The last number that a task bears in each of their programmes, which are locked."""
    keys = {task.programme_id for task in tasks}
    lock_programmes(also=keys)
    numbered = Task.objects.filter(programme__in=keys).order_by().values("programme").annotate(last=Max("order"))
    return Counter(dict(numbered.values_list("programme", "last")))


def _next_period(task: Task, last: date | None) -> Period | None:
    """What follows the last day of the last period; None while it has not begun.

    The first holds the day of the receipt, or the first day of the plan when that comes later.
    """
    assert task.received_on is not None  # it binds
    since = max(task.received_on, task.programme.begins_on or task.received_on)
    begin = last + timedelta(days=1) if last else since
    return period_of(task.recurrence, begin, since=since) if begin <= today() else None


def _opened(task: Task, period: Period, *, order: int) -> Turn:
    """Due on the last day of the period, or with the task when that is over before."""
    with override("vi"):  # the language of the papers
        words = str(period)
    days = [day for day in (period.last, task.bound) if day]
    changes = {
        "parent": task,
        "kind": TaskKind.PERIOD,
        "period_from": period.first,
        "period_to": period.last,
        "name": f"{task.name} ({words})",
        "section": task.section,
        "group": task.group,
        "lead": task.lead,
        "supporting": tuple(supporting_of(task)),
        "product_kind": task.product_kind or Product.REPORT,
        "product": task.product,
        "receiver": task.receiver,
        "due_on": min(days),
        "received_on": today(),
    }
    row = Task(programme=task.programme, order=order, secrecy=task.secrecy)
    return Turn(row, changes, words={"period": words})
