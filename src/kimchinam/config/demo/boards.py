"""The board that steers the demo programme: its members come by name or by account, and in August one of them changes."""

from dataclasses import dataclass
from datetime import date

from kimchinam.accounts.models import User
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import SeatFacts, end_seat, found_board, seat_member
from kimchinam.programmes.models import Board, Programme
from kimchinam.programmes.states import BoardRole

FOUNDED = date(2026, 5, 25)
CHANGED = date(2026, 8, 17)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody named by the founding decision: by name to sign in with, or by name and position; what he is in charge of."""

    role: BoardRole
    charge: str = ""
    username: str = ""
    name: str = ""
    position: str = ""
    unit: str = ""


MEMBERS = (
    Member(BoardRole.CHAIR, "Phụ trách chung", username="lanhdao"),
    Member(
        BoardRole.VICE_CHAIR,
        "Hạ tầng số, nguồn lực",
        name="Tạ Quang Vịnh",
        position="Phó Chủ tịch",
        unit="Ủy ban nhân dân tỉnh",
    ),
    Member(BoardRole.STANDING, "Tham mưu, tổng hợp", name="Ninh Thị Hồng Loan", position="Phó Chánh Văn phòng"),
    Member(BoardRole.MEMBER, "Kinh phí thực hiện", username="sotaichinh"),
    Member(BoardRole.MEMBER, "Bảo đảm an ninh mạng", username="congan"),
    Member(BoardRole.MEMBER, "Giám sát, phản biện", username="mattran"),
    Member(BoardRole.SECRETARY, "Theo dõi, đôn đốc, báo cáo", username="thuky"),
)
SUCCESSOR = Member(BoardRole.STANDING, "Tham mưu, tổng hợp", username="vptinhuy")


def found_the_board(programme: Programme, *, by: User) -> Board:
    """By a decision of the province, a few days after the programme."""
    board = found_board(
        Organisation.objects.get(parent=None),
        by=by,
        name="Ban Chủ nhiệm Chương trình hạ tầng đồng bộ và chuyển đổi số",
        paper="Quyết định số 87-QĐ/TU ngày 25/5/2026",
        founded_on=FOUNDED,
        programmes=[programme],
    )
    for member in MEMBERS:
        seat_member(board, by=by, facts=_facts(member, FOUNDED))
    return board


def change_a_member(board: Board, *, by: User) -> None:
    """The standing member retires, and another takes the place."""
    end_seat(board.seats.get(role=BoardRole.STANDING), by=by, day=CHANGED)
    seat_member(board, by=by, facts=_facts(SUCCESSOR, CHANGED))


def _facts(member: Member, day: date) -> SeatFacts:
    return SeatFacts(
        role=member.role,
        day_from=day,
        person=User.objects.get(username=member.username) if member.username else None,
        name=member.name,
        position=member.position,
        unit=Organisation.objects.get(name=member.unit) if member.unit else None,
        charge=member.charge,
    )
