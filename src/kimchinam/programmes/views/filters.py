"""Which tasks of a programme its page shows: by status, by kind, by section, or only those that lack something."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.queries import Asked, Cell, asked_of, for_list, inventory, sections_of
from kimchinam.programmes.rules import is_issued
from kimchinam.programmes.states import GROUPS, Status, TaskKind
from kimchinam.programmes.views.table import in_groups, rows_on, sections_within
from kimchinam.ui.lists import Chip, chips, pager

KINDS = [(value or "ordinary", label) for value, label in TaskKind.choices]
FOLDED = 200
"""With more tasks than that, a page without a filter shows the outline only, and each section opens its own."""
PAGE = 200
"""So many tasks stand on one page."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty is every task."""

    status: str = ""
    kind: str = ""
    section: str = ""
    lacking: bool = False

    def __bool__(self) -> bool:
        return bool(self.status or self.kind or self.section or self.lacking)

    def asked(self, sections: Sequence[Section], lacking: Collection[UUID]) -> Asked:
        """`lacking`: those that do, of a draft: it has no statuses."""
        none = [section.pk for section in sections] if self.section == "none" else None
        within = sections_within(sections, self.section) if self.section and none is None else None
        if self.lacking:
            return Asked(kind=self.kind, sections=within, loose=none, keys=lacking)
        return Asked(self.status, self.kind, sections=within, loose=none)


def filters_of(request: HttpRequest, sections: Sequence[Section], *, issued: bool) -> Filters:
    """As the address says; nonsense filters nothing. Tasks of a draft have no status."""
    asked = request.GET
    status, kind, section = asked.get("status", ""), asked.get("kind", ""), asked.get("section", "")
    return Filters(
        status=status if issued and status in (*Status.values, *GROUPS) else "",
        kind=kind if kind in dict(KINDS) else "",
        section=section if section in {"none", *(str(one.pk) for one in sections)} else "",
        lacking=bool(asked.get("lacking")),
    )


def shown_tasks(
    programme: Programme, request: HttpRequest, tasks: QuerySet[Task], on: date, *, lacking: Collection[UUID]
) -> dict[str, Any]:
    """For the page of a programme: those of `tasks` that its filters leave, by section, and the chips that set them.

    However many there are, no more rows are read than the page shows. `lacking`: those that lack something.
    """
    issued, sections = is_issued(programme, on), sections_of(programme)
    filters, cells = filters_of(request, sections, issued=issued), inventory(tasks, on, issued=issued)
    asked, total = filters.asked(sections, lacking), sum(cell.number for cell in cells)
    left = None if filters.lacking else [cell for cell in cells if asked.covers(cell)]
    page = _page(request, for_list(asked_of(tasks, on, asked, issued=issued)), left)
    folded = bool(sections) and not filters and total > FOLDED
    rows = [] if folded else rows_on(programme, page.object_list, on)
    whole = bool(total) and not filters and (folded or not page.has_other_pages())
    return {
        "issued": issued,
        "total": total,
        "only_lacking": filters.lacking,
        "filtered": bool(filters),
        "page": page,
        "paged": page.has_other_pages() and not folded,
        "groups": in_groups(rows, sections, cells=left, empty_too=whole),
        "divided": bool(sections),
        "folded": folded,
        **_all_chips(request, filters, [cell for cell in cells if asked.in_place(cell)], issued=issued),
        **pager(request, page),
    }


def _page(request: HttpRequest, tasks: QuerySet[Task], cells: Sequence[Cell] | None) -> "Page[Task]":
    """`cells`: their numbers, where these are known."""
    found = Paginator(tasks, PAGE)
    if cells is not None:
        found.count = sum(cell.number for cell in cells)
    return found.get_page(request.GET.get("page"))


def _all_chips(request: HttpRequest, filters: Filters, cells: Sequence[Cell], *, issued: bool) -> dict[str, list[Chip]]:
    """`cells` of the sections that are looked at."""
    return {
        "chips": _chips(request, cells, filters.kind) if issued else [],
        "kind_chips": _kind_chips(request, cells, filters.status),
    }


def _tally(cells: Iterable[Cell], asked: Asked, *, by: str) -> Counter[str]:
    tally = Counter[str]()
    for cell in cells:
        if asked.covers(cell):
            tally[getattr(cell, by)] += cell.number
    return tally


def _chips(request: HttpRequest, cells: Iterable[Cell], kind: str) -> list[Chip]:
    """Of the chosen kind."""
    tally = _tally(cells, Asked(kind=kind), by="status")
    return chips(request, "status", counts=tally, choices=Status.choices, across=["lacking"])


def _kind_chips(request: HttpRequest, cells: Iterable[Cell], status: str) -> list[Chip]:
    """Of the chosen status; none while every task is of one kind."""
    tally = _tally(cells, Asked(status=status), by="kind")
    counts = {kind or "ordinary": number for kind, number in tally.items()}
    return chips(request, "kind", counts=counts, choices=KINDS, across=["lacking"]) if len(counts) > 1 else []
