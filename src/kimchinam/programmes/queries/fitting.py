"""Fields of the work: what programmes are about, and how the tasks of a draft fit those who lead them."""

from collections.abc import Callable
from datetime import date

from django.db.models import Count, QuerySet

from kimchinam.programmes.models import Programme, ProgrammeField, Task
from kimchinam.programmes.rules import fit
from kimchinam.programmes.states import Fit, ProgrammeState
from kimchinam.regulations.queries import fields_given_on


def finder_of_fit(programme: Programme, on: date) -> Callable[[Task], Fit]:
    """Says of a task of a draft how it fits its leading unit on a day; of an issued one nothing, for it is given already.

    One SQL query for the fields of the programme and, where it has some, one for those of its units.
    """
    fields = programme.field_codes if programme.state == ProgrammeState.DRAFT else []
    if not fields:
        return lambda _task: Fit.UNKNOWN
    given = fields_given_on(on, programme.tasks.order_by().values("lead"))
    return lambda task: fit(given=given.get(task.lead_id, ()) if task.lead_id else (), fields=fields)


def fields_counted(programmes: QuerySet[Programme]) -> dict[str, int]:
    """How many of some programmes are about each field; one that is about several counts for each. One SQL query."""
    about = ProgrammeField.objects.filter(programme__in=programmes.order_by().values("pk"))
    return dict(about.order_by().values_list("field").annotate(Count("pk")))
