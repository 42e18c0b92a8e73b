"""The first person of an installation comes in by a command."""

import pytest
from django.core.management import CommandError, call_command

from kimchinam.accounts.models import User
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


@pytest.mark.parametrize(("username", "password"), [("GOC", "mot-mat-khau-dai"), ("khac", "ngan")])
def test_known_name_or_weak_password_is_refused_and_changes_nothing(username: str, password: str) -> None:
    register()

    with pytest.raises(CommandError):
        register(username, password)
    assert User.objects.count() == 1
