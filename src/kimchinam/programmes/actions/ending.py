"""How a programme stops: ended when its time is over, withdrawn when it should not have been."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.moves import move
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions.duties import reopen_duties
from kimchinam.programmes.actions.facts import programme_facts
from kimchinam.programmes.actions.locking import lock_tasks, lock_with_foundations
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Programme, Task, TaskPast
from kimchinam.programmes.rules import check_can_end
from kimchinam.programmes.states import ENDED, MOVES, TASK_WITHDRAWN, WITHDRAWN, ProgrammeState


@transaction.atomic
def end_programme(programme: Programme, *, by: User, reason: str) -> None:
    """Its time is over. What is not done by then is still owed; nothing new begins under it."""
    _lock_to_stop(programme, by=by, reason=reason)
    _stop(programme, ProgrammeState.ENDED, reason=reason)
    record(ENDED, programme, by=by, after=programme_facts(programme), words={"reason": programme.ending})


@transaction.atomic
def withdraw_programme(programme: Programme, *, by: User, reason: str) -> None:
    """From today on no unit owes its tasks. Refused once somebody has worked on one, or passed one on."""
    _lock_to_stop(programme, by=by, reason=reason)
    tasks = lock_tasks(programme.tasks.all())
    if TaskPast.objects.filter(task__programme=programme, handed_in_on__isnull=False).exists():
        raise RefusedError(_("Đã có đơn vị nộp kết quả: hãy kết thúc chương trình thay vì thu hồi."))
    below = Task.objects.filter(parent__programme=programme).exclude(programme=programme)
    if below.exclude(programme__state=ProgrammeState.WITHDRAWN).exists():
        raise RefusedError(_("Đã có đơn vị giao nhiệm vụ của chương trình này xuống cấp dưới."))
    _stop(programme, ProgrammeState.WITHDRAWN, reason=reason)
    turn_many([Turn(task, {"received_on": None}) for task in tasks], TASK_WITHDRAWN, by=by)
    reopen_duties(programme, by=by)
    record(WITHDRAWN, programme, by=by, after=programme_facts(programme), words={"reason": programme.ending})


def _lock_to_stop(programme: Programme, *, by: User, reason: str) -> None:
    lock_with_foundations(programme)
    check_can_end(by, programme)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do và văn bản kèm theo."))


def _stop(programme: Programme, to: ProgrammeState, *, reason: str) -> None:
    this = Programme.objects.filter(pk=programme.pk)
    move(this, to, along=MOVES, ended_on=today(), ending=reason.strip()[:500])
    programme.refresh_from_db(fields=["state", "ended_on", "ending"])
