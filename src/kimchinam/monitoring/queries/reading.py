"""What a person follows, narrowed as the lists of the room ask."""

from datetime import date
from uuid import UUID

from django.db.models import F, Q

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.monitoring.queries.open_papers import stopped_with, unstopped
from kimchinam.programmes.queries import Scope, at_step, scope_of
from kimchinam.programmes.states import OVERDUE_STEPS, REVIEW_STEPS, Step


def led_by_me(user: User) -> Scope:
    """Tasks followed that the unit leads for which the person acts."""
    return scope_of(user).narrowed(Q(lead=user.acting_for) if user.acting_for else Q(pk=None))


def late_of(unit: UUID) -> Q:
    """Days on which a unit is late: twin of `rules.late_unit`."""
    return Q(step__in=OVERDUE_STEPS, lead=unit) | Q(step__in=REVIEW_STEPS, assigner=unit)


def assigned_here(scope: Scope, name: str = "assigner") -> Q:
    """Rows whose unit under this name lies in the person's reach."""
    return Q() if scope.reach.everything else Q(**{f"{name}__in": list(scope.reach.organisations)})


def for_my_decision(user: User, on: date) -> Scope:
    """Late tasks that wait for a person's word: twin of `rules.decides`."""
    scope = scope_of(user)
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return scope.narrowed(Q(pk=None))
    by_lateness = deep_for(scope) | red_for(scope, on)
    return scope.narrowed(by_lateness & unstopped(on) | stopped_for(scope, on))


DEEP_STEPS = (Step.OVERDUE_DEEP, *REVIEW_STEPS)


def deep_for(scope: Scope) -> Q:
    """What is deep red, or lacks a deadline, waits for the level that assigned it, unless an obstacle stops it."""
    return Q(step__in=DEEP_STEPS) & assigned_here(scope)


def red_for(scope: Scope, on: date) -> Q:
    """What is red waits for the superior of the one in the lead, without a superior for the level that assigned; unless an
    obstacle stops it."""
    assigner = Q(lead__parent=None) | Q(lead__parent=F("assigner"))
    return at_step(Step.OVERDUE_RED, on) & (Q(lead__parent=scope.home) | (assigner & assigned_here(scope)))


def stopped_for(scope: Scope, on: date) -> Q:
    """What an obstacle stops waits for the level that must decide; while nobody knows it, for the one that assigned."""
    assigner = "task__programme__organisation"
    for_assigner = Q(decider=None) | Q(decider=F(assigner))
    his = Q(decider=scope.home) | (for_assigner & assigned_here(scope, assigner))
    return (Q(step__in=DEEP_STEPS) | at_step(Step.OVERDUE_RED, on)) & stopped_with(his, on)
