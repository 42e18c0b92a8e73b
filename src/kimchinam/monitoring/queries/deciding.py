"""Late tasks that wait for the word of a person."""

from collections import Counter
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.base.requests import once_per_request
from kimchinam.monitoring.queries.open_papers import stopped, stopped_with, unstopped
from kimchinam.monitoring.queries.reading import assigned_here
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.queries import (
    FEW,
    Scope,
    Steps,
    at_steps,
    counted_directly,
    counts_assigned,
    scope_of,
)
from kimchinam.programmes.states import REVIEW_STEPS, Step

DEEP_STEPS = (Step.OVERDUE_DEEP, *REVIEW_STEPS)


def for_my_decision(user: User, on: date) -> Scope:
    """Late tasks that wait for a person's word: twin of `rules.decides`."""
    scope = scope_of(user)
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return scope.narrowed(Q(pk=None))
    by_lateness = _deep(scope) | _red(scope, on)
    where, counts = by_lateness & unstopped(on) | _stopped(scope, on), counts_for_my_decision(user, on)
    found = scope.narrowed(where) if counts.total() <= FEW else scope.asking(where)
    return found.counted(counts)


def counts_for_my_decision(user: User, on: date) -> Steps:
    """How many tasks at each step `for_my_decision` holds. As many SQL queries for any number."""
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return Counter()
    return once_per_request(
        f"monitoring.for_decision {user.post and user.post.pk} {on}", lambda: _counts(scope_of(user), on)
    )


def _counts(scope: Scope, on: date) -> Steps:
    """What is deep red waits for the level that assigned it, so a tally knows; of these and the red ones the few that an
    obstacle stops wait for another, or for him."""
    assigned = counts_assigned(scope, on)
    counts = Counter({step: assigned[step] for step in DEEP_STEPS})
    counts += counted_directly(scope.narrowed(_red(scope, on)).parts_on(on))
    counts.update(_by_obstacles(scope, on))
    return +counts


def _by_obstacles(scope: Scope, on: date) -> Steps:
    """How many more wait for him than by lateness alone; fewer are below zero."""
    his, by_lateness = _stopped(scope, on), _deep(scope) | _red(scope, on)
    more = Count("pk", filter=his) - Count("pk", filter=by_lateness)
    found: Steps = Counter()
    for part in scope.narrowed(stopped(on)).parts_on(on):
        found.update({Step(step): count for step, count in part.order_by().values_list("step").annotate(more=more)})
    return found


def _deep(scope: Scope) -> Q:
    """What is deep red, or lacks a deadline, waits for the level that assigned it, unless an obstacle stops it."""
    return Q(step__in=DEEP_STEPS) & assigned_here(scope)


def _red(scope: Scope, on: date) -> Q:
    """What is red waits for the superior of the one in the lead, without a superior for the level that assigned; unless an
    obstacle stops it."""
    lead = Organisation.objects.filter(pk=OuterRef("lead"))
    under_him = Exists(lead.filter(parent=scope.home))
    under_assigner = Exists(lead.filter(Q(parent=None) | Q(parent=OuterRef("assigner"))))
    return at_steps([Step.OVERDUE_RED], on) & (Q(under_him) | (assigned_here(scope) & Q(under_assigner)))


def _stopped(scope: Scope, on: date) -> Q:
    """What an obstacle stops waits for the level that must decide; while nobody knows it, for the one that assigned."""
    assigner = "task__programme__organisation"
    for_assigner = Q(decider=None) | Q(decider=F(assigner))
    his = Q(decider=scope.home) | (for_assigner & assigned_here(scope, assigner))
    return (Q(step__in=DEEP_STEPS) | at_steps([Step.OVERDUE_RED], on)) & stopped_with(his, on)
