"""The list of followed tasks: every filter stands in the URL, every number opens its list."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest, User
from kimchinam.accounts.states import Permission
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import Filters, count_to_judge, led_by_me
from kimchinam.monitoring.queries.filters import LAST_FIRST
from kimchinam.monitoring.views.rows import Row, row_of
from kimchinam.monitoring.views.ways import narrowing, units_meant
from kimchinam.programmes.queries import (
    Place,
    Scope,
    Steps,
    counts_of,
    page_of,
    scope_of,
    tasks_at,
    visible_to,
)
from kimchinam.programmes.states import GROUPS, Status, Step
from kimchinam.ui.lists import Chip, Mark, Window, chips, window, with_query

PAGE = 50
UNFILTERED = Filters()


@require_GET
@units_meant
def task_list(request: SignedInRequest) -> HttpResponse:
    on, filters = as_of(request), Filters.of(request.GET)
    scope = filters.all_but_status(request.user, on)
    counts = counts_of(scope, on)
    last_first = filters.sort == LAST_FIRST
    rows, shown = rows_of(request, filters.shown(scope), on, steps=filters.steps, counts=counts, last_first=last_first)
    context = {
        "on": on,
        "narrowing": narrowing(request, filters, on, way="list"),
        "tabs": _tabs(request.user, on, filters),
        "chips": _statuses(request, by_status(counts, filters), filters),
        "last_first": last_first,
        "turned_url": with_query(request, sort="" if last_first else LAST_FIRST),
        "rows": rows,
        "window": shown,
    }
    return render(request, "monitoring/task_list.html", context)


def rows_of(
    request: SignedInRequest,
    scope: Scope,
    on: date,
    *,
    steps: Iterable[Step],
    counts: Steps | None,
    size: int = PAGE,
    last_first: bool = False,
) -> tuple[list[Row], Window]:
    """The page of a list that the address asks for, and where it leads. `counts` is what `counts_of` says of the scope.

    `last_first`: the list is read from its end, which the same index does.
    """
    mark, steps = Mark.of(request), tuple(steps)
    place = Place.read(mark.row) if mark else None
    mark = mark if place else None
    back = (mark is not None and mark.back) != last_first
    found = page_of(scope, on, steps=steps, counts=counts, size=size, place=place, back=back)
    before, after = (found.after, found.before) if last_first else (found.before, found.after)
    places = found.places[::-1] if last_first else found.places
    total = sum(counts[step] for step in steps) if counts is not None else None
    tasks = tasks_at(places, visible_to(request.user), on)
    return [row_of(task, on) for task in tasks], window(
        request, mark, shown=len(places), total=total, before=before, after=after
    )


def by_status(counts: Steps | None, filters: Filters = UNFILTERED) -> dict[str, int] | None:
    """How many tasks of each status the other filters leave."""
    if counts is None:
        return None
    return {state: sum(counts[step] for step in filters.steps_at(state)) for state in Status.values}


def _statuses(request: SignedInRequest, counts: dict[str, int] | None, filters: Filters) -> list[Chip]:
    """A group of statuses is none of these chips: then none is the current one."""
    found = chips(request, "status", counts=counts, choices=Status.choices)
    return [replace(chip, current=chip.current and filters.status not in GROUPS) for chip in found]


def _tabs(user: User, on: date, filters: Filters) -> list[Chip]:
    """All that is followed, what the person's own unit leads and, for one who accepts, what waits for that."""
    here = filters.mine or filters.judge
    tabs = [
        Chip(_("Tất cả nhiệm vụ"), _total(scope_of(user), on), "?", current=not here),
        Chip(_("Của tôi chủ trì"), _total(led_by_me(user), on), "?mine=1", current=filters.mine and not filters.judge),
    ]
    if user.may(Permission.ACCEPT_EVIDENCE):
        tabs.append(Chip(_("Chờ tôi nghiệm thu"), count_to_judge(user, on), "?judge=1", filters.judge))
    return tabs


def _total(scope: Scope, on: date) -> int | None:
    counts = counts_of(scope, on)
    return None if counts is None else counts.total()
