"""Regular tasks whose time has gone on."""

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from kimchinam.programmes.models import Task
from kimchinam.programmes.queries.units import for_list
from kimchinam.programmes.rules import DIVIDED
from kimchinam.programmes.states import Instrument, ProgrammeState, TaskKind


def without_their_period(on: date) -> QuerySet[Any]:
    """Open regular tasks of programmes in force whose last period was over before a day, the longest first; and those that have
    none yet since their plan had not begun. `last` is the last day of the last one.

    A task whose own deadline lies before the next period begins needs none.
    """
    open_ones = Task.objects.filter(
        kind=TaskKind.REGULAR, closed_on=None, received_on__isnull=False, programme__state=ProgrammeState.ISSUED
    )
    periods = Task.objects.filter(parent=OuterRef("pk"), kind=TaskKind.PERIOD).order_by("-period_to")
    divided: QuerySet[Any] = open_ones.annotate(last=Subquery(periods.values("period_to")[:1]))
    due, limit = (Q(**{name: None}) | Q(**{f"{name}__gt": F("last")}) for name in ("due_on", "limit_on"))
    waiting = (Q(last__lt=on) & due & limit) | _never_begun(on)
    return for_list(divided.filter(waiting).order_by(F("last").asc(nulls_first=True), "pk"))


def _never_begun(on: date) -> Q:
    """Those of a plan whose first day (`Programme.begins_on`) has come since."""
    begun = Q(programme__year__lte=on.year) | Q(programme__year=None, programme__period_from__lte=on)
    none_yet = Q(last=None, recurrence__regex=f"^{DIVIDED}$") & ~Q(programme__kind=Instrument.TERM_PLAN)
    return none_yet & (begun | Q(programme__year=None, programme__period_from=None))
