"""The moment a draft becomes binding."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.moves import move
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.duties import fulfil_duties
from kimchinam.programmes.actions.facts import programme_facts
from kimchinam.programmes.actions.hearing import tell_of_new
from kimchinam.programmes.actions.locking import lock_with_foundations
from kimchinam.programmes.actions.periods import open_first_periods
from kimchinam.programmes.actions.sharing import bring_document
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import count_check, lacks, ruling_on
from kimchinam.programmes.rules import check_authority, check_can_issue, is_past_at_birth
from kimchinam.programmes.states import AUTHORITY_KNOWN, COUNTS_KNOWN, ISSUED, MOVES, TASK_ASSIGNED, ProgrammeState


@transaction.atomic
def issue_programme(
    programme: Programme, *, by: User, late_known: bool = False, counts_known: str = "", authority_known: str = ""
) -> None:
    """Issue a complete draft: every task is received today by its units, who now see it and its source document, as do
    those that owe a plan under it.

    Refused, with the tasks named, while any task lacks its owner, product, deadline or receiving level; and while a
    deadline is over already, unless the person knows it (`late_known`): such a task is late from its first day. Refused
    while a number that the paper states is not that of what stands in it, unless he says why (`counts_known`);
    and where the rules of today say that its unit issues no such paper, or only for a reason (`authority_known`).
    """
    lock_with_foundations(programme)
    check_can_issue(by, programme)
    on = today()
    _check_authority(programme, on, by=by, known=authority_known.strip()[:500])
    _check_complete(programme, on)
    _check_none_past(programme, on, known=late_known)
    _check_counts(programme, by=by, known=counts_known)
    this = Programme.objects.filter(pk=programme.pk)
    move(this, ProgrammeState.ISSUED, along=MOVES, issued_on=on, issued_by=by)
    programme.refresh_from_db(fields=["state", "issued_on", "issued_by"])
    _number_anew(programme)
    tasks = list(programme.tasks.select_related("lead").prefetch_related("assignments__organisation"))
    units = {one.organisation for task in tasks for one in task.assignments.all()}
    turn_many([_received(task, on) for task in tasks], TASK_ASSIGNED, by=by)
    open_first_periods(tasks, by=by)
    fulfil_duties(programme, by=by)
    record(ISSUED, programme, by=by, after=programme_facts(programme), words={"tasks": len(tasks)})
    bring_document(programme, units | set(Organisation.objects.filter(plan_duties__programme=programme)), by=by)
    tell_of_new(tasks, by=by)


def _received(task: Task, on: date) -> Turn:
    return Turn(task, {"received_on": on}, words={"lead_name": str(task.lead or "")})


def _number_anew(programme: Programme) -> None:
    """From 1 without gaps: what was taken out of the draft leaves no hole in the paper that binds."""
    tasks = list(programme.tasks.order_by("order"))
    if [task.order for task in tasks] == [*range(1, len(tasks) + 1)]:
        return
    # Past all old numbers first, for no two tasks ever bear the same.
    programme.tasks.update(order=F("order") + tasks[-1].order)
    for number, task in enumerate(tasks, start=1):
        task.order = number
    Task.objects.bulk_update(tasks, ["order"])


def _check_authority(programme: Programme, on: date, *, by: User, known: str) -> None:
    ruled = ruling_on(programme, on)
    check_authority(ruled, known=known)
    if ruled.asks:
        said = {"instrument": ruled.instrument, "unit_kind": ruled.unit_kind, "reason": known}
        record(AUTHORITY_KNOWN, programme, by=by, words=said)


def _check_counts(programme: Programme, *, by: User, known: str) -> None:
    wrong = [one for one in count_check(programme) if not one.agrees]
    if wrong and not known.strip():
        said = "; ".join(
            _("nêu %(stated)s, thực có %(real)s") % {"stated": one.count, "real": one.real} for one in wrong
        )
        raise RefusedError(_("Số liệu nêu trong văn bản chưa khớp: %(said)s.") % {"said": said})
    if wrong:
        record(COUNTS_KNOWN, programme, by=by, words={"reason": known.strip()[:500]})


def _check_complete(programme: Programme, on: date) -> None:
    if not programme.tasks.exists():
        raise RefusedError(_("Chương trình chưa có nhiệm vụ nào."))
    if found := lacks(programme, on):
        names = ", ".join(str(lack.task.order) for lack in found[:10])
        raise RefusedError(
            _("Chưa ban hành được: %(count)d nhiệm vụ còn thiếu thông tin (số %(names)s).")
            % {"count": len(found), "names": names}
        )


def _check_none_past(programme: Programme, on: date, *, known: bool) -> None:
    past = [] if known else [task for task in programme.tasks.all() if is_past_at_birth(task, on)]
    if past:
        names = ", ".join(str(task.order) for task in past[:10])
        raise RefusedError(
            _("%(count)d nhiệm vụ có thời hạn đã qua (số %(names)s). Hãy xác nhận hoặc sửa thời hạn.")
            % {"count": len(past), "names": names}
        )
