"""What the filters of a list of tasks offer."""

from datetime import date

from django.db.models import Q

from kimchinam.accounts.models import User
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries.following import Scope, counts_of, scope_of
from kimchinam.programmes.queries.seeing import programmes_visible_to
from kimchinam.programmes.states import ProgrammeState

LOOKED_AT = 1_000
"""Of so many tasks their own programmes and units are looked for."""
OFFERED = 100
"""So many of each are offered: of more nobody chooses from a list."""


def choices_of(user: User, on: date) -> tuple[list[Programme], list[Organisation]]:
    """Programmes of the tasks that a person follows on a day, and units that lead them.

    Where he follows very many: the newest programmes that he sees, and his unit with those right below it.
    """
    scope = scope_of(user)
    counts = counts_of(scope, on)
    few = counts is not None and counts.total() <= LOOKED_AT
    programmes, units = _of_tasks(scope, on) if few else _of_reach(user, scope)
    seen = programmes_visible_to(user).filter(programmes).order_by("-created_at", "-id")
    return list(seen[:OFFERED]), list(Organisation.objects.filter(units).order_by("name")[:OFFERED])


def _of_tasks(scope: Scope, on: date) -> tuple[Q, Q]:
    held = [pair for part in scope.parts_on(on) for pair in part.order_by().values_list("programme", "lead").distinct()]
    return Q(pk__in={programme for programme, _lead in held}), Q(pk__in={lead for _programme, lead in held})


def _of_reach(user: User, scope: Scope) -> tuple[Q, Q]:
    here = scope.home if not scope.reach.everything else None
    units = Q(pk=here) | Q(parent=here) if here else Q(parent=None) | Q(parent__parent=None)
    issued = Q(state=ProgrammeState.ISSUED)
    return issued if scope.reach.everything else issued & Q(organisation__among=scope.reach.organisations), units
