"""What a unit owes as its own plan under a programme: asked, done by an issued plan, open again when that is withdrawn."""

from collections.abc import Iterable
from typing import Any

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.programmes.models import DUTY_COLUMNS, PlanDuty, PlanDutyPast, Programme
from kimchinam.programmes.states import PLAN_FULFILLED, PLAN_REOPENED, Instrument


def turn_duties(duties: Iterable[PlanDuty], **facts: Any) -> None:
    """Let duties that are locked have these facts from today on; the days before keep theirs. Two SQL queries for any number."""
    on, turned = today(), list(duties)
    before = (
        PlanDutyPast(duty=duty, until=on, **{attribute: getattr(duty, attribute) for attribute in DUTY_COLUMNS})
        for duty in turned
        if duty.required_on < on
    )
    # Who was turned earlier today has what held yesterday kept already.
    PlanDutyPast.objects.bulk_create(before, ignore_conflicts=True)
    PlanDuty.objects.filter(pk__in=[duty.pk for duty in turned]).update(**facts)
    for duty in turned:
        for name, value in facts.items():
            setattr(duty, name, value)


def fulfil_duties(programme: Programme, *, by: User) -> None:
    """What the programmes above asked of its unit is done by it, from the day on which it was issued.

    Passing tasks on is no plan.
    """
    if programme.kind == Instrument.BREAKDOWN:
        return
    asked = PlanDuty.objects.select_for_update(of=("self",)).filter(
        programme__founded__programme=programme,
        programme__founded__ended_at=None,
        organisation=programme.organisation_id,
        fulfilled_by=None,
        excused_on=None,
    )
    for duty in asked.select_related("programme", "organisation").order_by("pk"):
        turn_duties([duty], fulfilled_by=programme, fulfilled_on=programme.issued_on)
        record(PLAN_FULFILLED, duty.programme, by=by, words={"unit_name": str(duty.organisation)})


def reopen_duties(programme: Programme, *, by: User) -> None:
    """It was withdrawn: what its unit owes stands open again."""
    done = PlanDuty.objects.select_for_update(of=("self",)).filter(fulfilled_by=programme)
    for duty in done.select_related("programme", "organisation").order_by("pk"):
        turn_duties([duty], fulfilled_by=None, fulfilled_on=None)
        record(PLAN_REOPENED, duty.programme, by=by, words={"unit_name": str(duty.organisation)})
