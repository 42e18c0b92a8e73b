"""One unit on one page: how its tasks stand, what is late, whose the days were, its plans, its people, what is open."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Window
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import Post, SignedInRequest, User
from kimchinam.accounts.queries import charges_on
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import late_of
from kimchinam.monitoring.queries.open_papers import about, directions_open, extensions_open, obstacles_open
from kimchinam.monitoring.queries.papers import directions_then
from kimchinam.monitoring.queries.units import COLUMNS, clock_of_unit, led_by_unit, table_below
from kimchinam.monitoring.views.rows import row_of
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import ancestors
from kimchinam.organisations.queries import visible_to as units_visible_to
from kimchinam.programmes.queries import (
    Scope,
    Steps,
    counts_of,
    duties_of,
    issued_by,
    page_of,
    scope_of,
    steps_of,
    tasks_at,
    visible_to,
)
from kimchinam.programmes.states import OPEN_STEPS, Status
from kimchinam.ui.lists import Chip

SHOWN = 8
"""So many rows of each kind are shown; the counts are of all."""


@require_GET
def unit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Counts and rows hold what the reader follows of the unit's tasks."""
    one = get_object_or_404(units_visible_to(request.user), pk=pk)
    on, user = as_of(request), request.user
    scope = led_by_unit(user, one)
    counts, has_children = counts_of(scope, on), one.children.exists()
    context = {
        "unit": one,
        "on": on,
        "ancestors": ancestors(one),
        "total": None if counts is None else counts.total(),
        "bar": bar(counts),
        "chips": _chips(one, counts),
        "has_children": has_children,
        "table": table_below(user, one, on) if has_children else None,
        "clock": clock_of_unit(scope, one, on),
        "programmes": issued_by(one, user, on)[:SHOWN],
        "programme_count": issued_by(one, user, on).count(),
        "duties": duties_of(one, user, on),
        **_late(user, one, on),
        **_people(one, on),
        **_papers(scope, on),
    }
    return render(request, "monitoring/unit.html", context)


def bar(counts: Steps | None) -> list[tuple[str, int, int]]:
    """(name of COLUMNS, where it begins, how many): the parts of one bar as long as all tasks."""
    if counts is None:
        return []
    parts, begin = [], 0
    for name in COLUMNS:
        count = sum(counts[step] for step in steps_of(name))
        parts.append((str(name), begin, count))
        begin += count
    return parts


def _chips(unit: Organisation, counts: Steps | None) -> list[Chip]:
    """Each status that some task has; they sum to all."""
    numbers = {value: None if counts is None else sum(counts[step] for step in steps_of(value)) for value in Status}
    shown = [status for status, count in numbers.items() if count != 0]
    return [Chip(str(one.label), numbers[one], f"?unit={unit.pk}&status={one}", False) for one in shown]


def _late(user: User, unit: Organisation, on: date) -> dict[str, Any]:
    """What the unit is late with: as the one in the lead or as the one that was to set a deadline."""
    scope = scope_of(user).narrowed(late_of(unit.pk))
    counts = counts_of(scope, on)
    places = page_of(scope, on, steps=steps_of("late"), counts=counts, size=SHOWN).places
    tasks = tasks_at(places, visible_to(user), on)
    return {"late": [row_of(task, on) for task in tasks], "late_count": None if counts is None else counts.total()}


def _people(unit: Organisation, on: date) -> dict[str, Any]:
    posts = Post.objects.held(on).filter(organisation=unit, user__is_active=True).select_related("user")
    return {
        "posts": posts.order_by("valid_from", "created_at"),
        "charges": charges_on(on).filter(organisation=unit).select_related("user"),
    }


def _papers(scope: Scope, on: date) -> dict[str, Any]:
    """Those about tasks that were still open: what was ordered about others waits for nobody."""
    theirs = about(scope.narrowed(Q(step__in=OPEN_STEPS)), on)
    kinds: dict[str, QuerySet[Any]] = {
        "extensions": extensions_open(on),
        "obstacles": obstacles_open(on),
        "directions": directions_open(on),
    }
    shown: dict[str, Any] = {}
    for name, papers in kinds.items():
        found = papers.filter(theirs).select_related("task", "organisation").annotate(of=Window(Count("pk")))
        rows = shown[name] = list(found[:SHOWN])
        shown[f"{name}_count"] = rows[0].of if rows else 0
    shown["directions"] = list(directions_then(shown["directions"], on))
    return shown
