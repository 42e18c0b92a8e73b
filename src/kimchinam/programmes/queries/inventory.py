"""What a programme holds: how many of its tasks stand in each section, of each kind, at each status; and which these are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, F, Min, Q, QuerySet, Value, When

from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries.drafts import finder_of_lacks
from kimchinam.programmes.queries.statuses import with_status
from kimchinam.programmes.states import GROUPS


@dataclass(frozen=True, slots=True)
class Cell:
    """Tasks of one section, kind and status."""

    section: UUID | None
    kind: str
    status: str
    """Empty in a draft."""
    number: int
    first: int
    """The lowest of their numbers in the programme."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for among the tasks of a programme; empty is everything."""

    status: str = ""
    """One, or a group of `states.GROUPS`."""
    kind: str = ""
    """"ordinary" for those of none."""
    sections: frozenset[UUID] | None = None
    """Those of these sections; None for all."""
    loose: Collection[UUID] | None = None
    """Those of none of these sections: of all that there are."""
    keys: Collection[UUID] | None = None
    """Those of these keys."""

    def in_place(self, cell: Cell) -> bool:
        """Whether the tasks of a cell stand where it is looked."""
        inside = self.sections is None or cell.section in self.sections
        return inside and (self.loose is None or cell.section not in self.loose)

    def covers(self, cell: Cell) -> bool:
        """Whether they are asked for, as far as sections, kind and status say."""
        of_kind = self.kind in ("", cell.kind or "ordinary")
        return self.in_place(cell) and of_kind and (not self.status or cell.status in _statuses(self.status))


def _statuses(asked: str) -> tuple[str, ...]:
    return tuple(map(str, GROUPS.get(asked, (asked,))))


def inventory(tasks: QuerySet[Task], on: date, *, issued: bool) -> list[Cell]:
    """Of tasks as they stood on a day; of a draft as they stand. One SQL query, and as many cells for any number of tasks."""
    placed = _placed(tasks, on, issued=issued).order_by().values_list("section_on", "kind_on", "status_on")
    return [Cell(*row) for row in placed.annotate(number=Count("pk"), first=Min("order"))]


def asked_of(tasks: QuerySet[Task], on: date, asked: Asked, *, issued: bool) -> QuerySet[Any]:
    """Those that are asked for, in the order of the programme; what is part of another task of it stands right behind that."""
    found = _placed(tasks, on, issued=issued)
    if asked.status:
        found = found.filter(status_on__in=_statuses(asked.status))
    if asked.kind:
        found = found.filter(kind_on="" if asked.kind == "ordinary" else asked.kind)
    if asked.sections is not None:
        found = found.filter(section_on__in=asked.sections)
    if asked.loose is not None:
        found = found.filter(Q(section_on=None) | ~Q(section_on__in=asked.loose))
    if asked.keys is not None:
        found = found.filter(pk__in=asked.keys)
    above = Case(When(parent__programme=F("programme"), then=F("parent__order")), default=F("order"))
    return found.order_by(above, "order")


def _placed(tasks: QuerySet[Task], on: date, *, issued: bool) -> QuerySet[Any]:
    """With section, kind and status of the day."""
    none = Value("", output_field=CharField())
    stood = {"section_on": F("then_section"), "kind_on": F("then_kind")}
    stands = {"section_on": F("section"), "kind_on": F("kind"), "status_on": none}
    placed: QuerySet[Any] = with_status(tasks, on).annotate(**stood) if issued else tasks.annotate(**stands)
    return placed


def lacking_keys(programme: Programme, tasks: Iterable[Task], on: date) -> set[UUID]:
    """Those of a draft that lack something; `tasks` read with their assignments."""
    find = finder_of_lacks(programme, on)
    return {task.pk for task in tasks if find(task)}
