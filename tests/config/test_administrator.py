"""The first person of an installation comes in by a command."""

import pytest
from django.core.management import CommandError, call_command

from kimchinam.accounts.models import User
from kimchinam.config.management.commands import administrator
from kimchinam.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def register(username: str = "goc", password: str = "mot-mat-khau-dai") -> None:
    call_command("administrator", username, "Người Đầu Tiên", unit="Tỉnh ủy Mới", password=password)


def test_first_administrator_comes_with_the_root_unit() -> None:
    register()

    user = User.objects.get()
    assert (user.username, str(user.post), user.may("manage_people")) == ("goc", "Quản trị, Tỉnh ủy Mới", True)
    assert user.check_password("mot-mat-khau-dai")


def test_second_administrator_joins_the_same_unit() -> None:
    register()
    register("phu")

    assert (User.objects.count(), Organisation.objects.count()) == (2, 1)


def asked(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Register without a password at hand; the prompts that were shown. After the answers the terminal is closed."""
    prompts: list[str] = []

    def answer(prompt: str) -> str:
        prompts.append(prompt)
        if len(prompts) > len(answers):
            raise EOFError
        return answers[len(prompts) - 1]

    monkeypatch.setattr(administrator, "getpass", answer)
    call_command("administrator", "goc", "Người Đầu Tiên", unit="Tỉnh ủy Mới")
    return prompts


def test_password_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, *["mot-mat-khau-dai"] * 2) == ["Mật khẩu: ", "Gõ lại mật khẩu: "]
    assert User.objects.get().check_password("mot-mat-khau-dai")


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (["mot-mat-khau-dai", "mot-mat-khau-dia"], "Hai lần gõ mật khẩu không giống nhau."),
        (["mot-mat-khau-dai"], "Đã dừng; chưa lập tài khoản nào."),
        ([], "Đã dừng; chưa lập tài khoản nào."),
    ],
)
def test_two_different_passwords_or_a_closed_terminal_are_answered_in_a_sentence(
    answers: list[str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match=why):
        asked(monkeypatch, *answers)
    assert not User.objects.exists()


@pytest.mark.parametrize(("username", "password"), [("GOC", "mot-mat-khau-dai"), ("khac", "ngan")])
def test_known_name_or_weak_password_is_refused_and_changes_nothing(username: str, password: str) -> None:
    register()

    with pytest.raises(CommandError):
        register(username, password)
    assert User.objects.count() == 1
