"""`kimchinam administrator`: the first unit and the first person of an installation that is not a demo."""

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.clock import today
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind


class Command(BaseCommand):
    help = "Registers an administrator, and the root unit when there is none. The password is asked for, or read with --password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("full_name")
        parser.add_argument("--unit", required=True, help="name of the root unit, founded when it does not exist")
        parser.add_argument("--password")

    def handle(self, *, username: str, full_name: str, unit: str, password: str | None, **options: Any) -> None:
        if User.objects.filter(username__iexact=username).exists():
            raise CommandError(_("Tên đăng nhập này đã có người dùng."))
        password = password or _asked_password()
        try:
            validate_password(password, User(username=username, full_name=full_name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user = _register(username=username, full_name=full_name, unit=unit, password=password)
        self.stdout.write(_("Đã lập tài khoản quản trị cho %(name)s.") % {"name": user.full_name})
        self.stdout.write(
            _("Tiếp theo: đăng nhập, lập các đơn vị ở Tổ chức, rồi lập tài khoản và giao vị trí ở Tài khoản.")
        )


def _asked_password() -> str:
    """Asked for twice: nobody sees what he types."""
    try:
        password, again = getpass(_("Mật khẩu: ")), getpass(_("Gõ lại mật khẩu: "))
    except (EOFError, KeyboardInterrupt) as gone:
        sys.stderr.write("\n")  # the prompt still stands on its line
        raise CommandError(_("Đã dừng; chưa lập tài khoản nào.")) from gone
    if password != again:
        raise CommandError(_("Hai lần gõ mật khẩu không giống nhau."))
    return password


@transaction.atomic
def _register(*, username: str, full_name: str, unit: str, password: str) -> User:
    organisation = Organisation.objects.filter(name=unit).first() or found_organisation(
        by=None, name=unit, kind=Kind.PARTY, valid_from=today()
    )
    user = register_person(by=None, username=username, full_name=full_name, password=password)
    give_post(
        by=None, user=user, organisation=organisation, title=_("Quản trị"), role=Role.ADMINISTRATOR, scope=Scope.ALL
    )
    return user
