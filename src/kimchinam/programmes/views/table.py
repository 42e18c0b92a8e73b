"""The tasks of one programme as a table: groups, rows, and what each row still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.queries import as_stood, finder_of_lacks, for_list, standing, supporting_of
from kimchinam.programmes.rules import days_late, is_issued, preorder, totals
from kimchinam.programmes.rules import status as status_of
from kimchinam.programmes.states import GROUPS, Status

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
    find, issued = finder_of_lacks(programme, on), is_issued(programme, on)
    listed = for_list(standing(tasks, on) if issued else tasks).order_by("order")
    return [_row(task, find(task), on, issued=issued) for task in as_stood(listed, on)]


def _row(task: Task, lacks: tuple[str, ...], on: date, *, issued: bool) -> Row:
    return Row(
        task=task,
        status=status_of(task, on) if issued else None,
        lead=task.lead,
        supporting=supporting_of(task),
        lacks=lacks,
        days_late=days_late(task, on) if issued else 0,
    )


def in_groups(rows: list[Row], sections: Sequence[Section], *, empty_too: bool = False) -> list[Group]:
    """Sections as the paper prints them, each with its tasks, and the tasks in none before or behind them all, as their
    numbers say. The rows of all are exactly `rows`.
    """
    held: dict[UUID | None, list[Row]] = {}
    known = {section.pk for section in sections}
    for row in rows:
        held.setdefault(row.task.section_id if row.task.section_id in known else None, []).append(row)
    loose = held.pop(None, [])
    counts = totals(sections, {pk: len(some) for pk, some in held.items() if pk})
    groups = [
        Group(section, depth, _nested(held.get(section.pk, [])), counts[section.pk])
        for section, depth in preorder(sections)
        if empty_too or counts[section.pk]
    ]
    if not loose:
        return groups
    ungrouped = Group(None, 0, _nested(loose), len(loose))
    first = min((row.task.order for some in held.values() for row in some), default=0)
    return [ungrouped, *groups] if loose[0].task.order < first else [*groups, ungrouped]


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


def within(rows: list[Row], sections: Sequence[Section], asked: str) -> list[Row]:
    """Rows of the section with this key and of all that lies in it; "none": rows in no section; "": every row."""
    if not asked:
        return rows
    if asked == "none":
        known = {section.pk for section in sections}
        return [row for row in rows if row.task.section_id not in known]
    keys = {asked}
    for section, _depth in preorder(sections):
        if str(section.parent_id) in keys:
            keys.add(str(section.pk))
    return [row for row in rows if str(row.task.section_id) in keys]


def chosen(rows: list[Row], *, status: str, only_lacking: bool, kind: str = "") -> list[Row]:
    """Rows of one status or of a group of statuses, or only those that lack something; "" is every row.

    `kind` is that of the tasks, "ordinary" for those of none.
    """
    rows = [row for row in rows if kind in ("", row.task.kind or "ordinary")]
    if only_lacking:
        return [row for row in rows if row.lacks]
    return [row for row in rows if row.status in GROUPS.get(status, (status,))] if status else rows


def words_of(lacks: tuple[str, ...]) -> str:
    return ", ".join(str(LACKS[what]) for what in lacks)
