"""Promise: administrators keep the accounts; a wrong form keeps what was typed; nobody else sees these pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role
from tests.conftest import FOUNDED, TODAY, Office
from tests.counting import assert_same_number_of_queries

pytestmark = pytest.mark.django_db

PERSON = {"full_name": "Lan Hương", "username": "LanHuong", "password": "trang-ram-thang-tam"}


@pytest.fixture
def administrator(office: Office) -> Client:
    return office.client(office.administrator)


def post_facts(office: Office, **changes: Any) -> dict[str, Any]:
    return {
        "organisation": office.finance.pk, "title": "Chuyên viên", "role": "unit", "scope": "own", "clearance": "0",
        "valid_from": "2026-09-01",
    } | changes  # fmt: skip


def test_person_is_registered_and_given_a_post(office: Office, administrator: Client) -> None:
    response = administrator.post(reverse("accounts:register"), PERSON)
    user = User.objects.get(username="lanhuong")
    assert response["Location"] == reverse("accounts:person", args=[user.pk])

    administrator.post(reverse("accounts:add_post", args=[user.pk]), post_facts(office))

    assert [(post.organisation, post.role) for post in user.posts.all()] == [(office.finance, Role.UNIT)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"username": "thuky"}, "Tên đăng nhập này đã có người dùng."),
        ({"username": "ThuKy"}, "Tên đăng nhập này đã có người dùng."),
        ({"username": "lan hương"}, "Nhập một giá trị hợp lệ."),
        ({"password": "ngan"}, "Mật khẩu quá ngắn: cần ít nhất 10 ký tự."),
        ({"password": "1234567890"}, "Mật khẩu này quá phổ biến."),
        ({"password": "lanhuong2026"}, "Mật khẩu quá giống tên đăng nhập."),
        ({"full_name": ""}, "Trường này là bắt buộc."),
    ],
)
def test_wrong_registration_is_answered_and_keeps_what_was_typed(
    changes: dict[str, str], said: str, administrator: Client
) -> None:
    before = User.objects.count()

    shown = administrator.post(reverse("accounts:register"), PERSON | changes).content.decode()

    assert said.lower() in shown.lower()
    assert all(f'value="{text}"' in shown for name, text in (PERSON | changes).items() if text and name != "password")
    assert User.objects.count() == before


def test_post_ends_with_a_button(office: Office, administrator: Client) -> None:
    post = office.reader.posts.get()

    administrator.post(reverse("accounts:end_post", args=[office.reader.pk, post.pk]))

    post.refresh_from_db()
    assert post.valid_to is not None


def test_post_of_another_person_is_not_found_under_this_one(office: Office, administrator: Client) -> None:
    post = office.clerk.posts.get()

    response = administrator.post(reverse("accounts:end_post", args=[office.reader.pk, post.pk]))

    post.refresh_from_db()
    assert (response.status_code, post.valid_to) == (404, None)


def test_new_password_is_not_like_the_name(office: Office, administrator: Client) -> None:
    address = reverse("accounts:set_password", args=[office.finance_person.pk])

    refused = administrator.post(address, {"new-password": "taichinh-2026"})
    taken = administrator.post(address, {"new-password": "trang-ram-thang-tam"})

    assert "Mật khẩu quá giống" in refused.content.decode()
    assert (refused.status_code, taken.status_code) == (200, 302)


def test_administrator_is_told_that_he_cannot_close_his_own_account(office: Office, administrator: Client) -> None:
    response = administrator.post(reverse("accounts:close", args=[office.administrator.pk]), follow=True)

    assert "Bạn không thể tự khóa tài khoản của mình." in response.content.decode()


def test_list_costs_the_same_for_30_people(office: Office, administrator: Client) -> None:
    def grow(number: int) -> None:
        user = register_person(by=None, username=f"nguoi{number}", full_name=f"Người {number}", password="x")
        for organisation in (office.finance, office.health):
            give_post(by=None, user=user, organisation=organisation, title="x", role=Role.READER, valid_from=FOUNDED)

    assert_same_number_of_queries(lambda: administrator.get(reverse("accounts:list")), grow=grow)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("", ["Bùi An", "Đỗ An", "Em"]),
        ("do an", ["Đỗ An"]),
        ("ĐỖ", ["Đỗ An"]),
        ("NguoI2", ["Em"]),
        ("an", ["Bùi An", "Đỗ An"]),
        ("không có ai", []),
    ],
)
def test_people_stand_in_the_order_of_the_alphabet_and_are_found_without_accents(
    words: str, named: list[str], office: Office, administrator: Client
) -> None:
    for number, name in enumerate(("Đỗ An", "Bùi An", "Em")):
        register_person(by=None, username=f"nguoi{number}", full_name=name, password="x")

    response = administrator.get(reverse("accounts:list"), {"q": words})

    shown = [person.full_name for person in response.context["people"]]
    assert [name for name in shown if name in ("Đỗ An", "Bùi An", "Em")] == named
    assert ("Không có người nào như vậy" in response.content.decode()) is (not shown)


def test_list_of_people_shows_the_posts_of_today_only(office: Office) -> None:
    for title, begin, end in (
        ("Trưởng phòng cũ", -60, -30),
        ("Trưởng phòng nay", -30, None),
        ("Trưởng phòng mai", 30, None),
    ):
        post = give_post(
            by=None,
            user=office.reader,
            organisation=office.finance,
            title=title,
            role=Role.READER,
            valid_from=TODAY + timedelta(days=begin),
        )
        post.valid_to = TODAY + timedelta(days=end) if end else None
        post.save()

    shown = office.client(office.administrator).get(reverse("accounts:list")).content.decode()

    assert [title in shown for title in ("Trưởng phòng cũ", "Trưởng phòng nay", "Trưởng phòng mai")] == [
        False,
        True,
        False,
    ]


def test_typed_password_is_never_sent_back(office: Office) -> None:
    client = office.client(office.administrator)
    typed = "9zQ-w"

    for response in (
        client.post(reverse("accounts:register"), {"username": "?", "password": typed}),
        client.post(reverse("accounts:set_password", args=[office.reader.pk]), {"new-password": typed}),
        Client().post(reverse("login"), {"username": "thuky", "password": typed}),
    ):
        assert response.status_code == 200
        assert typed not in response.content.decode()


def test_button_to_end_the_post_one_acts_in_is_not_there(office: Office) -> None:
    client = office.client(office.administrator)
    own, other = office.administrator.posts.get(), office.reader.posts.get()

    for post, offered in ((own, False), (other, True)):
        page = client.get(reverse("accounts:person", args=[post.user_id])).content.decode()
        assert ('aside-voice">: ' in page) is offered
    response = client.post(reverse("accounts:end_post", args=[own.user_id, own.pk]), follow=True)
    assert "Bạn không thể tự kết thúc vị trí mà mình đang làm việc." in response.content.decode()
