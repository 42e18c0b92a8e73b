"""Who may. `check_may` raises a sentence; `User.may` answers yes or no."""

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import NotAllowedError, RefusedError


def check_may(user: User, permission: Permission) -> None:
    if not user.may(permission):
        raise NotAllowedError(_("Vị trí công tác của bạn không cho phép làm việc này."))


def check_can_close(user: User, *, by: User) -> None:
    check_may(by, Permission.MANAGE_PEOPLE)
    if user.pk == by.pk:
        raise RefusedError(_("Bạn không thể tự khóa tài khoản của mình."))
