"""Tasks by unit: a table of the units below one, and what one unit has in hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.monitoring.rules import Clock, clock
from kimchinam.organisations.models import SEPARATOR, Organisation
from kimchinam.programmes.models import TaskPast
from kimchinam.programmes.queries import Scope, Shares, Steps, counts_of, scope_of, shares_of, shares_within, steps_of
from kimchinam.programmes.states import OPEN_STEPS, Status

COLUMNS: dict[str, str | Promise] = {
    Status.OVERDUE: Status.OVERDUE.label,
    Status.REVIEW_OVERDUE: Status.REVIEW_OVERDUE.label,
    Status.AWAITING_ACCEPTANCE: Status.AWAITING_ACCEPTANCE.label,
    Status.DUE_SOON: Status.DUE_SOON.label,
    "going": gettext_lazy("Đang làm"),
    "closed": gettext_lazy("Hoàn thành"),
}
"""What the list of tasks takes as `status`: every task stands in exactly one of these.

With what is past its deadline the unit in the lead is late; past a day of review the one that was to set a deadline is.
"""
CLOCKED = 2_000
"""Open tasks of one unit up to which their days are added up."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table; `query` is the address of the list that it counts."""

    name: str
    """One of COLUMNS; empty for all of them."""
    count: int
    query: str

    @property
    def label(self) -> str:
        """The head of its column."""
        return str(COLUMNS.get(self.name, ""))


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Tasks that a unit or a part of the tree leads, or, without a unit, that all others do."""

    unit: Organisation | None
    label: str
    cells: list[Cell]
    total: Cell


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The rows sum to `whole`, column by column."""

    rows: list[UnitRow]
    whole: UnitRow

    @property
    def heads(self) -> list[str]:
        return [str(label) for label in COLUMNS.values()]


def table_for(user: User, on: date) -> UnitTable | None:
    """All that a person follows by the units right below his own; None where so many are not counted."""
    unit = _looked_down_from(user)
    shares = shares_of(scope_of(user), unit, on) if unit else None
    return _table(shares, unit, query="") if unit and shares else None


def table_below(user: User, unit: Organisation, on: date) -> UnitTable | None:
    """What a unit and those below it lead, as far as a person follows it."""
    shares = shares_within(scope_of(user), unit, on)
    return _table(shares, unit, query=f"below={unit.pk}") if shares else None


def _looked_down_from(user: User) -> Organisation | None:
    """His own unit; for one who sees everything from a unit that has none below, the top of the tree."""
    home = user.acting_for
    if home is None or not reach(user).everything or home.children.exists():
        return home
    return Organisation.objects.get(pk=UUID(home.path.partition(SEPARATOR)[0]))


def _table(shares: Shares, unit: Organisation, *, query: str) -> UnitTable:
    """`query`: of the list that holds all of it."""
    own = _row(unit, _("%(unit)s trực tiếp chủ trì") % {"unit": unit}, shares.own, f"unit={unit.pk}")
    below = [_row(one, str(one), steps, f"below={one.pk}") for one, steps in shares.below]
    others = _row(None, _("Đơn vị khác"), shares.others, f"outside={unit.pk}")
    rows = [row for row in (own, *below, others) if row.total.count]
    whole = sum((shares.own, shares.others, *(steps for _unit, steps in shares.below)), start=type(shares.own)())
    return UnitTable(rows, _row(None, _("Tất cả"), whole, query))


def _row(unit: Organisation | None, label: str, steps: Steps, query: str) -> UnitRow:
    cells = [Cell(name, sum(steps[step] for step in steps_of(name)), _and(query, f"status={name}")) for name in COLUMNS]
    return UnitRow(unit, label, cells, Cell("", steps.total(), query))


def _and(*parts: str) -> str:
    return "&".join(part for part in parts if part)


def led_by_unit(user: User, unit: Organisation) -> Scope:
    """What one unit leads, as far as a person follows it."""
    return scope_of(user).narrowed(Q(lead=unit.pk))


@dataclass(slots=True)
class _Version:
    """What the clock asks of `TaskPast`."""

    task_id: UUID
    lead_id: UUID | None
    received_on: date | None
    handed_in_on: date | None
    obstacle_on: date | None
    closed_on: date | None
    day_from: date
    day_to: date


_COLUMNS = [field.name for field in fields(_Version)]


def clock_of_unit(scope: Scope, unit: Organisation, on: date) -> Clock | None:
    """Whose the days of its open tasks were since the unit leads them, added up; None when they are more than CLOCKED.

    `scope`: what the unit leads on the day.
    """
    counts = counts_of(scope, on)
    if counts is None or sum(counts[step] for step in OPEN_STEPS) > CLOCKED:
        return None
    clocks = [clock(_led_by(unit.pk, versions), on) for versions in _versions(scope, on)]
    return Clock(
        owner=sum(one.owner for one in clocks),
        reviewer=sum(one.reviewer for one in clocks),
        decider=sum(one.decider for one in clocks),
    )


def _versions(scope: Scope, on: date) -> Iterator[list[_Version]]:
    """Those of each open task until a day, in order."""
    for part in scope.parts_on(on):
        open_tasks = part.filter(step__in=OPEN_STEPS).order_by().values("task")
        past = TaskPast.objects.filter(task__in=open_tasks, day_from__lte=on).order_by("task", "version")
        rows = (_Version(*row) for row in past.values_list(*_COLUMNS))
        yield from (list(versions) for _task, versions in groupby(rows, key=lambda row: row.task_id))


def _led_by(unit: UUID, versions: Iterable[_Version]) -> Iterator[_Version]:
    """Days before the first version are those of whoever led then: they pass to nobody who leads later."""
    received = False
    for one in versions:
        if one.lead_id == unit:
            yield replace(one, received_on=one.day_from) if received else one
        received = received or one.received_on is not None
