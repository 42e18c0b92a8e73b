"""The register of tasks that were given before this house knew them."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.facts import programme_facts
from kimchinam.programmes.actions.locking import lock_programmes
from kimchinam.programmes.models import Programme
from kimchinam.programmes.rules import check_cleared
from kimchinam.programmes.states import REGISTER_OPENED, REGISTER_WITHDRAWN, ProgrammeState


@transaction.atomic
def open_register(organisation: Organisation, *, by: User, title: str, number: str = "", secrecy: int = 0) -> Programme:
    """A programme that binds from today and whose tasks may be incomplete: papers that this house never saw gave them.

    Only for those who may issue.
    """
    check_may(by, Permission.ISSUE_PROGRAMME)
    if not reach(by).covers(organisation.pk):
        raise NotAllowedError(_("Bạn không lập được chương trình cho đơn vị này."))
    check_cleared(by, secrecy)
    programme = Programme.objects.create(
        organisation=organisation,
        title=title,
        number=number,
        secrecy=secrecy,
        state=ProgrammeState.ISSUED,
        issued_on=today(),
        issued_by=by,
    )
    record(REGISTER_OPENED, programme, by=by, after=programme_facts(programme))
    return programme


@transaction.atomic
def withdraw_empty(programme: Programme, *, by: User) -> None:
    """Delete a programme that holds no task any more; the log tells that it was there."""
    lock_programmes(programme)
    if programme.tasks.exists():
        raise RefusedError(_("Chương trình này còn nhiệm vụ."))
    if programme.steered.exists():
        raise RefusedError(_("Chương trình này thuộc phạm vi của một ban chỉ đạo."))
    facts = programme_facts(programme)
    record(REGISTER_WITHDRAWN, programme, by=by, before=facts, after=dict.fromkeys(facts))
    programme.founded.ended().delete()  # what stood on it once; the log of those programmes tells of it
    programme.delete()
