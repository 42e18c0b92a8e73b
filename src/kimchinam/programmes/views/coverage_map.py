"""The map of coverage: clauses down, tasks across; drawn here, so that it needs no script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import Line

CELL = 22
"""Pixels of a side."""
HEAD = 28
LABELS = 240
"""Pixels before the first column."""
NARROW = 60
"""Up to so many tasks each has a column of its own; beyond, each group has one."""
LONG = 400
"""More clauses than these are folded to those at the top, each leading deeper."""
LABEL = 34
"""Letters that fit before the first column."""


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    label: str
    name: str
    x: int
    empty: bool
    """No clause that is shown asks for it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a clause and a column meet in `count` tasks; `url` opens exactly these."""

    x: int
    count: int
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    title: str
    url: str
    state: str
    y: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Map:
    columns: list[Column]
    rows: list[Row]
    folded: bool
    by_task: bool
    width: int
    height: int
    head: int = HEAD
    cell: int = CELL


@dataclass(slots=True)
class _Stretch:
    """A clause that is shown, with all that stands below it and is not."""

    line: Line
    lines: list[Line]

    @property
    def folded(self) -> bool:
        return len(self.lines) > 1

    @property
    def state(self) -> str:
        """The worst of its smallest clauses."""
        states = {line.answer for line in self.lines}
        return next((one for one in ("uncovered", "excused", "covered") if one in states), "")

    @property
    def tasks(self) -> list[Task]:
        return tasks_of(self.lines)


def tasks_of(lines: Iterable[Line]) -> list[Task]:
    """Each task that carries one of these clauses, once, in its order."""
    return sorted({task.pk: task for line in lines for task in line.tasks}.values(), key=lambda task: task.order)


def map_of(programme: Programme, lines: Sequence[Line], *, tasks: Sequence[Task], under: UUID | None = None) -> Map:
    """Of all clauses or of those below one of them, against the tasks that the reader sees."""
    held = lines_below(lines, under) if under else list(lines)
    stretches = _folded(held) if len(held) > LONG else [_Stretch(line, [line]) for line in held]
    columns = _columns(tasks, asked={task.pk for line in lines for task in line.tasks})
    rows = [_row(programme, stretch, number, columns) for number, stretch in enumerate(stretches)]
    width, height = LABELS + CELL * len(columns), CELL * len(rows)
    return Map(columns, rows, len(held) > LONG, len(tasks) <= NARROW, width, height)


def lines_below(lines: Sequence[Line], under: UUID) -> list[Line]:
    """A clause and everything below it; all lines when it is not among them."""
    start = next((number for number, line in enumerate(lines) if line.place.provision_id == under), None)
    if start is None:
        return list(lines)
    depth = lines[start].place.depth
    rest = lines[start + 1 :]
    end = next((number for number, line in enumerate(rest) if line.place.depth <= depth), len(rest))
    return [lines[start], *rest[:end]]


def heads_of(lines: Sequence[Line], line: Line) -> list[Line]:
    """The clauses above one, the highest first."""
    heads: list[Line] = []
    for one in lines:
        if one is line:
            break
        heads = [*(head for head in heads if head.place.depth < one.place.depth), one]
    return [head for head in heads if head.place.depth < line.place.depth]


def _folded(lines: Sequence[Line]) -> list[_Stretch]:
    """As many of the highest levels as fit, each clause with what stands below it; the first two in any case."""
    depths = sorted({line.place.depth for line in lines})
    fitting = (depth for depth in depths if sum(line.place.depth <= depth for line in lines) <= LONG)
    deepest = max([*depths[:2], *fitting])
    stretches: list[_Stretch] = []
    for line in lines:
        if line.place.depth <= deepest or not stretches:
            stretches.append(_Stretch(line, [line]))
        else:
            stretches[-1].lines.append(line)
    return stretches


def _columns(tasks: Sequence[Task], *, asked: set[UUID]) -> list[Column]:
    if len(tasks) <= NARROW:
        heads = [(str(task.pk), str(task.order), str(task), {task.pk}) for task in tasks]
    else:
        groups: dict[str, list[Task]] = {}
        for task in tasks:
            groups.setdefault(_group_of(task), []).append(task)
        heads = [
            (key, str(number), group_name(held[0]), {task.pk for task in held})
            for number, (key, held) in enumerate(groups.items(), start=1)
        ]
    return [
        Column(key, label, name, LABELS + CELL * place, empty=not held & asked)
        for place, (key, label, name, held) in enumerate(heads)
    ]


def _group_of(task: Task) -> str:
    """The key of a column: sections may bear the same name, and a name is another one in another language."""
    return str(task.section_id or "none")


def group_name(task: Task) -> str:
    return str(task.section or "") or _("không nhóm")


def in_group(tasks: Iterable[Task], group: str) -> list[Task]:
    """Tasks of the column with this key of a wide map."""
    return [task for task in tasks if _group_of(task) == group]


def _row(programme: Programme, stretch: _Stretch, number: int, columns: Sequence[Column]) -> Row:
    place = stretch.line.place
    url = reverse("programmes:clause", args=[programme.pk, place.provision_id])
    under = f"{reverse('programmes:coverage', args=[programme.pk])}?{_query(stretch, under=str(place.provision_id))}"
    here: dict[str, list[Task]] = {}
    for task in stretch.tasks:
        for key in (str(task.pk), _group_of(task)):
            here.setdefault(key, []).append(task)
    cells = [_cell(column, here[column.key], url, stretch) for column in columns if column.key in here]
    link = under if stretch.folded else url
    return Row(_label(stretch.line), stretch.line.words, link, stretch.state, CELL * number, cells)


def _label(line: Line) -> str:
    """How people cite the clause, and the first of its words."""
    own = line.place.label.strip()
    words = line.words.removeprefix(own).lstrip(".) -–") if own else line.words
    said = f"{line.place.provision} {words}".strip()
    return said if len(said) <= LABEL else f"{said[: LABEL - 1].rstrip()}…"


def _query(stretch: _Stretch, **more: str) -> str:
    return urlencode({"document": str(stretch.line.place.provision.document_id), **more})


def _cell(column: Column, tasks: Sequence[Task], url: str, stretch: _Stretch) -> Cell:
    if len(tasks) == 1:
        return Cell(column.x, 1, tasks[0].get_absolute_url(), str(tasks[0]))
    asked = {"group": column.key} | ({"below": "1"} if stretch.folded else {})
    said = ngettext("%(count)d nhiệm vụ: %(name)s", "%(count)d nhiệm vụ: %(name)s", len(tasks))
    title = said % {"count": len(tasks), "name": column.name}
    return Cell(column.x, len(tasks), f"{url}?{urlencode(asked)}", title)
