"""Promise: a board has one chair at a time, everybody sits on it once, and any day tells who sat."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kimchinam.audit.queries import faults
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions import (
    SeatFacts,
    end_board,
    end_seat,
    seat_member,
)
from kimchinam.programmes.models import Board, Programme, Seat
from kimchinam.programmes.queries import (
    boards_of,
    chairs_of,
    seats_of,
    sittings_of,
)
from kimchinam.programmes.states import BoardRole
from tests.conftest import TODAY, Office
from tests.programmes.boards import FIRST, board_of, names, seated, told
from tests.programmes.build import issued

MAY = date(2026, 5, 4)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Programme:
    return issued(office)


@pytest.fixture
def board(office: Office, programme: Programme) -> Board:
    return board_of(office, programme)


def test_a_board_is_told_on_any_day(office: Office, board: Board) -> None:
    seated(board, office, "Thư Ký", role=BoardRole.SECRETARY)
    first = seated(board, office, "Trưởng Cũ", role=BoardRole.CHAIR)
    seated(board, office, "Phó Ban", role=BoardRole.VICE_CHAIR, charge="Theo dõi vốn")
    end_seat(first, by=office.clerk, day=MAY)
    seated(board, office, "Trưởng Mới", role=BoardRole.CHAIR, day_from=MAY)

    assert names(board, FIRST - DAY) == []
    assert names(board, MAY - DAY) == ["Trưởng ban: Trưởng Cũ", "Phó Trưởng ban: Phó Ban", "Thư ký: Thư Ký"]
    assert names(board, MAY) == ["Trưởng ban: Trưởng Mới", "Phó Trưởng ban: Phó Ban", "Thư ký: Thư Ký"]
    assert next((str(one.seat), one.until) for one in sittings_of(board, TODAY)) == ("Trưởng Mới", None)
    assert ("Trưởng Cũ", MAY) in [(str(one.seat), one.until) for one in sittings_of(board, MAY)]
    assert ("Trưởng Cũ", None) in [(str(one.seat), one.until) for one in sittings_of(board, MAY - DAY)]


def test_the_log_says_who_came_and_went(office: Office, board: Board) -> None:
    chair = seated(board, office, "Lê Văn Đê", role=BoardRole.CHAIR)
    end_seat(chair, by=office.clerk, day=MAY)
    end_board(board, by=office.leader, day=TODAY, reason="Quyết định số 90-QĐ/TU")

    assert told(board) == [
        "ghi việc lập “Ban Chủ nhiệm Chương trình thủy lợi”: Quyết định số 41-QĐ/TU ngày 02/3/2026",
        "ghi Lê Văn Đê là Trưởng ban từ 02/03/2026",
        "ghi Lê Văn Đê thôi là Trưởng ban từ 04/05/2026",
        "ghi “Ban Chủ nhiệm Chương trình thủy lợi” giải thể: Quyết định số 90-QĐ/TU",
    ]
    assert list(faults()) == []


def test_who_has_an_account_brings_his_post(office: Office, board: Board) -> None:
    facts = SeatFacts(person=office.finance_person, role=BoardRole.STANDING, day_from=FIRST, name="bỏ qua")
    seat = seat_member(board, by=office.clerk, facts=facts)

    assert (seat.name, seat.unit, seat.position) == ("", office.finance, office.finance_person.post.title)
    assert str(seat) == office.finance_person.full_name


def test_a_seat_written_by_mistake_was_never_held_and_frees_its_place(office: Office, board: Board) -> None:
    wrong = seated(board, office, "Nhầm", role=BoardRole.CHAIR)
    end_seat(wrong, by=office.clerk, day=FIRST)
    seated(board, office, "Đúng", role=BoardRole.CHAIR)

    assert names(board, FIRST) == ["Trưởng ban: Đúng"]
    assert [str(one.seat) for one in sittings_of(board, TODAY)] == ["Đúng"]


def test_what_was_long_ago_may_be_written_later(office: Office, board: Board) -> None:
    seated(board, office, "Trưởng Nay", role=BoardRole.CHAIR, day_from=MAY)
    seated(board, office, "Trưởng Xưa", role=BoardRole.CHAIR, day_to=MAY)

    assert [names(board, day) for day in (FIRST, MAY)] == [["Trưởng ban: Trưởng Xưa"], ["Trưởng ban: Trưởng Nay"]]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"role": BoardRole.CHAIR}, "đã có Trưởng ban là Lê Văn Đê"),
        ({"role": BoardRole.CHAIR, "day_to": MAY}, "đã có Trưởng ban là Lê Văn Đê"),
        ({"name": "Lê Văn Đê"}, "đã là thành viên"),
        ({"name": " "}, "ghi họ tên và chức vụ"),
        ({"position": ""}, "ghi họ tên và chức vụ"),
        ({"day_from": FIRST - DAY}, "trước ngày thành lập"),
        ({"day_from": TODAY + DAY}, "không được sau hôm nay"),
        ({"day_to": TODAY + DAY}, "không được sau hôm nay"),
        ({"day_to": FIRST}, "phải sau ngày bắt đầu"),
    ],
)
def test_nobody_is_seated_against_the_rules(said: dict[str, Any], why: str, office: Office, board: Board) -> None:
    seated(board, office, "Lê Văn Đê", role=BoardRole.CHAIR)

    with pytest.raises(RefusedError, match=why):
        seated(board, office, **{"name": "Người khác"} | said)
    assert board.seats.count() == 1


def test_a_person_with_an_account_sits_once_at_a_time(office: Office, board: Board) -> None:
    at_first, later = (SeatFacts(person=office.leader, role=BoardRole.MEMBER, day_from=day) for day in (FIRST, MAY))
    first = seat_member(board, by=office.clerk, facts=at_first)
    with pytest.raises(RefusedError, match="đã là thành viên"):
        seat_member(board, by=office.clerk, facts=later)
    end_seat(first, by=office.clerk, day=MAY)

    assert seat_member(board, by=office.clerk, facts=later).day_to is None


@pytest.mark.parametrize(
    ("day", "why"),
    [(FIRST - DAY, "trước ngày thành lập"), (MAY - DAY, "trước ngày bắt đầu"), (TODAY + DAY, "không được sau hôm nay")],
)
def test_a_seat_ends_in_its_days(day: date, why: str, office: Office, board: Board) -> None:
    seat = seated(board, office, "Lê Văn Đê", day_from=MAY)

    with pytest.raises(RefusedError, match=why):
        end_seat(seat, by=office.clerk, day=day)
    end_seat(seat, by=office.clerk, day=TODAY)
    with pytest.raises(RefusedError, match="đã thôi từ ngày 01/09/2026"):
        end_seat(seat, by=office.clerk, day=TODAY)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"role": BoardRole.CHAIR}, {"role": BoardRole.CHAIR, "name": "B"}),
        ({}, {"role": BoardRole.SECRETARY}),
        (None, {"name": ""}),
        (None, {"position": ""}),
        (None, {"day_to": FIRST - DAY}),
    ],
)
def test_the_database_knows_the_rules_too(first: dict[str, Any] | None, second: dict[str, Any], board: Board) -> None:
    common: dict[str, Any] = {"board": board, "name": "A", "position": "Trưởng phòng", "day_from": FIRST}
    if first is not None:
        Seat.objects.create(**common | first)

    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(**common | second)


def test_reads_ask_as_much_for_one_seat_as_for_thirty(
    office: Office, board: Board, programme: Programme, django_assert_num_queries: Any
) -> None:
    chair = seated(board, office, "Người 0", role=BoardRole.CHAIR, unit=office.finance)
    for number in (1, 30):
        while board.seats.count() < number:
            seated(board, office, f"Người {board.seats.count()}", unit=office.health)
        with django_assert_num_queries(2):
            (one,) = boards_of(programme, TODAY)
            assert len([f"{seat} {seat.unit}" for seat in one.seats]) == number
        with django_assert_num_queries(2):
            assert len([f"{seat} {seat.unit}" for seat in seats_of(board, TODAY)]) == number
            assert len([f"{one.seat} {one.seat.unit}" for one in sittings_of(board, TODAY)]) == number
        with django_assert_num_queries(1):
            assert [(seat, str(seat.board)) for seat in chairs_of(programme, TODAY)] == [(chair, str(board))]
    assert chairs_of(programme, FIRST - DAY) == []


@pytest.mark.parametrize(
    ("position", "place"),
    [
        ("Giám đốc", "Giám đốc, Sở Tài chính"),
        ("Giám đốc Sở Tài chính", "Giám đốc Sở Tài chính"),
        ("Phó Giám đốc Sở TC", "Phó Giám đốc Sở TC"),
    ],
)
def test_a_position_that_names_its_unit_says_it_once(position: str, place: str, office: Office, board: Board) -> None:
    office.finance.short_name = "Sở TC"

    assert Seat(name="A", position=position, unit=office.finance).place == place
    assert Seat(name="A", position=position).place == position
