"""Tasks that wait for the judgement of a person."""

from datetime import date

from django.db.models import Q

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.monitoring.queries.evidence import in_hand
from kimchinam.monitoring.queries.reading import assigned_here
from kimchinam.programmes.queries import Scope, counted_directly, counts_assigned, holding, scope_of
from kimchinam.programmes.states import Step


def to_judge(user: User, on: date) -> Scope:
    """Tasks whose evidence lies with the reviewer and which this person may judge: twin of `rules.check_can_judge`."""
    scope = scope_of(user)
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return scope.narrowed(Q(pk=None))
    return scope.narrowed(Q(step=Step.AWAITING) & assigned_here(scope) & ~_not_for(user, on))


def count_to_judge(user: User, on: date) -> int:
    """How many they are: what waits with his units less what is not for him. Two SQL queries for any number."""
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return 0
    scope = scope_of(user)
    refused = scope.narrowed(Q(step=Step.AWAITING) & assigned_here(scope) & _not_for(user, on))
    return counts_assigned(scope, on)[Step.AWAITING] - counted_directly([holding(refused.spans, on)]).total()


def _not_for(user: User, on: date) -> Q:
    """What his own units lead, and what he handed in himself."""
    handed_in = in_hand(on).filter(handed_in_by=user).values("task")
    return Q(lead__in=[post.organisation_id for post in user.posts_today]) | Q(task__in=handed_in)
