"""The tasks of one programme as a table: groups, rows, and what each row still lacks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import as_stood, finder_of_lacks, for_list, standing, supporting_of
from kimchinam.programmes.rules import days_late, is_issued
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


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: list[Row]


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


def in_groups(rows: list[Row]) -> list[Group]:
    """Groups in the order in which they first appear; a task added later stands with its own."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.task.group, []).append(row)
    return [Group(name, held) for name, held in groups.items()]


def chosen(rows: list[Row], *, status: str, only_lacking: bool) -> list[Row]:
    """Rows of one status or of a group of statuses, or only those that lack something; "" is every row."""
    if only_lacking:
        return [row for row in rows if row.lacks]
    return [row for row in rows if row.status in GROUPS.get(status, (status,))] if status else rows


def words_of(lacks: tuple[str, ...]) -> str:
    return ", ".join(str(LACKS[what]) for what in lacks)
