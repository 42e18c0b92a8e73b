"""Days that fit a task below another: so many working days before the one above is due."""

from dataclasses import dataclass
from datetime import date

from kimchinam.base.working_days import Undecided
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.regulations.queries import regulations_on, working_days_after


@dataclass(frozen=True, slots=True)
class SuggestedDay:
    """`lead` working days before the task above is due; no `day` where it would be past already or nobody can say it yet."""

    lead: int
    day: date | None = None
    assumed: bool = False
    """A decision about days off that is still to come may move it ("tạm tính")."""
    undecided_on: date | None = None
    """The day that nobody has decided about, which the count met."""


def suggested_days(task: Task, on: date, *, unit: Organisation | None = None) -> list[SuggestedDay]:
    """For each lead that the rules of the unit name; none for a task without a deadline."""
    if task.bound is None:
        return []
    return [_suggested(task.bound, lead, on) for lead in regulations_on(on, unit=unit).child_lead_days]


def _suggested(bound: date, lead: int, on: date) -> SuggestedDay:
    found = working_days_after(bound, -lead)
    if isinstance(found, Undecided):
        return SuggestedDay(lead, undecided_on=found.day)
    return SuggestedDay(lead, found.day, assumed=found.assumed) if found.day >= on else SuggestedDay(lead)
