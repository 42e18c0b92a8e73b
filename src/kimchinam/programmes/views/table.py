"""The tasks of one programme as a table: groups, rows, and what each row still lacks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kimchinam.programmes.models import Assignment, Task
from kimchinam.programmes.queries import for_list, lead_of, supporting_of, with_status
from kimchinam.programmes.rules import days_late, lacking
from kimchinam.programmes.states import CLOSED, Status

LACKS = {
    "lead": _("đơn vị chủ trì"),
    "product": _("sản phẩm"),
    "due": _("thời hạn hoặc ngày rà soát"),
    "receiver": _("cấp nhận"),
}


@dataclass(frozen=True, slots=True)
class Row:
    task: Task
    status: Status
    lead: Assignment | None
    supporting: list[Assignment]
    lacks: tuple[str, ...]
    days_late: int


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: list[Row]


def rows_of(tasks: QuerySet[Task], on: date) -> list[Row]:
    """In order of the programme; two SQL queries for any number of rows."""
    return [_row(task, on) for task in for_list(with_status(tasks, on)).order_by("order")]


def _row(task: Task, on: date) -> Row:
    lead = lead_of(task)
    return Row(
        task=task,
        status=Status(task.status_on),  # type: ignore[attr-defined]
        lead=lead,
        supporting=supporting_of(task),
        lacks=lacking(task, has_lead=lead is not None, on=on),
        days_late=days_late(task, on),
    )


def in_groups(rows: list[Row]) -> list[Group]:
    """Groups in the order in which they first appear; a task added later stands with its own."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.task.group, []).append(row)
    return [Group(name, held) for name, held in groups.items()]


def chosen(rows: list[Row], *, status: str, only_lacking: bool) -> list[Row]:
    """Rows of one status (`closed` means every way of being closed), or only those that lack something."""
    if only_lacking:
        return [row for row in rows if row.lacks]
    wanted = CLOSED if status == "closed" else (status,)
    return [row for row in rows if row.status in wanted] if status else rows


def words_of(lacks: tuple[str, ...]) -> str:
    return ", ".join(str(LACKS[what]) for what in lacks)
