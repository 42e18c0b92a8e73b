"""Who keeps the boards of a unit, and which days may be written."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import today
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.programmes.models import Board


def check_can_keep_boards(user: User, *, organisation_id: UUID) -> None:
    """For who builds or issues programmes of the unit."""
    if not user.may(Permission.ISSUE_PROGRAMME):
        check_may(user, Permission.BUILD_PROGRAMME)
    if not reach(user).covers(organisation_id):
        raise NotAllowedError(_("Bạn không lập, sửa được ban của đơn vị này."))


def check_can_change_board(user: User, board: Board) -> None:
    check_can_keep_boards(user, organisation_id=board.organisation_id)
    if board.ended_on:
        raise RefusedError(_("Ban này đã giải thể, không sửa được nữa."))


def check_board_day(board: Board, day: date) -> None:
    """What is written happened by today, and in the days of the board."""
    check_not_ahead(day)
    if day < board.founded_on:
        raise RefusedError(_("Ngày này trước ngày thành lập ban (%(day)s).") % {"day": f"{board.founded_on:%d/%m/%Y}"})


def check_not_ahead(day: date) -> None:
    if day > today():
        raise RefusedError(_("Chỉ ghi việc đã diễn ra: ngày không được sau hôm nay."))
