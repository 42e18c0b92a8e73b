"""Which tasks of a programme its page shows: by status, by kind, by section, or only those that lack something."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from kimchinam.programmes.models import Programme
from kimchinam.programmes.queries import sections_of
from kimchinam.programmes.states import GROUPS, Status, TaskKind
from kimchinam.programmes.views.table import Row, chosen, in_groups, within
from kimchinam.ui.lists import Chip, chips

KINDS = [(value or "ordinary", label) for value, label in TaskKind.choices]
FOLDED = 200
"""With more tasks than that, a page without a filter shows the outline only, and each section opens its own."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty is every task."""

    status: str = ""
    kind: str = ""
    section: str = ""
    lacking: bool = False

    def __bool__(self) -> bool:
        return bool(self.status or self.kind or self.section or self.lacking)


def filters_of(request: HttpRequest, *, issued: bool) -> Filters:
    """As the address says; nonsense filters nothing. Tasks of a draft have no status."""
    asked = request.GET
    status, kind = asked.get("status", ""), asked.get("kind", "")
    return Filters(
        status=status if issued and status in (*Status.values, *GROUPS) else "",
        kind=kind if kind in dict(KINDS) else "",
        section=asked.get("section", ""),
        lacking=bool(asked.get("lacking")),
    )


def shown_tasks(programme: Programme, request: HttpRequest, rows: list[Row], *, issued: bool) -> dict[str, Any]:
    """For the page of a programme: the rows that its filters leave, by section, and the chips that set them."""
    sections, filters = sections_of(programme), filters_of(request, issued=issued)
    if filters.section not in {"none", *(str(section.pk) for section in sections)}:
        filters = replace(filters, section="")
    here = within(rows, sections, filters.section)
    shown = chosen(here, status=filters.status, only_lacking=filters.lacking, kind=filters.kind)
    return {
        "issued": issued,
        "only_lacking": filters.lacking,
        "filtered": bool(filters),
        "shown": len(shown),
        "groups": in_groups(shown, sections, empty_too=not filters and bool(rows)),
        "divided": bool(sections),
        "folded": bool(sections) and not filters and len(rows) > FOLDED,
        "chips": _chips(request, here, filters.kind) if issued else [],
        "kind_chips": _kind_chips(request, here, filters.status),
    }


def _chips(request: HttpRequest, rows: list[Row], kind: str) -> list[Chip]:
    """Of the chosen kind."""
    tally = Counter(str(row.status) for row in chosen(rows, status="", only_lacking=False, kind=kind))
    return chips(request, "status", counts=tally, choices=Status.choices, across=["lacking"])


def _kind_chips(request: HttpRequest, rows: list[Row], status: str) -> list[Chip]:
    """Of the chosen status; none while every task is of one kind."""
    tally = Counter(row.task.kind or "ordinary" for row in chosen(rows, status=status, only_lacking=False))
    return chips(request, "kind", counts=tally, choices=KINDS, across=["lacking"]) if len(tally) > 1 else []
