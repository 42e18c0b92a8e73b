"""Tasks that wait for the judgement of a person."""

from collections import Counter
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import end_of
from kimchinam.base.requests import once_per_request
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.queries.evidence import in_hand
from kimchinam.monitoring.queries.reading import assigned_here
from kimchinam.programmes.queries import Scope, at_steps, counted_directly, counts_assigned, holding, scope_of
from kimchinam.programmes.states import Step


def to_judge(user: User, on: date) -> Scope:
    """Tasks whose evidence lies with the reviewer and which this person may judge: twin of `rules.check_can_judge`."""
    scope = scope_of(user)
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return scope.narrowed(Q(pk=None))
    not_for_him = _of_his_units(user) | Q(task__in=_handed_in_by(user, on))
    waiting = scope.narrowed(at_steps([Step.AWAITING], on) & assigned_here(scope) & ~not_for_him)
    return waiting.counted(Counter({Step.AWAITING: count_to_judge(user, on)}))


def count_to_judge(user: User, on: date) -> int:
    """How many they are: what waits with his units less what is not for him. As many SQL queries for any number."""
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return 0
    return once_per_request(f"monitoring.to_judge {user.post and user.post.pk} {on}", lambda: _count_to_judge(user, on))


def _count_to_judge(user: User, on: date) -> int:
    scope = scope_of(user)
    waiting = scope.narrowed(at_steps([Step.AWAITING], on) & assigned_here(scope))
    his_units = waiting.narrowed(_of_his_units(user))
    himself = waiting.narrowed(Q(task__in=list(_handed_in_by(user, on))) & ~_of_his_units(user))
    refused = counted_directly(holding(part.spans, on) for part in (his_units, himself))
    return counts_assigned(scope, on)[Step.AWAITING] - refused.total()


def _of_his_units(user: User) -> Q:
    return Q(lead__in=[post.organisation_id for post in user.posts_today])


def _handed_in_by(user: User, on: date) -> QuerySet[Evidence, UUID]:
    return in_hand(on).filter(handed_in_by=user).exclude(acceptance__at__lt=end_of(on)).values_list("task", flat=True)
