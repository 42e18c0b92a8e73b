"""Promise: pages of boards tell the day that is looked at, and take what is written only today, from who may."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.base.stamps import stamp_of
from kimchinam.programmes.actions import break_down, end_seat
from kimchinam.programmes.models import Board, Programme
from kimchinam.programmes.queries import scope_of_board, seats_of
from kimchinam.programmes.states import BoardRole
from tests.conftest import TODAY, Office, look_at
from tests.programmes.boards import board_of, seated, secret_programme
from tests.programmes.build import draft, facts, issued, only_task

MAY = date(2026, 5, 4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Programme:
    return issued(office)


@pytest.fixture
def board(office: Office, programme: Programme) -> Board:
    return board_of(office, programme)


def url(name: str, *keys: Any) -> str:
    return reverse(f"programmes:{name}", args=[getattr(key, "pk", key) for key in keys])


SAID = {"name": "Ban Chỉ đạo thủy lợi", "paper": "QĐ 41-QĐ/TU", "founded_on": "2026-03-02"}


def test_a_board_is_founded_and_filled_on_its_pages(office: Office, programme: Programme) -> None:
    clerk = office.client(office.clerk)
    assert "Chưa có ban nào" in clerk.get(url("boards", programme)).text
    founded = clerk.post(url("boards", programme), SAID | {"organisation": office.root.pk}, follow=True)
    board = Board.objects.get()
    assert ("Hãy thêm thành viên" in founded.text, board.organisation) == (True, office.root)

    both = [office.finance_person.pk, office.health_person.pk]
    members = {"role": "member", "people": both, "day_from": "2026-03-02"}
    assert "Đã thêm 2 thành viên." in clerk.post(url("board", board), members, follow=True).text
    chair = {"role": "chair", "name": "Lê Văn Đê", "position": "Bí thư", "day_from": "2026-03-02", "charge": "Chung"}
    clerk.post(url("board", board), chair)

    units = [office.finance_person.full_name, office.health_person.full_name]
    assert [str(seat) for seat in seats_of(board, TODAY)] == ["Lê Văn Đê", *units]
    shown = clerk.get(url("boards", programme)).text
    assert all(words in shown for words in ("Lê Văn Đê", "Trưởng ban", office.health.name))
    assert "Lê Văn Đê" in clerk.get(url("detail", programme)).text


def test_a_board_is_mended_left_and_ended_on_its_pages(office: Office, board: Board, programme: Programme) -> None:
    seat = seated(board, office, "Lê Văn Đê", role=BoardRole.CHAIR)
    clerk = office.client(office.clerk)

    assert "thôi giữ vai" in clerk.post(url("seat_end", board, seat), {"day": "2026-05-04"}, follow=True).text
    clerk.post(url("board_describe", board), SAID | {"seen": stamp_of(board.said)})
    clerk.post(url("board_end", board), {"day": "2026-09-01", "reason": "QĐ 90-QĐ/TU"})
    board.refresh_from_db()
    assert (board.name, board.ended_on, board.seats.filter(day_to=None).count()) == (SAID["name"], TODAY, 0)
    ended = clerk.get(url("board", board)).text
    assert ("Ban đã giải thể" in ended, "Thêm thành viên" in ended) == (True, False)
    assert "giải thể từ 01/09/2026" in clerk.get(url("boards", programme)).text


def test_scope_is_ticked_and_who_saves_second_sees_what_stands(
    office: Office, board: Board, programme: Programme
) -> None:
    other = issued(office, title="Chương trình đê điều")
    clerk, page = office.client(office.clerk), url("board_scope", board)
    seen = clerk.get(page).context["form"]["seen"].value()
    both = {"programmes": [programme.pk, other.pk], "day": "2026-05-04", "seen": seen}
    assert "Đã lưu phạm vi" in clerk.post(page, both, follow=True).text

    late = clerk.post(page, {"programmes": [other.pk], "day": "2026-05-04", "seen": seen})
    assert "Người khác đã sửa" in late.text
    again = {"programmes": [other.pk], "day": "2026-05-04", "seen": late.context["form"]["seen"].value()}
    clerk.post(page, again)
    assert set(scope_of_board(board, office.clerk, TODAY)) == {other}


def test_a_refusal_keeps_what_was_typed_and_none_of_several_is_seated(office: Office, board: Board) -> None:
    said = {"role": "chair", "people": [office.leader.pk, office.clerk.pk], "day_from": "2026-03-02", "charge": "Vốn"}
    page = office.client(office.clerk).post(url("board", board), said)

    assert ("đã có Trưởng ban là" in page.text, 'value="Vốn"' in page.text) == (True, True)
    assert board.seats.count() == 0


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "không cả hai"),
        ({"name": "Lê Văn Đê"}, "Hãy ghi chức vụ."),
        ({"name": "Lê Văn Đê", "position": "Bí thư", "day_from": "2026-02-30"}, "ngày"),
        ({"name": "Lê Văn Đê", "position": "Bí thư", "role": "king"}, "king"),
    ],
)
def test_a_form_that_says_too_little_is_asked_again(
    said: dict[str, str], words: str, office: Office, board: Board
) -> None:
    page = office.client(office.clerk).post(url("board", board), {"role": "member", "day_from": "2026-03-02"} | said)

    assert (words in page.text, page.status_code, board.seats.count()) == (True, 200, 0)


def test_a_past_day_shows_that_day_and_takes_no_act(office: Office, board: Board, programme: Programme) -> None:
    old = seated(board, office, "Trưởng Cũ", role=BoardRole.CHAIR)
    end_seat(old, by=office.clerk, day=MAY)
    new = seated(board, office, "Trưởng Mới", role=BoardRole.CHAIR, day_from=MAY)
    clerk = office.client(office.clerk)
    look_at(clerk, date(2026, 4, 1))

    for page in (url("boards", programme), url("board", board), url("detail", programme)):
        text = clerk.get(page).text
        assert ("Trưởng Cũ" in text, "Trưởng Mới" in text) == (True, False), page
    shown = clerk.get(url("board", board)).text
    assert [word in shown for word in ("Thêm thành viên", "Thôi giữ", "Sửa phạm vi")] == [False] * 3
    posts: dict[str, dict[str, Any]] = {
        url("boards", programme): SAID | {"organisation": office.root.pk},
        url("board", board): {"role": "member", "people": [office.leader.pk], "day_from": "2026-03-02"},
        url("board_describe", board): {"name": "Ban", "paper": "QĐ", "founded_on": "2026-03-02"},
        url("board_scope", board): {"programmes": [programme.pk], "day": "2026-05-04"},
        url("board_end", board): {"day": "2026-09-01", "reason": "Xong"},
        url("seat_end", board, new): {"day": "2026-09-01"},
    }
    for page, said in posts.items():
        assert "đang xem một ngày đã qua" in clerk.post(page, said).text, page
        if page not in (url("boards", programme), url("board", board)):
            assert clerk.get(page).status_code == 302, page
    new.refresh_from_db()
    assert (Board.objects.count(), board.seats.count(), new.day_to) == (1, 2, None)


def test_before_its_first_day_a_board_says_so(office: Office, board: Board, programme: Programme) -> None:
    seated(board, office, "Lê Văn Đê")
    clerk = office.client(office.clerk)
    look_at(clerk, date(2026, 3, 1))

    shown = clerk.get(url("board", board)).text
    assert ("ban này chưa được lập" in shown, "Lê Văn Đê" in shown) == (True, False)
    assert board.name not in clerk.get(url("boards", programme)).text


def test_who_may_not_sees_no_form_and_is_turned_away(office: Office, board: Board, programme: Programme) -> None:
    seat = seated(board, office, "Lê Văn Đê")
    unit = office.client(office.finance_person)

    assert "Lê Văn Đê" in unit.get(url("boards", programme)).text
    shown = unit.get(url("board", board)).text
    assert [word in shown for word in ("Lê Văn Đê", "Thêm thành viên", "Thôi giữ")] == [True, False, False]
    said = {"role": "member", "people": [office.leader.pk], "day_from": "2026-03-02"}
    assert unit.post(url("board", board), said).status_code == 403
    assert unit.get(url("seat_end", board, seat)).status_code == 403
    filled_in_wrong = [unit.post(page, {}) for page in (url("board", board), url("board_end", board))]
    assert [(page.status_code, office.leader.full_name in page.text) for page in filled_in_wrong] == [(403, False)] * 2
    assert office.client(office.health_person).get(url("board", board)).status_code == 404


def test_a_page_names_only_programmes_that_its_reader_sees(office: Office, programme: Programme) -> None:
    secret = secret_programme(office)
    page = url("board", board_of(office, programme, secret))

    readers: list[User] = [office.clerk, office.finance_person]
    assert ["Chương trình kín" in office.client(one).get(page).text for one in readers] == [True, False]


def test_pages_of_drafts_and_breakdowns_found_no_board(office: Office, programme: Programme) -> None:
    (part,) = break_down(only_task(programme), by=office.finance_person, parts=[facts(office)])
    pages = [office.client(office.clerk).get(url("boards", one)) for one in (draft(office), part.programme, programme)]

    shown = [(page.status_code, "Ghi một ban mới" in page.text) for page in pages]
    assert shown == [(200, False), (200, False), (200, True)]


@pytest.mark.parametrize(("language", "words"), [("vi", "Ai giữ vai nào"), ("en", "Who held which role")])
def test_pages_speak_both_languages(
    language: str, words: str, office: Office, board: Board, programme: Programme
) -> None:
    seat = seated(board, office, "Lê Văn Đê", role=BoardRole.CHAIR)
    client = office.client(office.clerk)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    assert words in client.get(url("board", board)).text
    pages = [url(name, board) for name in ("board_describe", "board_scope", "board_end")]
    for page in (url("boards", programme), url("seat_end", board, seat), url("detail", programme), *pages):
        assert f'lang="{language}"' in client.get(page).text, page


def test_pages_ask_as_much_for_one_seat_as_for_thirty(
    office: Office,
    board: Board,
    programme: Programme,
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    client = office.client(office.clerk)
    seated(board, office, "Người 0", unit=office.finance)
    pages = [url("boards", programme), url("board", board)]
    counted = []
    for page in pages:
        client.get(page)
        with django_assert_max_num_queries(30) as asked:
            client.get(page)
        counted.append(len(asked))
    for number in range(29):
        seated(board, office, f"Người {number + 1}", unit=office.health)

    for page, number in zip(pages, counted, strict=True):
        with django_assert_num_queries(number):
            client.get(page)
