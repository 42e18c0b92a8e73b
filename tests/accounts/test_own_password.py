"""Promise: everybody changes his own password, knowing the old one; elsewhere he is out, here he stays, and the log tells it."""

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.audit.queries import history
from kimchinam.audit.templatetags.audit import sentence
from tests.conftest import Office

pytestmark = pytest.mark.django_db

OLD, NEW = "mat-khau-dai", "trang-ram-thang-tam"
GIVEN = {"old": OLD, "new": NEW, "again": NEW}


def signed_in(password: str = OLD) -> Client:
    client = Client()
    client.post(reverse("login"), {"username": "bandoc", "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_page_is_in_the_menu_of_everybody(office: Office) -> None:
    for person in (office.administrator, office.leader, office.reader):
        assert f'href="{reverse("accounts:own_password")}"' in office.client(person).get("/").content.decode()


def test_new_password_opens_and_the_sessions_elsewhere_end(office: Office) -> None:
    here, elsewhere = signed_in(), signed_in()

    said = here.post(reverse("accounts:own_password"), GIVEN, follow=True).content.decode()

    assert "Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc." in said
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert (is_in(signed_in()), is_in(signed_in(NEW))) == (False, True)


def test_change_is_in_the_log_without_the_password(office: Office) -> None:
    signed_in().post(reverse("accounts:own_password"), GIVEN)

    event = history("accounts.user", office.reader.pk)[0]
    assert (event.verb, event.by_name, event.after) == ("person.password_changed", "Bandoc", {})
    assert sentence(event, {}) == "Bandoc đổi mật khẩu của mình"


@pytest.mark.parametrize(
    ("changes", "wrong", "said"),
    [
        ({"old": "mat-khau-sai"}, ["old"], "Mật khẩu hiện nay không đúng."),
        ({"old": ""}, ["old"], "Trường này là bắt buộc."),
        ({"again": "trang-ram-thang-chin"}, ["again"], "Hai lần gõ mật khẩu mới không giống nhau."),
        ({"new": OLD, "again": OLD}, ["new"], "Mật khẩu mới phải khác mật khẩu hiện nay."),
        ({"new": "ngan", "again": "ngan"}, ["new"], "cần ít nhất 10 ký tự"),
        ({"new": "bandoc-2026", "again": "bandoc-2026"}, ["new"], "quá giống"),
    ],
)
def test_change_that_cannot_be_is_refused_and_sends_no_password_back(
    changes: dict[str, str], wrong: list[str], said: str, office: Office
) -> None:
    client = signed_in()

    response = client.post(reverse("accounts:own_password"), GIVEN | changes)

    shown = response.content.decode()
    assert list(response.context["form"].errors) == wrong
    assert said.lower() in shown.lower() and "Những gì đã nhập vẫn còn" not in shown
    assert [typed for typed in (GIVEN | changes).values() if f'value="{typed}"' in shown] == []
    assert is_in(signed_in())


def test_old_password_cannot_be_guessed_at_a_desk_left_open(office: Office) -> None:
    client = signed_in()

    answers = [client.post(reverse("accounts:own_password"), GIVEN | {"old": f"doan-{n}"}) for n in range(8)]

    assert "Tạm khóa đăng nhập" in answers[-1].content.decode()
    assert "Tạm khóa đăng nhập" in client.post(reverse("accounts:own_password"), GIVEN).content.decode()


def test_page_is_for_people_who_are_signed_in(db: None) -> None:
    assert Client().get(reverse("accounts:own_password")).status_code == 302
