"""The same tasks along the quarters: from the day they were received to the day they must be done by."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import Filters
from kimchinam.monitoring.views.bars import MOST, chart_of
from kimchinam.monitoring.views.lists import rows_of
from kimchinam.monitoring.views.ways import narrowing, units_meant
from kimchinam.programmes.queries import counts_of
from kimchinam.programmes.states import OPEN_STEPS, Step


@require_GET
@units_meant
def timeline(request: SignedInRequest) -> HttpResponse:
    on, filters = as_of(request), Filters.of(request.GET)
    scope = filters.all_but_status(request.user, on)
    counts, steps = counts_of(scope, on), _steps(filters)
    rows, shown = rows_of(request, filters.shown(scope), on, steps=steps, counts=counts, size=MOST)
    context = {
        "on": on,
        "narrowing": narrowing(request, filters, on, way="timeline"),
        "only_open": not filters.status,
        "chart": chart_of(rows, on) if rows else None,
        "rows": rows,
        "window": shown,
    }
    return render(request, "monitoring/timeline.html", context)


def _steps(filters: Filters) -> tuple[Step, ...]:
    """What is closed is drawn only when it is asked for: a plan is looked at for what lies ahead."""
    return filters.steps if filters.status else tuple(step for step in filters.steps if step in OPEN_STEPS)
