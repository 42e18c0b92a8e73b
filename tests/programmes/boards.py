"""Boards for tests, founded and filled through the real actions."""

from datetime import date
from typing import Any

from kimchinam.accounts.models import User
from kimchinam.audit.queries import history
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.base.states import Secrecy
from kimchinam.programmes.actions import SeatFacts, found_board, seat_member
from kimchinam.programmes.models import Board, Programme, Seat
from kimchinam.programmes.queries import seats_of
from kimchinam.programmes.states import BoardRole
from tests.conftest import Office
from tests.programmes.build import issued

FIRST = date(2026, 3, 2)
"""The day on which a board is founded, half a year before TODAY."""


def board_of(office: Office, *programmes: Programme, **about: Any) -> Board:
    """A board of the root over its programmes."""
    said: dict[str, Any] = {
        "name": "Ban Chủ nhiệm Chương trình thủy lợi",
        "paper": "Quyết định số 41-QĐ/TU ngày 02/3/2026",
        "founded_on": FIRST,
    }
    return found_board(programmes[0].organisation, by=office.clerk, programmes=programmes, **said | about)


def seated(board: Board, office: Office, name: str, *, by: User | None = None, **about: Any) -> Seat:
    """Somebody without an account, a member since the first day unless `about` says otherwise."""
    said: dict[str, Any] = {"role": BoardRole.MEMBER, "position": "Trưởng phòng", "day_from": board.founded_on}
    return seat_member(board, by=by or office.clerk, facts=SeatFacts(name=name, **said | about))


def secret_programme(office: Office) -> Programme:
    """Issued, and closed since to whoever reads open papers only."""
    programme = issued(office, title="Chương trình kín")
    Programme.objects.filter(pk=programme.pk).update(secrecy=Secrecy.CONFIDENTIAL)
    programme.refresh_from_db()
    return programme


def names(board: Board, on: date) -> list[str]:
    """Who sat on it on a day, in the order of the roles: "Trưởng ban: Lê Văn Đê"."""
    return [f"{seat.get_role_display()}: {seat}" for seat in seats_of(board, on)]


def told(board: Board) -> list[str]:
    """What its history says, oldest first, without who did it."""
    lines = [sentence(event) for event in history("programmes.board", board.pk)]
    return [line.partition(" ")[2] for line in reversed(lines)]
