"""Regular tasks whose time has gone on."""

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from kimchinam.programmes.models import Task
from kimchinam.programmes.queries.units import for_list
from kimchinam.programmes.states import ProgrammeState, TaskKind


def without_their_period(on: date) -> QuerySet[Task]:
    """Open regular tasks of programmes in force whose last period was over before a day, the longest first.

    A task whose own deadline lies before the next period begins needs none.
    """
    open_ones = Task.objects.filter(
        kind=TaskKind.REGULAR, closed_on=None, received_on__isnull=False, programme__state=ProgrammeState.ISSUED
    )
    periods = Task.objects.filter(parent=OuterRef("pk"), kind=TaskKind.PERIOD).order_by("-period_to")
    divided: QuerySet[Any] = open_ones.annotate(last=Subquery(periods.values("period_to")[:1]))
    goes_on = Q(last__lt=on), Q(due_on=None) | Q(due_on__gt=F("last")), Q(limit_on=None) | Q(limit_on__gt=F("last"))
    return for_list(divided.filter(*goes_on).order_by("last", "pk"))
