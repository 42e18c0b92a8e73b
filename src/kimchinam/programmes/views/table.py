"""The tasks of one programme as a table: groups, rows, and what each row still lacks."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.queries import (
    Cell,
    as_stood,
    finder_of_fit,
    finder_of_lacks,
    for_list,
    standing,
    supporting_of,
)
from kimchinam.programmes.rules import days_late, fair_due, is_issued, preorder, totals
from kimchinam.programmes.rules import status as status_of
from kimchinam.programmes.states import Fit, Status

LACKS = {
    "lead": _("đơn vị chủ trì"),
    "product": _("sản phẩm"),
    "due": _("thời hạn hoặc ngày rà soát"),
    "early": _("thời hạn đúng (đang ghi trước ngày ban hành)"),
    "receiver": _("cấp nhận"),
    "readers": _("người được đọc độ mật này (chưa có ở đơn vị được giao)"),
}


@dataclass(frozen=True, slots=True)
class Row:
    task: Task
    status: Status | None
    """None in a draft."""
    lead: Organisation | None
    supporting: list[Organisation]
    lacks: tuple[str, ...]
    days_late: int
    depth: int = 0
    """How many tasks of the same section stand above it."""
    fit: Fit = Fit.UNKNOWN
    """Unknown of what is issued."""

    @property
    def due_on(self) -> date | None:
        """The last day that is in time, with the days that reviewers held."""
        return fair_due(self.task)


@dataclass(frozen=True, slots=True)
class Group:
    """A section and the tasks right in it; `count` those of all below it, too. Without a section: those in none."""

    section: Section | None
    depth: int
    rows: list[Row]
    count: int

    @property
    def name(self) -> str:
        return str(self.section or "")


def rows_of(programme: Programme, tasks: QuerySet[Task], on: date) -> list[Row]:
    """Tasks of the programme in its order; two SQL queries for any number of rows, three when it is secret."""
    listed = standing(tasks, on) if is_issued(programme, on) else tasks
    return rows_on(programme, for_list(listed).order_by("order"), on)


def rows_on(programme: Programme, tasks: Iterable[Task], on: date) -> list[Row]:
    """Of tasks that were read with their units, in their order."""
    find, fit_of, issued = finder_of_lacks(programme, on), finder_of_fit(programme, on), is_issued(programme, on)
    return [_row(task, find(task), fit_of(task), on, issued=issued) for task in as_stood(tasks, on)]


def _row(task: Task, lacks: tuple[str, ...], fit: Fit, on: date, *, issued: bool) -> Row:
    return Row(
        task=task,
        status=status_of(task, on) if issued else None,
        lead=task.lead,
        supporting=supporting_of(task),
        lacks=lacks,
        days_late=days_late(task, on) if issued else 0,
        fit=fit,
    )


def in_groups(
    rows: list[Row], sections: Sequence[Section], *, cells: Sequence[Cell] | None = None, empty_too: bool = False
) -> list[Group]:
    """Sections as the paper prints them, each with its tasks, and the tasks in none before or behind them all, as their
    numbers say. The rows of all are exactly `rows`.

    `cells`: what they are a page of, which the counts are of. `empty_too`: also sections of which no row is shown.
    """
    known = {section.pk for section in sections}
    held: dict[UUID | None, list[Row]] = {}
    for row in rows:
        held.setdefault(row.task.section_id if row.task.section_id in known else None, []).append(row)
    told = [Cell(row.task.section_id, "", "", 1, row.task.order) for row in rows] if cells is None else cells
    numbers, firsts = _spread(told, known)
    here, counts = (totals(sections, own) for own in ({pk: len(some) for pk, some in held.items() if pk}, numbers))
    groups = [
        Group(section, depth, _nested(held.get(section.pk, [])), counts[section.pk])
        for section, depth in preorder(sections)
        if empty_too or here[section.pk]
    ]
    if None not in held and not (empty_too and None in firsts):
        return groups
    loose = Group(None, 0, _nested(held.get(None, [])), sum(cell.number for cell in told) - sum(numbers.values()))
    stands_first = firsts[None] < min((first for key, first in firsts.items() if key), default=0)
    return [loose, *groups] if stands_first else [*groups, loose]


def _spread(cells: Iterable[Cell], known: Collection[UUID]) -> tuple[Counter[UUID], dict[UUID | None, int]]:
    """How many tasks lie right in each section, and the first number in each and in none."""
    numbers, firsts = Counter[UUID](), dict[UUID | None, int]()
    for cell in cells:
        key = cell.section if cell.section in known else None
        firsts[key] = min(firsts.get(key, cell.first), cell.first)
        if key:
            numbers[key] += cell.number
    return numbers, firsts


def _nested(rows: list[Row]) -> list[Row]:
    """Each task before those that are its parts."""
    here = {row.task.pk for row in rows}
    below: dict[UUID | None, list[Row]] = {}
    for row in rows:
        below.setdefault(row.task.parent_id if row.task.parent_id in here else None, []).append(row)
    printed: list[Row] = []
    pending = below.pop(None, [])[::-1]
    while pending:
        row = pending.pop()
        printed.append(row)
        pending += [replace(one, depth=row.depth + 1) for one in reversed(below.get(row.task.pk, []))]
    return printed


def sections_within(sections: Sequence[Section], asked: str) -> frozenset[UUID]:
    """The section with this key and all that lie in it."""
    keys = set[UUID]()
    for section, _depth in preorder(sections):
        if str(section.pk) == asked or section.parent_id in keys:
            keys.add(section.pk)
    return frozenset(keys)


def words_of(lacks: tuple[str, ...]) -> str:
    return ", ".join(str(LACKS[what]) for what in lacks)
