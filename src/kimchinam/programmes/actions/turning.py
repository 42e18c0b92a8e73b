"""The one door through which a task's facts are written: columns, units, limits below, log and past, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import transaction

from kimchinam.accounts.models import User
from kimchinam.audit.actions import Told, record_many
from kimchinam.audit.models import Event, plain
from kimchinam.audit.states import Verb
from kimchinam.base.clock import local_day
from kimchinam.programmes.actions.limits import check_below_fits, pass_down, set_limit
from kimchinam.programmes.actions.locking import as_expected, held_tasks
from kimchinam.programmes.actions.remembering import remember
from kimchinam.programmes.actions.tallying import NOTHING, tell_tallies, weigh
from kimchinam.programmes.actions.wording import keep_words
from kimchinam.programmes.models import FACT_COLUMNS, Assignment, Task
from kimchinam.programmes.rules import WORDED, check_deadline
from kimchinam.programmes.states import Part

FACTS = (*FACT_COLUMNS, "supporting")
"""All that `turn` can change: the columns, and the units that support the one in the lead."""

Parts = dict[UUID, Part]
"""What each unit does in one task, by its key."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one act makes true of one task.

    `changes` by the name of each of `FACTS`: rows as rows, `supporting` as a sequence of them. `expect`: facts that must
    still hold. `words`: what only the sentence of the log says.
    """

    task: Task
    changes: Mapping[str, Any]
    words: Mapping[str, Any] = field(default_factory=dict)
    expect: Mapping[str, Any] = field(default_factory=dict)


def turn(
    task: Task,
    verb: Verb,
    *,
    by: User | None,
    changes: Mapping[str, Any],
    words: Mapping[str, Any] | None = None,
    expect: Mapping[str, Any] | None = None,
) -> Event:
    """Make `changes` true of a task, and say so in the log. A task that was never saved is written as a new one.

    Refused when the task is gone or no longer as `expect` says. The instance shows its facts as they are then.
    """
    return turn_many([Turn(task, changes, words or {}, expect or {})], verb, by=by)[0]


@transaction.atomic
def turn_many(turns: Sequence[Turn], verb: Verb, *, by: User | None) -> list[Event]:
    """The same for many tasks at once, all or nothing, each at most once; as many queries for any number of them."""
    if not turns:
        return []
    for one in turns:
        check_deadline(one.changes.get("due_on"))
    held = _locked(turns)
    rows = [as_expected(held.get(one.task.pk), one.expect) for one in turns]
    parts = _parts_of(rows)
    weight = weigh(rows)
    before = [{} if row._state.adding else _facts(row, parts[row.pk]) for row in rows]
    for one, row in zip(turns, rows, strict=True):
        _apply(one.changes, row, parts, held)
    _write_columns(rows, {name for one in turns for name in one.changes} - {"supporting"}, held, by=by)
    _write_parts(parts)
    told = [_told(one, row, old, parts[row.pk]) for one, row, old in zip(turns, rows, before, strict=True)]
    events = record_many(verb, told, by=by)
    remember(rows, events, supporting={pk: _supporting(units) for pk, units in parts.items()})
    tell_tallies(weight, weigh(rows))
    if not all(before) or {*WORDED} & {name for one in turns for name in one.changes}:
        keep_words(rows, local_day(events[0].at))
    for one, row in zip(turns, rows, strict=True):
        _show(row, one.task)
    return events


@transaction.atomic
def take_out_many(tasks: Sequence[Task], verb: Verb, *, by: User) -> None:
    """Delete tasks of a draft, those below before those above; as many queries for any number of them.

    From now on every fact of them is empty, the log of the days before still tells them.
    """
    parts, weight = _parts_of(tasks), weigh(tasks)
    facts = [_facts(task, parts[task.pk]) for task in tasks]
    told = [Told(task, before=one, after=dict.fromkeys(one)) for task, one in zip(tasks, facts, strict=True)]
    record_many(verb, told, by=by)
    for _depth, level in groupby(sorted(tasks, key=lambda task: -task.depth), key=lambda task: task.depth):
        Task.objects.filter(pk__in=[task.pk for task in level]).delete()
    tell_tallies(weight, NOTHING)


def _locked(turns: Sequence[Turn]) -> dict[UUID, Task]:
    """The tasks as they stand now, locked until the end, and those right above them. New tasks are as they were given."""
    if len({one.task.pk for one in turns}) < len(turns):
        raise ValueError("a task twice in one act")
    new = {one.task.pk: one.task for one in turns if one.task._state.adding}
    old = [one.task.pk for one in turns if one.task.pk not in new]
    above = [parent.pk for one in turns if (parent := one.changes.get("parent"))]
    held = held_tasks(old, above=above, related=("programme",)) | new
    for task in held.values():
        if task.parent_id in held:
            task.parent = held[task.parent_id]
    return held


def _parts_of(rows: Iterable[Task]) -> dict[UUID, Parts]:
    parts: dict[UUID, Parts] = {row.pk: {} for row in rows}
    held = Assignment.objects.filter(task__in=parts).values_list("task", "organisation", "part")
    for task, organisation, part in held:
        parts[task][organisation] = Part(part)
    return parts


def _facts(row: Task, parts: Parts) -> dict[str, Any]:
    """Every fact as the log keeps it."""
    columns = {name: getattr(row, attribute) for name, attribute in FACT_COLUMNS.items()}
    return plain(columns) | {"supporting": _supporting(parts)}


def _supporting(parts: Parts) -> list[str]:
    return sorted(str(pk) for pk, part in parts.items() if part == Part.SUPPORTING)


def _apply(changes: Mapping[str, Any], row: Task, parts: dict[UUID, Parts], held: Mapping[UUID, Task]) -> None:
    for name in changes.keys() - {"supporting"}:
        setattr(row, name, changes[name])
    if row.parent_id:
        row.parent = held[row.parent_id]
    old = (pk for pk, part in parts[row.pk].items() if part == Part.SUPPORTING)
    supporting = (unit.pk for unit in changes["supporting"]) if "supporting" in changes else old
    lead = {row.lead_id: Part.LEAD} if row.lead_id else {}
    parts[row.pk] = dict.fromkeys(supporting, Part.SUPPORTING) | lead


def _write_columns(rows: Sequence[Task], names: set[str], held: Mapping[UUID, Task], *, by: User | None) -> None:
    """From the root down: each limit is read from the row above as it is written by then."""
    for _depth, level in groupby(sorted(rows, key=_depth_of), key=_depth_of):
        tasks = list(level)
        for task in tasks:
            set_limit(task)
        old = [task for task in tasks if not task._state.adding]
        Task.objects.bulk_create(task for task in tasks if task._state.adding)
        if names and old:
            _rewrite(old, names, held, by=by)


def _depth_of(row: Task) -> int:
    return row.parent.depth + 1 if row.parent else 0


def _rewrite(tasks: Sequence[Task], names: set[str], held: Mapping[UUID, Task], *, by: User | None) -> None:
    binding = names & {"due_on", "parent"}
    if binding:
        check_below_fits(tasks, by=by)
    Task.objects.bulk_update(tasks, sorted(names | ({"depth", "limit_on"} if binding else set())))
    if binding:
        pass_down(tasks, known=held, by=by)


def _write_parts(parts: Mapping[UUID, Parts]) -> None:
    """Write the difference. A changed part is taken away and given anew: at no moment do two units lead."""
    wanted = {(task, unit, part) for task, units in parts.items() for unit, part in units.items()}
    rows = Assignment.objects.filter(task__in=parts).values_list("task", "organisation", "part", "pk")
    held = {(task, unit, Part(part)): pk for task, unit, part, pk in rows}
    if gone := [held[one] for one in held.keys() - wanted]:
        Assignment.objects.filter(pk__in=gone).delete()
    new = sorted(wanted - held.keys(), key=str)
    Assignment.objects.bulk_create(
        Assignment(task_id=task, organisation_id=unit, part=part) for task, unit, part in new
    )


def _told(one: Turn, row: Task, before: Mapping[str, Any], parts: Parts) -> Told:
    """A new task tells every fact, a change only what it is about."""
    names = one.changes.keys() if before else FACTS
    after = _facts(row, parts)
    return Told(
        row,
        before={name: before[name] for name in before.keys() & names},
        after={name: after[name] for name in FACTS if name in names},
        words=one.words,
    )


def _show(row: Task, task: Task) -> None:
    """Let the instance of the caller say what is true by now."""
    for column in row._meta.concrete_fields:
        setattr(task, column.attname, getattr(row, column.attname))
    task._state.adding = False
    getattr(task, "_prefetched_objects_cache", {}).pop("assignments", None)
