"""Who may take a register over, and until when it can be undone."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.rules import TOP_SECRET_REFUSED
from kimchinam.exchange.models import Batch
from kimchinam.exchange.states import BatchState
from kimchinam.programmes.rules import check_cleared

MOST_ROWS = 5_000
"""Of one register."""


def check_can_import(user: User, *, organisation_id: UUID | None, secrecy: int = Secrecy.OPEN) -> None:
    check_may(user, Permission.IMPORT_REGISTER)
    if organisation_id is None or not reach(user).covers(organisation_id):
        raise NotAllowedError(_("Bạn không nhập được sổ của đơn vị này."))
    if secrecy >= Secrecy.TOP_SECRET:
        raise RefusedError(str(TOP_SECRET_REFUSED))
    check_cleared(user, secrecy)


def check_can_prepare(user: User, batch: Batch) -> None:
    """To say what columns hold and to mend rows, until the register is taken over."""
    check_can_import(user, organisation_id=batch.organisation_id, secrecy=batch.secrecy)
    if batch.state not in (BatchState.READ, BatchState.PREVIEWED):
        raise RefusedError(_("Sổ này không còn sửa được."))


def check_can_commit(user: User, batch: Batch, *, issued: bool) -> None:
    """Whoever prepares may fill a draft; to give the tasks to the units at once is for those who may issue."""
    if issued:
        check_may(user, Permission.ISSUE_PROGRAMME)
        if not reach(user).covers(batch.organisation_id) or batch.secrecy > reach(user).clearance:
            raise NotAllowedError(_("Bạn không nhập được sổ của đơn vị này."))
    else:
        check_can_import(user, organisation_id=batch.organisation_id, secrecy=batch.secrecy)
    if batch.state != BatchState.PREVIEWED:
        raise RefusedError(_("Sổ này chưa sẵn sàng để nhập, hoặc đã nhập rồi."))


def check_can_bring_evidence(user: User, batch: Batch) -> None:
    check_can_import(user, organisation_id=batch.organisation_id, secrecy=batch.secrecy)
    if batch.state != BatchState.COMMITTED:
        raise RefusedError(_("Sổ này chưa được nhập."))


check_can_carry = check_can_bring_evidence
"""Both go on with a register that was taken over."""


def check_can_undo(user: User, batch: Batch, *, at: datetime, hours: int) -> None:
    if batch.committed_by_id != user.pk:
        check_can_import(user, organisation_id=batch.organisation_id, secrecy=batch.secrecy)
    if batch.state != BatchState.COMMITTED or batch.committed_at is None:
        raise RefusedError(_("Chỉ hoàn tác được lần nhập đã xong."))
    if at > batch.committed_at + timedelta(hours=hours):
        raise RefusedError(_("Đã quá %(hours)s giờ kể từ khi nhập nên không hoàn tác được nữa.") % {"hours": hours})
