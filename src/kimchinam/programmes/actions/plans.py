"""Which units owe a plan of their own under a programme: asked, excused, begun."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import override

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import holders_near
from kimchinam.accounts.states import Permission
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.drafting import create_programme
from kimchinam.programmes.actions.duties import fulfil_duties, turn_duties
from kimchinam.programmes.actions.founding import set_foundations
from kimchinam.programmes.actions.hearing import RUN_A_UNIT, tell_of_papers
from kimchinam.programmes.actions.locking import lock_programmes, lock_to_arrange
from kimchinam.programmes.actions.sharing import bring_document
from kimchinam.programmes.models import PlanDuty, Programme
from kimchinam.programmes.queries import plan_begun
from kimchinam.programmes.rules import Frame, check_can_arrange, check_can_begin_plan, check_plan_day
from kimchinam.programmes.states import (
    BINDING,
    PLAN_ASKED,
    PLAN_ASKED_AGAIN,
    PLAN_EXCUSED,
    PLAN_REQUIRED,
    Instrument,
)


@transaction.atomic
def require_plans(programme: Programme, *, by: User, units: Sequence[Organisation], due_on: date | None = None) -> int:
    """Ask units for plans of their own by a day; returns how many were asked.

    One that was asked before and has not issued gets the new day. Who has issued one already has done it. Once the programme
    binds they may read its paper, too: from its clauses they plan.
    """
    lock_to_arrange(programme, by=by)
    check_plan_day(programme, due_on)
    wanted = {unit.pk for unit in units} - {programme.organisation_id}
    if not wanted:
        raise RefusedError(_("Hãy chọn ít nhất một đơn vị khác với đơn vị ban hành."))
    held = set(programme.plan_duties.values_list("organisation", flat=True))
    owing = programme.plan_duties.select_for_update(of=("self",)).filter(organisation__in=wanted, fulfilled_by=None)
    turn_duties(owing.exclude(due_on=due_on).order_by("pk"), due_on=due_on)
    PlanDuty.objects.bulk_create(
        PlanDuty(programme=programme, organisation_id=unit, required_on=today(), due_on=due_on)
        for unit in sorted(wanted - held)
    )
    record(PLAN_REQUIRED, programme, by=by, words={"units": len(wanted)})
    for plan in Programme.objects.filter(
        foundations__parent=programme,
        foundations__ended_at=None,
        organisation__in=wanted,
        state__in=BINDING,
    ).order_by("issued_on", "pk"):
        fulfil_duties(plan, by=by)
    if programme.binds:
        bring_document(programme, [unit for unit in units if unit.pk in wanted], by=by)
    _tell_who_owe(programme, wanted, by=by)
    return len(wanted)


def _tell_who_owe(programme: Programme, units: Collection[UUID], *, by: User) -> None:
    """Who runs these units, and who writes their plans."""
    owing = programme.plan_duties.filter(organisation__in=units, fulfilled_by=None).select_related("organisation")
    duties, level = list(owing), programme.level
    holders = holders_near([one.organisation for one in duties], RUN_A_UNIT, Permission.BUILD_PROGRAMME, on=today())
    heard = [(duty, holders.within(duty.organisation, clearance=level)) for duty in duties]
    tell_of_papers(PLAN_ASKED, heard, by=by, url=resolve_url("programmes:plans", pk=programme.pk), level=level)


@transaction.atomic
def excuse_plan(duty: PlanDuty, *, by: User, reason: str) -> None:
    """Say why a unit needs no plan. Refused once it has issued one."""
    _hold(duty)
    check_can_arrange(by, duty.programme)
    if duty.fulfilled_by_id:
        raise RefusedError(_("Đơn vị này đã ban hành kế hoạch."))
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do."))
    turn_duties([duty], excused_reason=reason.strip()[:500], excused_by=by, excused_on=today())
    words = {"unit_name": str(duty.organisation), "reason": duty.excused_reason}
    record(PLAN_EXCUSED, duty.programme, by=by, words=words)


@transaction.atomic
def ask_again(duty: PlanDuty, *, by: User) -> None:
    """Take the excuse back: the unit owes its plan again."""
    _hold(duty)
    check_can_arrange(by, duty.programme)
    if not duty.excused_on:
        raise RefusedError(_("Đơn vị này đang phải ban hành kế hoạch."))
    turn_duties([duty], excused_reason="", excused_by=None, excused_on=None)
    record(PLAN_ASKED_AGAIN, duty.programme, by=by, words={"unit_name": str(duty.organisation)})


@transaction.atomic
def begin_plan(duty: PlanDuty, *, by: User) -> Programme:
    """The draft of the unit's own plan, founded on the programme that asks for it; the one at hand when there is one."""
    _hold(duty)
    check_can_begin_plan(by, duty)
    if found := plan_begun(duty):
        return found
    with override("vi"):  # the language of the papers
        title = _("Kế hoạch thực hiện %(title)s") % {"title": duty.programme.title}
    frame, level = Frame(kind=Instrument.PLAN), duty.programme.level
    plan = create_programme(by=by, title=title[:500], organisation=duty.organisation, frame=frame, secrecy=level)
    set_foundations(plan, by=by, parents=[duty.programme])
    return plan


def _hold(duty: PlanDuty) -> None:
    """Lock it behind its programme, with which it would go."""
    lock_programmes(duty.programme)
    duty.refresh_from_db(from_queryset=PlanDuty.objects.select_for_update())
