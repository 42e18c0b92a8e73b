"""Boards that steer programmes: founded, described, given their programmes, ended."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.stamps import check_unchanged
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Board, BoardScope, Programme
from kimchinam.programmes.queries import boards_visible_to, programmes_to_steer, scope_of_board
from kimchinam.programmes.rules import check_board_day, check_can_change_board, check_can_keep_boards, check_not_ahead
from kimchinam.programmes.states import BOARD_DESCRIBED, BOARD_ENDED, BOARD_FOUNDED, BOARD_SCOPE_CHANGED


@transaction.atomic
def found_board(
    organisation: Organisation, *, by: User, name: str, paper: str, founded_on: date, programmes: Sequence[Programme]
) -> Board:
    """A board of a unit, by a decision of which `paper` says number and day, over programmes of the unit and of those below."""
    check_can_keep_boards(by, organisation_id=organisation.pk)
    check_not_ahead(founded_on)
    wanted = {programme.pk for programme in programmes}
    if not wanted:  # nobody would see it again
        raise RefusedError(_("Hãy chọn ít nhất một chương trình cho ban."))
    _check_may_steer(organisation, wanted, by=by)
    board = Board(organisation=organisation, founded_on=founded_on)
    _name(board, name=name, paper=paper)
    board.save(force_insert=True)
    BoardScope.objects.bulk_create(
        BoardScope(board=board, programme_id=programme, day_from=founded_on) for programme in sorted(wanted)
    )
    record(BOARD_FOUNDED, board, by=by, after=board.said, words={"paper": board.paper})
    return board


@transaction.atomic
def describe_board(board: Board, *, by: User, name: str, paper: str, founded_on: date, seen: str | None = None) -> None:
    """Mend what was written of its founding. Whoever sat from its first day on, and what it steered, follow that day."""
    lock_board(board, by=by)
    check_unchanged(board.said, seen=seen)
    check_not_ahead(founded_on)
    before = board.said
    _move_first_day(board, founded_on)
    board.founded_on = founded_on
    _name(board, name=name, paper=paper)
    board.save(update_fields=["name", "paper", "founded_on"])
    record(BOARD_DESCRIBED, board, by=by, before=before, after=board.said)


@transaction.atomic
def change_scope(
    board: Board, *, by: User, programmes: Sequence[Programme], day: date, seen: str | None = None
) -> None:
    """Let it steer exactly these from a day on, with those that the person does not see, which stay."""
    lock_board(board, by=by)
    now = set(scope_of_board(board, by, today()).values_list("pk", flat=True))
    check_unchanged({"programmes": now}, seen=seen)
    check_board_day(board, day)
    wanted = {programme.pk for programme in programmes}
    _check_may_steer(board.organisation, wanted - now, by=by)
    if board.scope.filter(Q(day_from__gt=day) | Q(day_to__gt=day)).exists():
        raise RefusedError(_("Phạm vi của ban đã đổi sau ngày này: hãy ghi từ ngày ấy trở đi."))
    if not wanted and not board.scope.filter(day_to=None).exclude(programme__in=now).exists():
        raise RefusedError(_("Một ban phải có ít nhất một chương trình. Nếu ban không còn, hãy ghi giải thể."))
    board.scope.filter(day_to=None, programme__in=now - wanted).update(day_to=day)
    BoardScope.objects.bulk_create(
        BoardScope(board=board, programme_id=programme, day_from=day) for programme in sorted(wanted - now)
    )
    if wanted != now:
        words = {"added": len(wanted - now), "removed": len(now - wanted)}
        record(BOARD_SCOPE_CHANGED, board, by=by, words=words)


@transaction.atomic
def end_board(board: Board, *, by: User, day: date, reason: str) -> None:
    """From a day on it is no more, and nobody sits on it; `reason` says by which paper. What it steered last stays told."""
    lock_board(board, by=by)
    check_board_day(board, day)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do, văn bản giải thể."))
    if any(rows.filter(Q(day_from__gt=day) | Q(day_to__gt=day)).exists() for rows in (board.seats, board.scope)):
        raise RefusedError(_("Đã ghi thay đổi về thành viên hoặc phạm vi của ban sau ngày này."))
    board.seats.filter(day_to=None).update(day_to=day)
    board.ended_on = day
    board.save(update_fields=["ended_on"])
    record(
        BOARD_ENDED, board, by=by, before={"ended_on": None}, after={"ended_on": day}, words={"reason": reason.strip()}
    )


def lock_board(board: Board, *, by: User) -> None:
    """Begin an act on a board: lock it, and refuse unless this person sees it and may change it."""
    board.refresh_from_db(from_queryset=Board.objects.select_for_update(of=("self",)))
    if not boards_visible_to(by, today()).filter(pk=board.pk).exists():
        raise NotAllowedError(_("Bạn không xem được ban này."))
    check_can_change_board(by, board)


def _move_first_day(board: Board, day: date) -> None:
    """Whatever began on the old first day begins on the new one."""
    for rows in (board.seats.exclude(day_to=F("day_from")), board.scope.exclude(day_to=F("day_from"))):
        first = Q(day_from=board.founded_on)
        if rows.filter((first & Q(day_to__lte=day)) | (~first & Q(day_from__lt=day))).exists():
            raise RefusedError(_("Đã ghi thành viên hoặc phạm vi của ban trước ngày này."))
        rows.filter(first).update(day_from=day)


def _name(board: Board, *, name: str, paper: str) -> None:
    board.name, board.paper = " ".join(name.split())[:300], " ".join(paper.split())[:300]
    if not board.name or not board.paper:
        raise RefusedError(_("Hãy ghi tên ban và văn bản thành lập."))


def _check_may_steer(organisation: Organisation, wanted: Collection[UUID], *, by: User) -> None:
    known = programmes_to_steer(organisation, by).filter(pk__in=wanted).count()
    if known != len(wanted):
        raise RefusedError(
            _("Ban chỉ chỉ đạo chương trình đang có hiệu lực của đơn vị lập ban và các đơn vị bên dưới.")
        )
