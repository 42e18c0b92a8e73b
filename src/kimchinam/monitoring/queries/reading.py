"""What a person follows, narrowed as the lists of the room ask."""

from uuid import UUID

from django.db.models import Q

from kimchinam.accounts.models import User
from kimchinam.programmes.queries import Scope, scope_of
from kimchinam.programmes.states import OVERDUE_STEPS, REVIEW_STEPS


def led_by_me(user: User) -> Scope:
    """Tasks followed that the unit leads for which the person acts."""
    return scope_of(user).narrowed(Q(lead=user.acting_for) if user.acting_for else Q(pk=None))


def late_of(unit: UUID) -> Q:
    """Days on which a unit is late: twin of `rules.late_unit`."""
    return Q(step__in=OVERDUE_STEPS, lead=unit) | Q(step__in=REVIEW_STEPS, assigner=unit)


def assigned_here(scope: Scope, name: str = "assigner") -> Q:
    """Rows whose unit under this name lies in the person's reach."""
    return Q() if scope.reach.everything else Q(**{f"{name}__among": scope.reach.organisations})
