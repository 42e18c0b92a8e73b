"""Promise: a board steers what its unit may, from a day on, and is seen by who sees one of its programmes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.stamps import ChangedMeanwhileError, stamp_of
from kimchinam.programmes.actions import (
    SeatFacts,
    change_scope,
    describe_board,
    end_board,
    end_programme,
    end_seat,
    found_board,
    seat_member,
    withdraw_empty,
)
from kimchinam.programmes.models import Board, BoardScope, Programme, Seat
from kimchinam.programmes.queries import (
    boards_of,
    boards_visible_to,
    programmes_to_steer,
    scope_of_board,
)
from kimchinam.programmes.states import BoardRole
from tests.conftest import TODAY, Office
from tests.programmes.boards import FIRST, board_of, names, seated, secret_programme, told
from tests.programmes.build import draft, issued
from tests.programmes.planning import planner_of

MAY = date(2026, 5, 4)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Programme:
    return issued(office)


@pytest.fixture
def board(office: Office, programme: Programme) -> Board:
    return board_of(office, programme)


def test_the_end_of_a_board_ends_its_seats_and_every_act(office: Office, board: Board, programme: Programme) -> None:
    seat = seated(board, office, "Lê Văn Đê", role=BoardRole.CHAIR)
    seated(board, office, "Mới Vào", day_from=MAY)
    with pytest.raises(RefusedError, match="sau ngày này"):
        end_board(board, by=office.clerk, day=MAY - DAY, reason="Xong")
    with pytest.raises(RefusedError, match="lý do"):
        end_board(board, by=office.clerk, day=TODAY, reason=" ")

    end_board(board, by=office.clerk, day=TODAY, reason="Hết nhiệm kỳ")

    assert (names(board, TODAY), len(names(board, TODAY - DAY))) == ([], 2)
    assert [(one.board, one.ended) for one in boards_of(programme, TODAY)] == [(board, True)]
    assert [one.ended for one in boards_of(programme, TODAY - DAY)] == [False]
    acts = [
        lambda: seated(board, office, "Muộn"),
        lambda: end_seat(seat, by=office.clerk, day=TODAY),
        lambda: change_scope(board, by=office.clerk, programmes=[programme], day=TODAY),
        lambda: describe_board(board, by=office.clerk, **board.said),
        lambda: end_board(board, by=office.clerk, day=TODAY, reason="Lại"),
    ]
    for act in acts:
        with pytest.raises(RefusedError, match="đã giải thể"):
            act()


def test_a_board_that_ends_as_it_begins_never_was(office: Office, board: Board, programme: Programme) -> None:
    seated(board, office, "Lê Văn Đê", role=BoardRole.CHAIR)
    end_board(board, by=office.clerk, day=FIRST, reason="Ghi nhầm chương trình")

    assert [boards_of(programme, day) for day in (FIRST - DAY, FIRST, TODAY)] == [[], [], []]
    assert board in boards_visible_to(office.clerk, TODAY)


def test_scope_changes_from_a_day_on(office: Office, board: Board, programme: Programme) -> None:
    other = issued(office, title="Chương trình đê điều")
    change_scope(board, by=office.clerk, programmes=[programme, other], day=MAY)
    change_scope(board, by=office.clerk, programmes=[other], day=date(2026, 6, 1))

    scopes = [set(scope_of_board(board, office.clerk, day)) for day in (MAY - DAY, MAY, TODAY)]
    assert scopes == [{programme}, {programme, other}, {other}]
    assert [[one.board for one in boards_of(programme, day)] for day in (FIRST - DAY, FIRST, TODAY)] == [
        [],
        [board],
        [],
    ]
    assert told(board)[1:] == [
        "sửa phạm vi của “Ban Chủ nhiệm Chương trình thủy lợi”: thêm 1, bớt 0 chương trình",
        "sửa phạm vi của “Ban Chủ nhiệm Chương trình thủy lợi”: thêm 0, bớt 1 chương trình",
    ]
    with pytest.raises(RefusedError, match="đã đổi sau ngày này"):
        change_scope(board, by=office.clerk, programmes=[programme], day=MAY)
    with pytest.raises(RefusedError, match="ít nhất một chương trình"):
        change_scope(board, by=office.clerk, programmes=[], day=TODAY)


def test_a_board_steers_only_what_its_unit_may(office: Office, board: Board, programme: Programme) -> None:
    own = draft(office, title="Dự thảo")
    for wrong in (own, secret_programme(office)):
        clerk = office.clerk if wrong is own else planner_of(office.bureau, "kehoachtinh")
        with pytest.raises(RefusedError, match="đang có hiệu lực"):
            change_scope(board, by=clerk, programmes=[programme, wrong], day=TODAY)
    with pytest.raises(RefusedError, match="đang có hiệu lực"):
        found_board(office.finance, by=office.clerk, name="Ban", paper="QĐ 1", founded_on=FIRST, programmes=[programme])
    with pytest.raises(RefusedError, match="ít nhất một chương trình"):
        found_board(office.root, by=office.clerk, name="Ban", paper="QĐ 1", founded_on=FIRST, programmes=[])


def test_a_programme_that_ended_stays_in_the_scope(office: Office, board: Board, programme: Programme) -> None:
    end_programme(programme, by=office.leader, reason="Hết giai đoạn")
    other = issued(office, title="Chương trình đê điều")

    change_scope(board, by=office.clerk, programmes=[programme, other], day=TODAY)

    assert set(scope_of_board(board, office.clerk, TODAY)) == {programme, other}
    assert programme not in programmes_to_steer(board.organisation, office.clerk)


def test_what_a_person_does_not_see_stays_in_the_scope_and_is_not_told(office: Office, programme: Programme) -> None:
    secret = secret_programme(office)
    board = board_of(office, programme, secret)
    planner = planner_of(office.bureau, "kehoachtinh")
    other = issued(office, title="Chương trình đê điều")

    assert set(scope_of_board(board, planner, TODAY)) == {programme}
    change_scope(board, by=planner, programmes=[other], day=TODAY)

    assert set(scope_of_board(board, office.clerk, TODAY)) == {secret, other}
    assert [board in boards_visible_to(one, TODAY) for one in (office.clerk, planner)] == [True, True]
    change_scope(board, by=planner, programmes=[], day=TODAY)
    assert [board in boards_visible_to(one, TODAY) for one in (office.clerk, planner)] == [True, False]


def test_a_board_over_secret_programmes_is_seen_by_those_who_see_one(office: Office) -> None:
    secret = secret_programme(office)
    board = board_of(office, secret)

    assert [board in boards_visible_to(one, TODAY) for one in (office.clerk, office.leader)] == [True, True]
    assert [board in boards_visible_to(one, TODAY) for one in (office.finance_person, office.reader)] == [False, False]
    with pytest.raises(NotAllowedError):
        seated(board, office, "Lê Văn Đê", by=planner_of(office.bureau, "kehoachtinh"))


def test_a_unit_that_takes_part_sees_the_board_and_changes_nothing(
    office: Office, board: Board, programme: Programme
) -> None:
    assert board in boards_visible_to(office.finance_person, TODAY)
    assert board not in boards_visible_to(office.health_person, TODAY)
    for person in (office.finance_person, planner_of(office.finance, "kehoach")):
        with pytest.raises(NotAllowedError):
            seat_member(board, by=person, facts=SeatFacts(role=BoardRole.MEMBER, day_from=FIRST, person=person))
    with pytest.raises(NotAllowedError):
        found_board(
            office.root,
            by=office.finance_person,
            name="Ban",
            paper="QĐ 1",
            founded_on=FIRST,
            programmes=[programme],
        )


def test_a_mended_first_day_takes_along_what_began_on_it(office: Office, board: Board) -> None:
    seated(board, office, "Từ Đầu")
    seated(board, office, "Đến Sau", day_from=MAY)
    wrong = seated(board, office, "Nhầm")
    end_seat(wrong, by=office.clerk, day=FIRST)
    said = {"name": "Ban Chỉ đạo", "paper": "Quyết định số 14-QĐ/TU"}

    for day in (FIRST - 30 * DAY, FIRST + DAY):
        describe_board(board, by=office.clerk, founded_on=day, **said, seen=stamp_of(board.said))
        assert (names(board, day - DAY), names(board, day)) == ([], ["Ủy viên: Từ Đầu"])
        assert scope_of_board(board, office.clerk, day).count() == 1
    with pytest.raises(RefusedError, match="trước ngày này"):
        describe_board(board, by=office.clerk, founded_on=MAY + DAY, **said)
    with pytest.raises(RefusedError, match="tên ban và văn bản"):
        describe_board(board, by=office.clerk, founded_on=FIRST, name=" ", paper="QĐ")
    board.refresh_from_db()
    assert (board.name, board.founded_on) == ("Ban Chỉ đạo", FIRST + DAY)


def test_who_saves_second_is_told_so(office: Office, board: Board, programme: Programme) -> None:
    other = issued(office, title="Chương trình đê điều")
    described, scoped = stamp_of(board.said), stamp_of({"programmes": {programme.pk}})
    describe_board(board, by=office.clerk, **board.said | {"name": "Ban Chỉ đạo"}, seen=described)
    change_scope(board, by=office.clerk, programmes=[programme, other], day=MAY, seen=scoped)

    with pytest.raises(ChangedMeanwhileError):
        describe_board(board, by=office.leader, **board.said | {"name": "Ban khác"}, seen=described)
    with pytest.raises(ChangedMeanwhileError):
        change_scope(board, by=office.leader, programmes=[other], day=MAY, seen=scoped)


def test_a_register_under_a_board_is_not_deleted(office: Office, board: Board, programme: Programme) -> None:
    programme.tasks.all().delete()

    with pytest.raises(RefusedError, match="phạm vi của một ban"):
        withdraw_empty(programme, by=office.clerk)


def test_the_database_keeps_days_and_scope_in_order(board: Board, programme: Programme, office: Office) -> None:
    person: dict[str, Any] = {"board": board, "person": office.leader, "day_from": FIRST}
    Seat.objects.create(**person)
    wrong = [
        lambda: Board.objects.filter(pk=board.pk).update(ended_on=FIRST - DAY),
        lambda: Board.objects.filter(pk=board.pk).update(paper=""),
        lambda: BoardScope.objects.create(board=board, programme=programme, day_from=MAY),
        lambda: BoardScope.objects.filter(board=board).update(day_to=FIRST - DAY),
        lambda: Seat.objects.create(**person),
        lambda: Seat.objects.create(**person | {"name": "Hai tên"}),
    ]
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
