"""Who sits on a board: members come and go, each from a day on."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.boards import lock_board
from kimchinam.programmes.models import Board, Seat
from kimchinam.programmes.rules import check_board_day
from kimchinam.programmes.states import SEAT_LEFT, SEAT_TAKEN, BoardRole


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What a person says of a seat: for somebody who signs in here (`person`), or known by `name` and `position` only."""

    role: str
    day_from: date
    day_to: date | None = None
    """The first day on which it was held no more; None while it is."""
    person: User | None = None
    name: str = ""
    position: str = ""
    unit: Organisation | None = None
    charge: str = ""


@transaction.atomic
def seat_member(board: Board, *, by: User, facts: SeatFacts) -> Seat:
    """Somebody sits on it from a day on.

    Where nothing is said of the position and the unit of a `person`, they are those of the post that he holds today.
    """
    lock_board(board, by=by)
    seat = _drawn(board, facts)
    _check_named(seat)
    _check_days(seat)
    _check_free(seat)
    seat.save(force_insert=True)
    record(SEAT_TAKEN, board, by=by, words=_words(seat, day=seat.day_from))
    if seat.day_to:
        record(SEAT_LEFT, board, by=by, words=_words(seat, day=seat.day_to))
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, by: User, day: date) -> None:
    """From a day on the member sits there no more. From the day on which he began: he never sat there."""
    lock_board(seat.board, by=by)
    seat.refresh_from_db()
    if seat.day_to:
        raise RefusedError(
            _("%(member)s đã thôi từ ngày %(day)s.") % {"member": seat, "day": f"{seat.day_to:%d/%m/%Y}"}
        )
    check_board_day(seat.board, day)
    if day < seat.day_from:
        raise RefusedError(_("Ngày thôi không được trước ngày bắt đầu."))
    seat.day_to = day
    seat.save(update_fields=["day_to"])
    record(SEAT_LEFT, seat.board, by=by, words=_words(seat, day=day))


def _drawn(board: Board, facts: SeatFacts) -> Seat:
    post = facts.person.post if facts.person else None
    return Seat(
        board=board,
        person=facts.person,
        name="" if facts.person else " ".join(facts.name.split())[:120],
        position=(facts.position.strip() or (post.title if post else ""))[:200],
        unit=facts.unit or (post.organisation if post else None),
        role=facts.role,
        charge=facts.charge.strip()[:500],
        day_from=facts.day_from,
        day_to=facts.day_to,
    )


def _check_named(seat: Seat) -> None:
    if seat.person is None and not (seat.name and seat.position):
        raise RefusedError(_("Hãy chọn một người, hoặc ghi họ tên và chức vụ."))


def _check_days(seat: Seat) -> None:
    check_board_day(seat.board, seat.day_from)
    if seat.day_to:
        check_board_day(seat.board, seat.day_to)
        if seat.day_to <= seat.day_from:
            raise RefusedError(_("Ngày thôi phải sau ngày bắt đầu."))


def _check_free(seat: Seat) -> None:
    """In its days nobody else chairs, and the same person does not sit there already."""
    beside = Seat.objects.filter(board=seat.board).exclude(day_to=F("day_from"))
    beside = beside.filter(Q(day_to=None) | Q(day_to__gt=seat.day_from))
    if seat.day_to:
        beside = beside.filter(day_from__lt=seat.day_to)
    same = beside.filter(person=seat.person) if seat.person else beside.filter(name=seat.name, position=seat.position)
    if same.exists():
        raise RefusedError(_("%(member)s đã là thành viên của ban trong thời gian này.") % {"member": seat})
    if seat.role == BoardRole.CHAIR and (chair := beside.filter(role=BoardRole.CHAIR).first()):
        raise RefusedError(
            _("Trong thời gian này ban đã có Trưởng ban là %(member)s: hãy ghi người ấy thôi trước.")
            % {"member": chair}
        )


def _words(seat: Seat, *, day: date) -> dict[str, object]:
    return {"member": str(seat), "role": seat.role, "day": f"{day:%d/%m/%Y}"}
