"""Plans of one unit: those that it has issued, and those that it has to issue."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import DUTY_COLUMNS, PlanDuty, PlanDutyPast, Programme
from kimchinam.programmes.queries.seeing import programmes_visible_to
from kimchinam.programmes.rules import standing_of
from kimchinam.programmes.states import Standing


def issued_by(unit: Organisation, user: User, on: date) -> QuerySet[Programme]:
    """Programmes and plans that a unit has issued by a day, the newest first; not the breakdowns of tasks of others."""
    issued = programmes_visible_to(user).filter(organisation=unit, issued_on__lte=on, breaks_down=None)
    return issued.order_by("-issued_on", "-created_at")


@dataclass(frozen=True, slots=True)
class Duty:
    """A plan that a unit has to issue under a programme, as it stood on a day."""

    duty: PlanDuty
    standing: Standing
    days_late: int


def duties_of(unit: Organisation, user: User, on: date) -> list[Duty]:
    """What a unit was asked for by a day under programmes that the reader sees; the nearest deadline first.

    Open ones only as long as the programme is in force. One SQL query, two for a past day.
    """
    asked = PlanDuty.objects.filter(organisation=unit, required_on__lte=on, programme__in=programmes_visible_to(user))
    rows = asked.select_related("programme").order_by(F("due_on").asc(nulls_last=True), "pk")
    told = (Duty(one, standing_of(one, on), one.days_late(on)) for one in duties_as_stood(rows, on))
    return [one for one in told if one.standing != Standing.OPEN or _in_force(one.duty.programme, on)]


def _in_force(programme: Programme, on: date) -> bool:
    """Under what is over, or not yet issued, nobody begins a plan any more: it would be owed for ever."""
    begun = programme.issued_on is not None and programme.issued_on <= on
    return begun and (programme.ended_on is None or programme.ended_on > on)


def duties_as_stood(duties: QuerySet[PlanDuty], on: date) -> list[PlanDuty]:
    """For reading only, with what held of each on a day, in the order of today. Another SQL query, none for today."""
    found = list(duties)
    if on >= today():
        return found
    kept = PlanDutyPast.objects.filter(duty__in=duties.order_by().values("pk"), until__gt=on)
    held = {one.duty_id: one for one in kept.select_related("excused_by").order_by("-until")}  # the first to end
    for duty in found:
        if version := held.get(duty.pk):
            for attribute in DUTY_COLUMNS:
                setattr(duty, attribute, getattr(version, attribute))
            duty.excused_by = version.excused_by
    return found
