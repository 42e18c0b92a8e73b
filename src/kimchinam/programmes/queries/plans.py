"""Which units have issued plans of their own under a programme, and which have not."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from kimchinam.accounts.models import User
from kimchinam.programmes.models import Foundation, PlanDuty, Programme
from kimchinam.programmes.queries.duties import duties_as_stood
from kimchinam.programmes.queries.seeing import programmes_visible_to
from kimchinam.programmes.rules import standing_of
from kimchinam.programmes.states import ProgrammeState, Standing


@dataclass(frozen=True, slots=True)
class Owed:
    """How a unit stands to its duty on a day. `plan` is what it issued, when the reader sees it."""

    duty: PlanDuty
    standing: Standing
    days_late: int
    plan: Programme | None


def plans_owed(programme: Programme, user: User, on: date) -> list[Owed]:
    """Every unit that was asked by a day, each with exactly one standing. Two SQL queries, three for a past day."""
    asked = programme.plan_duties.filter(required_on__lte=on).select_related("organisation", "excused_by")
    duties = duties_as_stood(asked, on)
    done = [duty.fulfilled_by_id for duty in duties if duty.fulfilled_by_id]
    seen = programmes_visible_to(user).in_bulk(done)
    return [_owed(duty, seen.get(duty.fulfilled_by_id) if duty.fulfilled_by_id else None, on) for duty in duties]


def _owed(duty: PlanDuty, plan: Programme | None, on: date) -> Owed:
    standing = standing_of(duty, on)
    issued = plan if standing in (Standing.IN_TIME, Standing.LATE) else None
    return Owed(duty, standing, duty.days_late(on), issued)


def plans_i_owe(user: User) -> QuerySet[PlanDuty]:
    """Plans that the unit for which the person acts has still to issue, the nearest deadline first."""
    unit = user.acting_for
    asked = PlanDuty.objects.filter(organisation=unit, fulfilled_by=None, excused_on=None)
    in_force = programmes_visible_to(user).filter(state=ProgrammeState.ISSUED)
    return (
        asked.filter(programme__in=in_force)
        .select_related("programme")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def plan_begun(duty: PlanDuty) -> Programme | None:
    """The unit's draft that is founded on the programme which asks for it."""
    standing = Foundation.objects.living().filter(parent=duty.programme_id)
    founded = Programme.objects.filter(pk__in=standing.values("programme"), organisation=duty.organisation_id)
    return founded.filter(state=ProgrammeState.DRAFT).first()
