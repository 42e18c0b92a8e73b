"""Promise: name and password open the site; guessing is stopped; a closed account is out at once."""

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import close_account, set_password
from kimchinam.accounts.models import User
from kimchinam.organisations.actions import mark_invented
from tests.conftest import Office

pytestmark = pytest.mark.django_db

PASSWORD = "mat-khau-dai"
"""Of everybody in the small office."""
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
LOCKED = "Tạm khóa đăng nhập"


def sign_in(client: Client, username: str = "bandoc", password: str = PASSWORD, **more: str) -> str:
    """Where one is led, or what the page says."""
    response = client.post(reverse("login"), {"username": username, "password": password} | more)
    return response["Location"] if response.status_code == 302 else response.content.decode()


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


@pytest.mark.parametrize("username", ["bandoc", "BanDoc", "BANDOC"])
def test_right_password_opens_the_desk(username: str, office: Office) -> None:
    client = Client()

    assert (sign_in(client, username), is_in(client)) == ("/", True)


@pytest.mark.parametrize(
    ("username", "password"),
    [("bandoc", "mat-khau-khac"), ("bandoc", PASSWORD.upper()), ("khongco", PASSWORD), ("bandoc", PASSWORD + " ")],
)
def test_wrong_name_and_wrong_password_are_answered_alike(username: str, password: str, office: Office) -> None:
    client = Client()

    assert WRONG in sign_in(client, username, password)
    assert not is_in(client)


def test_one_goes_on_to_the_page_one_wanted(office: Office) -> None:
    client = Client()
    asked = client.get("/van-ban/?q=de")
    assert asked["Location"] == "/dang-nhap/?next=/van-ban/%3Fq%3Dde"

    assert sign_in(client, next="/van-ban/?q=de") == "/van-ban/?q=de"


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_signing_in_never_leads_out_of_the_site(target: str, office: Office) -> None:
    assert sign_in(Client(), next=target) == "/"


def test_eighth_wrong_password_locks_the_name_at_that_address(office: Office) -> None:
    client = Client()

    answers = [sign_in(client, password="sai-mat-khau") for _ in range(8)]

    assert [LOCKED in answer for answer in answers] == [False] * 7 + [True]
    assert LOCKED in sign_in(client)
    assert not is_in(client)


def test_lock_holds_for_one_name_at_one_address_only(office: Office) -> None:
    guesser = Client()
    for _ in range(8):
        sign_in(guesser, password="sai-mat-khau")

    assert sign_in(guesser, "thuky") == "/"
    assert sign_in(Client(REMOTE_ADDR="10.1.2.3")) == "/"


def test_seven_wrong_passwords_and_the_right_one_open(office: Office) -> None:
    client = Client()
    for _ in range(7):
        sign_in(client, password="sai-mat-khau")

    assert sign_in(client) == "/"


def test_closed_account_neither_signs_in_nor_stays_in(office: Office) -> None:
    inside = office.client(office.reader)
    assert is_in(inside)

    close_account(office.reader, by=office.administrator)

    assert not is_in(inside)
    assert WRONG in sign_in(Client())


def test_new_password_ends_the_sessions_of_the_old_one(office: Office) -> None:
    inside = Client()
    sign_in(inside)

    set_password(User.objects.get(pk=office.reader.pk), by=office.administrator, password="mat-khau-moi-tinh")

    assert not is_in(inside)
    assert WRONG in sign_in(Client())
    assert sign_in(Client(), password="mat-khau-moi-tinh") == "/"


def test_every_spelling_of_a_name_shares_the_same_tries(office: Office) -> None:
    client = Client()
    spellings = ["thuky", "THUKY", "ThuKy", "thukY"] * 2

    answers = [sign_in(client, name, "sai-mat-khau") for name in spellings]

    assert [LOCKED in answer for answer in answers] == [False] * 7 + [True]
    assert all(LOCKED in sign_in(client, name) for name in ("thuky", "THUKY", "tHUKY"))


def test_new_password_from_the_administrator_opens_the_lock(office: Office) -> None:
    client = Client()
    for _ in range(8):
        sign_in(client, password="sai-mat-khau")
        sign_in(client, "thuky", password="sai-mat-khau")

    set_password(office.reader, by=office.administrator, password="mat-khau-moi-tinh")

    assert sign_in(client, password="mat-khau-moi-tinh") == "/"
    assert LOCKED in sign_in(Client(), "thuky"), "another person stays locked out"


@pytest.mark.parametrize("username", ["x" * 61, "x" * 400, "a\0b", ""])
def test_name_that_nobody_can_have_is_refused_before_it_is_counted(username: str, office: Office) -> None:
    response = Client().post(reverse("login"), {"username": username, "password": PASSWORD})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["username"])
    assert AccessAttempt.objects.count() == 0


def test_signing_out_needs_a_button_and_works(office: Office) -> None:
    client = office.client(office.reader)

    assert client.get(reverse("logout")).status_code == 302
    assert client.post(reverse("logout"))["Location"] == reverse("login")
    assert not is_in(client)


def test_demo_passwords_show_only_in_a_demo(office: Office, settings: object) -> None:
    shown = Client().get(reverse("login")).content.decode()
    assert settings.DEMO_PASSWORD not in shown and "thuky" not in shown  # type: ignore[attr-defined]

    settings.DEMO = True  # type: ignore[attr-defined]
    shown = Client().get(reverse("login")).content.decode()
    assert settings.DEMO_PASSWORD not in shown and "thuky" not in shown, "a real office"  # type: ignore[attr-defined]

    mark_invented(office.root, by=None)
    shown = Client().get(reverse("login")).content.decode()
    assert settings.DEMO_PASSWORD in shown and "thuky" in shown  # type: ignore[attr-defined]
