"""How tasks stand on a day, in SQL."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    Func,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries.past import standing
from kimchinam.programmes.states import GROUPS, ProgrammeState, Status
from kimchinam.regulations.queries import thresholds_on


def with_status(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    """The SQL twin of `rules.status` on the facts of the day: tasks with the text column `status_on`, hence not typed as rows.

    They can also be ordered by `last_day`, the twin of `rules.last_day`.
    """
    closed, handed_in = Q(then_closed_on__lte=on), Q(then_handed_in_on__lte=F("fair_due"))
    unknown = Q(then_due_on=None) | Q(then_handed_in_on=None)
    told: QuerySet[Any] = with_last_day(tasks, on).annotate(
        status_on=Case(
            When(closed & unknown, then=Value(Status.CLOSED_UNASSESSABLE)),
            When(closed & handed_in, then=Value(Status.CLOSED_ON_TIME)),
            When(closed, then=Value(Status.CLOSED_LATE)),
            When(then_handed_in_on__lte=on, then=Value(Status.AWAITING_ACCEPTANCE)),
            When(fair_due__lt=on, then=Value(Status.OVERDUE)),
            When(fair_due__lte=on + thresholds_on(on).due_soon, then=Value(Status.DUE_SOON)),
            When(then_due_on__isnull=False, then=Value(Status.RUNNING)),
            When(then_review_on__lt=on, then=Value(Status.REVIEW_OVERDUE)),
            When(~Q(then_recurrence=""), then=Value(Status.RECURRING)),
            When(~Q(then_condition=""), then=Value(Status.AWAITING_CONDITION)),
            default=Value(Status.DEADLINE_MISSING),
            output_field=CharField(),
        )
    )
    return told


class _DaysAfter(Func):
    """A column of days moved by a column of numbers: no two engines write it alike."""

    output_field = DateField()
    template, arg_joiner = "(%(expressions)s)", " + "

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite keeps days as text and has a function for their arithmetic."""
        template = "date(%(expressions)s || ' days')"
        return self.as_sql(compiler, connection, template=template, arg_joiner=", ", **context)


def with_last_day(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    """The SQL twins of `rules.fair_due` and `rules.last_day` on a day, to filter and order by; they are not read."""
    dated = standing(tasks, on).alias(fair_due=_DaysAfter("then_due_on", "then_held_days"))
    with_days: QuerySet[Any] = dated.alias(last_day=Coalesce("fair_due", "then_review_on"))
    return with_days


def kept_within(first: date, last: date) -> Q:
    """Versions of tasks whose day to keep, as `rules.last_day` says it, is one of these days: a condition for `Scope.facts`."""
    day = Coalesce(_DaysAfter("due_on", "held_days"), "review_on", output_field=DateField())
    return Q(GreaterThanOrEqual(day, first)) & Q(LessThanOrEqual(day, last))


def counts(tasks: QuerySet[Task], on: date) -> dict[str, int]:
    """How many tasks have each status on a day; statuses without tasks are there with 0. One SQL query.

    The counts sum to the number of tasks.
    """
    rows = (
        with_status(tasks, on)
        .order_by()
        .values("status_on")
        .annotate(count=Count("pk"))
        .values_list("status_on", "count")
    )
    return dict.fromkeys(Status.values, 0) | dict(rows)


def of_status(tasks: QuerySet[Task], on: date, *, status: str) -> QuerySet[Any]:
    """Tasks of one status on a day, or of a group of `states.GROUPS`; with `status_on`."""
    return with_status(tasks, on).filter(status_on__in=GROUPS.get(status, (status,)))


def open_on(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    return of_status(tasks, on, status="open")


def with_state(programmes: QuerySet[Programme], on: date) -> QuerySet[Any]:
    """Programmes with `state_on`: what each was on a day."""
    told: QuerySet[Any] = programmes.annotate(
        state_on=Case(
            When(issued_on__lte=on, ended_on__lte=on, then=F("state")),
            When(issued_on__lte=on, then=Value(ProgrammeState.ISSUED)),
            default=Value(ProgrammeState.DRAFT),
            output_field=CharField(),
        )
    )
    return told
