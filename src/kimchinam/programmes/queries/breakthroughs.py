"""Which tasks serve a breakthrough, across sections and programmes."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.organisations.queries import ancestors
from kimchinam.programmes.models import Breakthrough, Programme, Task
from kimchinam.programmes.queries.seeing import visible_to
from kimchinam.programmes.queries.units import for_list


def breakthroughs_for(programme: Programme) -> QuerySet[Breakthrough]:
    """Those of its unit and of the units above it."""
    unit = programme.organisation
    return Breakthrough.objects.filter(Q(organisation=unit) | Q(organisation__in=ancestors(unit)))


def breakthroughs_visible_to(user: User) -> QuerySet[Breakthrough]:
    """Those of units in the person's reach and above him, which are meant for him too, and those that a task serves he sees."""
    mine = reach(user)
    if mine.everything:
        return Breakthrough.objects.all()
    near = Q(organisation__among=mine.organisations)
    if user.acting_for:
        near |= Q(organisation__in=ancestors(user.acting_for))
    return Breakthrough.objects.filter(near | Exists(visible_to(user).filter(breakthroughs=OuterRef("pk"))))


def with_task_counts(
    breakthroughs: QuerySet[Breakthrough], programme: Programme, user: User, on: date
) -> QuerySet[Any]:
    """Those of a day with `here` and `elsewhere`: tasks in the programme and in others, of those that the reader sees."""
    held = breakthroughs.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)
    tasks = visible_to(user)
    return held.select_related("organisation").annotate(
        here=_how_many(tasks.filter(programme=programme)), elsewhere=_how_many(tasks.exclude(programme=programme))
    )


def _how_many(tasks: QuerySet[Task]) -> Coalesce:
    serving = tasks.filter(breakthroughs=OuterRef("pk")).order_by().values("breakthroughs")
    return Coalesce(Subquery(serving.annotate(number=Count("pk", distinct=True)).values("number")), 0)


def tasks_elsewhere(breakthrough: Breakthrough, programme: Programme, user: User) -> QuerySet[Task]:
    """Tasks of other programmes that serve it, of those that the reader sees."""
    tasks = visible_to(user).filter(breakthroughs=breakthrough).exclude(programme=programme)
    return for_list(tasks).order_by("programme__created_at", "programme", "order")
