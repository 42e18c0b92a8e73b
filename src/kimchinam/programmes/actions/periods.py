"""A regular task is done anew in each period: every period is a task below it, with its own evidence and deadline."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import override

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.programmes.actions.drafting import next_order
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import supporting_of
from kimchinam.programmes.rules import Period, period_of
from kimchinam.programmes.states import PERIOD_OPENED, Instrument, Product, TaskKind


def open_first_periods(tasks: Sequence[Task], *, by: User | None) -> None:
    """For the regular ones among tasks of one programme that are received today: the period that holds today.

    Those of a term plan have none of their own: the plan of each year takes them up, and divides its year.
    """
    regular = [task for task in tasks if task.kind == TaskKind.REGULAR]
    if not regular or regular[0].programme.kind == Instrument.TERM_PLAN:
        return
    on, order = today(), next_order(regular[0].programme)
    due = [(task, period) for task in regular if (period := period_of(task.recurrence, on, since=on))]
    turns = [_opened(task, period, order=order + place) for place, (task, period) in enumerate(due)]
    turn_many(turns, PERIOD_OPENED, by=by)


def open_period_after(task: Task, *, by: User | None) -> bool:
    """The period that follows the last one of a regular task. False when another worker has just opened it."""
    last = Task.objects.filter(parent=task, kind=TaskKind.PERIOD).latest("period_from")
    assert last.period_to is not None  # the database holds no period without its days
    begin = last.period_to + timedelta(days=1)
    period = period_of(task.recurrence, begin, since=task.received_on or begin)
    if period is None:
        return False
    try:
        with transaction.atomic():
            turn_many([_opened(task, period, order=next_order(task.programme))], PERIOD_OPENED, by=by)
    except IntegrityError:
        return False
    return True


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
