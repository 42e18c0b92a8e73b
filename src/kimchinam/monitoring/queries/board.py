"""The board: open tasks by how urgent they are, and what was closed lately; each column with its true number."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimchinam.accounts.models import User
from kimchinam.monitoring.queries.filters import Filters
from kimchinam.monitoring.queries.parts import Part, parts_of
from kimchinam.monitoring.rules import Days
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import Place, Scope, Steps, counts_of, page_of, tasks_at, visible_to
from kimchinam.programmes.states import Status

CARDS = 20
CLOSED_FOR = timedelta(days=29)
"""A card stays on the board for so long after its last day of work: 30 days with that one."""
COLUMNS: tuple[tuple[str, str | Promise], ...] = (
    ("late", _("Chậm")),
    (Status.AWAITING_ACCEPTANCE.value, _("Chờ nghiệm thu")),
    (Status.DUE_SOON.value, _("Sắp đến hạn")),
    ("going", _("Đang làm")),
    ("closed", _("Hoàn thành trong 30 ngày")),
)
"""A status or group with its head. Of what is open, each task stands in exactly one."""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    label: str
    filters: Filters
    """Those of the list that shows all of it."""
    count: int | None
    """None when nobody has counted so many."""
    parts: list[Part]
    """Of which statuses the count is the sum; none for a column of one status."""
    tasks: list[Task]
    """The first CARDS, in the order of that list."""


def board_of(filters: Filters, user: User, on: date) -> list[Column]:
    """As many SQL queries for any number of tasks. `filters` without a status and without days: the columns are these."""
    everything = filters.all_but_status(user, on)
    counts = counts_of(everything, on)
    asked = [(label, replace(filters, status=name)) for name, label in COLUMNS]
    lately = replace(asked.pop()[1], day=Days.between(on - CLOSED_FOR, on))
    closed = lately.shown(lately.all_but_status(user, on))
    heads = [(label, one, everything, counts) for label, one in asked]
    heads.append((COLUMNS[-1][1], lately, closed, counts_of(closed, on)))
    return _filled(heads, user, on)


def _filled(heads: list[tuple[str | Promise, Filters, Scope, Steps | None]], user: User, on: date) -> list[Column]:
    """The cards of all columns are read together."""
    places = [_first(filters, scope, counts, on) for _label, filters, scope, counts in heads]
    tasks = tasks_at([place for column in places for place in column], visible_to(user), on)
    found = {task.pk: task for task in tasks}
    return [
        Column(
            name=filters.status,
            label=str(label),
            filters=filters,
            count=None if counts is None else sum(counts[step] for step in filters.steps),
            parts=parts_of(filters.status, counts),
            tasks=[found[place.task_id] for place in column if place.task_id in found],
        )
        for (label, filters, _scope, counts), column in zip(heads, places, strict=True)
    ]


def _first(filters: Filters, scope: Scope, counts: Steps | None, on: date) -> list[Place]:
    return page_of(scope, on, steps=filters.steps, counts=counts, size=CARDS).places
