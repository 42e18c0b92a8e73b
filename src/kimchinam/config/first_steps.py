"""What an administrator does first in an empty office, until it can work."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kimchinam.accounts.models import Post, User
from kimchinam.accounts.states import Permission, Role
from kimchinam.base.clock import today
from kimchinam.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Step:
    url: str
    label: str
    done: bool


def first_steps(user: User) -> list[Step]:
    """In the order in which they are taken; none for others, nor once all are done. Two SQL queries."""
    if not user.may(Permission.MANAGE_PEOPLE):
        return []
    roles = set(Post.objects.held(today()).values_list("role", flat=True))
    has_units = Organisation.objects.living(today()).count() > 1
    people = reverse("accounts:list")
    steps = [
        Step(reverse("organisations:found"), _("Lập các đơn vị"), done=has_units),
        Step(people, _("Lập tài khoản và giao vị trí cho chuyên viên tổng hợp"), done=Role.CLERK in roles),
        Step(people, _("Lập tài khoản và giao vị trí cho lãnh đạo"), done=Role.LEADER in roles),
        Step(people, _("Lập tài khoản và giao vị trí cho người của các đơn vị thực hiện"), done=Role.UNIT in roles),
    ]
    return [] if all(step.done for step in steps) else steps
