"""Tasks drawn along the quarters; drawn here, so that it needs no script."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from kimchinam.monitoring.views.rows import Row
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import last_day
from kimchinam.programmes.states import CLOSED, LATE, Status, TaskKind
from kimchinam.ui.templatetags.ui import vndate

MOST = 200
"""Bars of one page."""
LINE = 44
"""Pixels from one bar to the next: two lines of a name, three on a phone, as the style of the names says too."""
HEAD = 40
DEEPEST = 4
"""Levels below which nothing is indented further."""
ROOM = 880
"""Pixels that the quarters share."""
NARROW = 30
"""Pixels of a quarter, at least."""
FEWEST = 4
"""Quarters: a year, and each is no wider than its fourth."""
FARTHEST = 5
"""Years before and after the day that is looked at; a bar that reaches farther is cut there."""
NAMED_FROM = 60
"""Quarters as wide as this bear their number."""
_DAY = timedelta(days=1)
_NUMBERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Bar:
    """One task. All places are pixels; `overrun` is what goes on past the deadline."""

    row: Row
    title: str
    tone: str
    y: int
    level: int
    """By how many steps its name is indented."""
    x: int
    width: int
    overrun_x: int
    overrun: int
    is_milestone: bool
    is_endless: bool
    """Nobody has said when it must be done."""
    depth: int
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quarter or a year."""

    label: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Chart:
    bars: list[Bar]
    quarters: list[Stretch]
    years: list[Stretch]
    today_x: int
    width: int
    height: int
    head: int = HEAD
    line: int = LINE


@dataclass(frozen=True, slots=True)
class _Scale:
    """Whole quarters from the first day on."""

    quarters: Sequence[date]
    quarter: int

    @classmethod
    def over(cls, days: Iterable[date], on: date) -> "_Scale":
        near = [min(max(day, _years_from(on, -FARTHEST)), _years_from(on, FARTHEST)) for day in (*days, on)]
        quarters = list(_quarters(min(near), max(near)))
        while len(quarters) < FEWEST:
            quarters.append(_next(quarters[-1]))
        return cls(quarters, max(NARROW, ROOM // len(quarters)))

    @property
    def width(self) -> int:
        return self.quarter * len(self.quarters)

    def x(self, day: date) -> int:
        """Within the picture, whatever day it is, and within its own quarter: these are drawn alike, though some are longer."""
        day = min(max(day, self.quarters[0]), _next(self.quarters[-1]))
        place = bisect_right(self.quarters, day) - 1
        first = self.quarters[place]
        share = (day - first) / (_next(first) - first)
        return round((place + share) * self.quarter)


def _years_from(day: date, years: int) -> date:
    return date(min(max(day.year + years, 1), 9998), day.month, 1)


def _quarters(first: date, last: date) -> Iterator[date]:
    day = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    while day <= last:
        yield day
        day = _next(day)


def _next(quarter: date) -> date:
    return date(quarter.year + quarter.month // 10, (quarter.month + 2) % 12 + 1, 1)


def chart_of(rows: Sequence[Row], on: date) -> Chart:
    """`rows` in the order of their list; what is part of another shown task stands below it."""
    placed = list(_in_order(rows))
    days = [day for row, _depth in placed for day in (_begin(row.task, on), _end(row, on))]
    scale = _Scale.over(days, on)
    bars = [_bar(row, depth, number, scale, on) for number, (row, depth) in enumerate(placed)]
    return Chart(
        bars=bars,
        quarters=_heads(scale),
        years=_years(scale),
        today_x=scale.x(on),
        width=scale.width,
        height=LINE * len(bars),
    )


def _in_order(rows: Sequence[Row]) -> Iterator[tuple[Row, int]]:
    """(row, depth) with the parts of a task right below it, by their day."""
    shown = {row.task.pk for row in rows}
    below: dict[object, list[Row]] = {}
    for row in rows:
        below.setdefault(row.task.parent_id if row.task.parent_id in shown else None, []).append(row)
    pending = [(row, 0) for row in reversed(below.get(None, []))]
    while pending:
        row, depth = pending.pop()
        yield row, depth
        parts = sorted(below.get(row.task.pk, []), key=lambda one: last_day(one.task) or date.max)
        pending += [(part, depth + 1) for part in reversed(parts)]


def _begin(task: Task, on: date) -> date:
    return min(task.received_on or on, last_day(task) or on)


def _end(row: Row, on: date) -> date:
    """Where a bar ends: what has no day to keep goes on up to the day that is looked at."""
    task, due = row.task, last_day(row.task)
    if row.status in CLOSED and task.closed_on:
        return task.closed_on
    return max(due, on) if due and row.status in LATE else due or on


def _bar(row: Row, depth: int, number: int, scale: _Scale, on: date) -> Bar:
    task, begin, end = row.task, _begin(row.task, on), _end(row, on)
    due = last_day(task)
    kept = min(due, end) if due else end
    x, width = scale.x(begin), max(scale.x(kept + _DAY) - scale.x(begin), 3)
    over = scale.x(end) - scale.x(kept) if end > kept else 0
    return Bar(
        row=row,
        title=f"{task.name[:200]} · {row.lead or '–'} · {row.status.label} · {_days_of(row, begin)}",
        tone=_tone(row.status),
        y=LINE * number,
        level=min(depth, DEEPEST),
        x=x,
        width=width,
        overrun_x=x + width,
        overrun=over,
        is_endless=due is None and row.status not in CLOSED,
        is_milestone=task.kind == TaskKind.MILESTONE,
        depth=depth,
        begins=begin,
        ends=due,
    )


def _days_of(row: Row, begin: date) -> str:
    due = last_day(row.task)
    return f"{vndate(begin)} – {vndate(due)}" if due else _("từ %(day)s") % {"day": vndate(begin)}


def _tone(status: Status) -> str:
    if status in LATE:
        return "late"
    if status in CLOSED:
        return "closed"
    return {Status.AWAITING_ACCEPTANCE: "awaiting", Status.DUE_SOON: "soon"}.get(status, "going")


def _heads(scale: _Scale) -> list[Stretch]:
    named = scale.quarter >= NAMED_FROM
    return [
        Stretch(
            _("Quý %(number)s") % {"number": _NUMBERS[day.month // 3]} if named else "",
            place * scale.quarter,
            scale.quarter,
        )
        for place, day in enumerate(scale.quarters)
    ]


def _years(scale: _Scale) -> list[Stretch]:
    found, x = [], 0
    for year, days in groupby(scale.quarters, key=lambda day: day.year):
        width = scale.quarter * len(list(days))
        found.append(Stretch(str(year), x, width))
        x += width
    return found
