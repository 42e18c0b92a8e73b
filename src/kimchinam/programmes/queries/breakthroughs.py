"""Which tasks serve a breakthrough, across sections and programmes."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.base.clock import end_of
from kimchinam.organisations.queries import ancestors
from kimchinam.programmes.models import Breakthrough, BreakthroughTask, Programme, Task
from kimchinam.programmes.queries.past import as_stood, standing
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
    links = BreakthroughTask.objects.living().filter(breakthrough=OuterRef("pk"), task__in=visible_to(user))
    return Breakthrough.objects.filter(near | Exists(links))


def with_task_counts(
    breakthroughs: QuerySet[Breakthrough], programme: Programme, user: User, on: date
) -> QuerySet[Any]:
    """Those of a day with `here` and `elsewhere`: tasks in the programme and in others that served it by the end of the day, of
    those that the reader sees.
    """
    held = breakthroughs.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on, created_at__lt=end_of(on))
    links = BreakthroughTask.objects.on(on).filter(breakthrough=OuterRef("pk"), task__in=visible_to(user))
    return held.select_related("organisation").annotate(
        here=_how_many(links.filter(task__programme=programme)),
        elsewhere=_how_many(links.exclude(task__programme=programme)),
    )


def _how_many(links: QuerySet[Any]) -> Coalesce:
    serving = links.order_by().values("breakthrough")
    return Coalesce(Subquery(serving.annotate(number=Count("task")).values("number")), 0)


def tasks_serving(breakthrough: Breakthrough, user: User, on: date) -> QuerySet[Any]:
    """Tasks that served it at the end of a day, of those that the reader sees."""
    links = BreakthroughTask.objects.on(on).filter(breakthrough=breakthrough)
    return standing(visible_to(user).filter(pk__in=links.values("task")), on)


def tasks_elsewhere(breakthrough: Breakthrough, programme: Programme, user: User, on: date) -> list[Task]:
    """Those of other programmes, as they stood."""
    tasks = tasks_serving(breakthrough, user, on).exclude(programme=programme)
    return as_stood(for_list(tasks).order_by("programme__created_at", "programme", "order"), on)
