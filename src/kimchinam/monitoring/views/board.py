"""The same tasks as cards in five columns. Nothing is dragged: a status follows from what was handed in and from the day."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.clock import today
from kimchinam.base.requests import as_of
from kimchinam.monitoring.queries import Filters
from kimchinam.monitoring.queries.board import Column, board_of
from kimchinam.monitoring.queries.parts import Part
from kimchinam.monitoring.views.rows import Row, row_of
from kimchinam.monitoring.views.ways import narrowing, units_meant

DEAF_TO = ("status", "day")
"""The columns are statuses, and the last has its days."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column with the list of all that stands in it."""

    column: Column
    rows: list[Row]
    url: str
    parts: list[tuple[Part, str]]
    """The statuses in it, each with its list."""

    @property
    def is_cut(self) -> bool:
        return self.column.count is None or self.column.count > len(self.rows)


@require_GET
@units_meant
def board(request: SignedInRequest) -> HttpResponse:
    on, filters = as_of(request), Filters.of(request.GET)
    columns = board_of(filters.without(*DEAF_TO), request.user, on)
    context = {
        "on": on,
        "narrowing": narrowing(request, filters, on, way="board", deaf_to=DEAF_TO),
        "columns": [
            Shown(
                column,
                [row_of(task, on) for task in column.tasks],
                _list_of(column.filters),
                [(part, _list_of(replace(column.filters, status=part.name))) for part in column.parts],
            )
            for column in columns
        ],
        "mine": request.user.acting_for if on >= today() and request.user.may("hand_in_evidence") else None,
    }
    return render(request, "monitoring/board.html", context)


def _list_of(filters: Filters) -> str:
    return f"{reverse('monitoring:list')}?{filters.query}"
