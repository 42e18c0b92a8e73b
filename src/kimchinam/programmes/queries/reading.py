"""Pages of what a person follows: read whole when it is little, else walked in the order of an index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimchinam.programmes.models import Task
from kimchinam.programmes.queries.following import FEW, Scope, counts_everywhere
from kimchinam.programmes.queries.past import as_stood
from kimchinam.programmes.queries.stabbing import (
    RANKS,
    Passing,
    Piece,
    Place,
    beyond,
    first_rows,
    in_order,
    ranks_from,
)
from kimchinam.programmes.queries.tallies import Steps
from kimchinam.programmes.queries.units import for_rows
from kimchinam.programmes.states import GROUPS, Status, Step

WALKED = 4_000
"""Rows that one page looks at, at most; it says so and goes on when asked."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Some rows of a list, in order."""

    places: list[Place]
    before: Place | None
    """Rows stand before this place; None at the beginning."""
    after: Place | None
    """Rows may stand after this place; None at the end. It lies behind the last row when a page gave up looking."""


def page_of(
    scope: Scope,
    on: date,
    *,
    steps: Iterable[Step] = tuple(Step),
    counts: Steps | None,
    size: int,
    place: Place | None = None,
    back: bool = False,
) -> Slice:
    """`size` rows after a place, or before it. `counts` is what `counts_of` says of the scope: it chooses the way to read."""
    wanted = [step for step in steps if counts is None or counts[step]]
    if not wanted:
        return Slice([], None, None)
    if counts is not None and not _is_walked(scope, on, wanted, counts, size):
        found, looked_at = _sorted(scope, on, wanted, place, back=back, size=size, counts=counts), None
    else:
        found, looked_at = _walked(scope, on, wanted, place, back=back, size=size)
    more = len(found) > size or looked_at is not None
    rows = found[:size]
    first, last = (rows[0], rows[-1]) if rows else (None, None)
    if back:
        rows.reverse()
        return Slice(rows, before=(looked_at or last) if more else None, after=place and (first or place))
    return Slice(rows, before=place and first, after=(looked_at or last) if more else None)


def _is_walked(scope: Scope, on: date, wanted: list[Step], counts: Steps, size: int) -> bool:
    """Whether a page is sooner found among the rows of all, in order, than when all that is wanted is read and sorted."""
    number = sum(counts[step] for step in wanted)
    if number > FEW or scope.is_narrow:
        return number > FEW
    if scope.reach.everything:
        return True
    among = sum(counts_everywhere(scope, on)[step] for step in wanted)
    return counts.total() > FEW and size * among <= WALKED * number


def _sorted(
    scope: Scope, on: date, steps: list[Step], place: Place | None, *, back: bool, size: int, counts: Steps
) -> list[Place]:
    """One row more than asked where there is one: the first of each rank, as the database sorts them. One SQL query."""
    arms = []
    for number in _ranks_needed(steps, place, back=back, size=size, counts=counts):
        here = beyond(place, back=back) if place and place.rank == number else Q()
        shown = [step for step in RANKS[number].steps if step in steps]
        sign = "-" if RANKS[number].newest_first != back else ""
        for part in scope.parts_on(on):
            rows = part.filter(here, step__in=shown).order_by(f"{sign}sort_day", f"{sign}task_id")
            arms.append((number, rows[: size + 1]))
    return sorted(first_rows(arms), key=lambda place: place.key, reverse=back)[: size + 1]


def _ranks_needed(steps: list[Step], place: Place | None, *, back: bool, size: int, counts: Steps) -> Iterator[int]:
    """Those that hold the page by what is counted. Of the rank in which it begins nobody knows how much is left."""
    held = 0
    for number in ranks_from(place, back=back):
        here = sum(counts[step] for step in RANKS[number].steps if step in steps)
        if here and held <= size:
            yield number
        held += 0 if place and place.rank == number else here


Found = tuple[list[Place], Place | None]
"""One row more than asked where there is one; and how far was looked when the search was given up."""


def _walked(scope: Scope, on: date, steps: list[Step], place: Place | None, *, back: bool, size: int) -> Found:
    """Walk the index in order and leave out what he does not see: for what is frequent among all."""
    found: list[Place] = []
    looked_at = 0
    passing = _passing(scope, on)
    ways = {"size": size * 8, "passing": Passing(passing, size + 1)} if passing else {"size": size + 1}
    for piece in _ranked(scope, on, steps, place, back=back, **ways):
        found += piece.places
        looked_at += piece.looked_at
        if len(found) > size:
            return found, None
        if looked_at >= WALKED and piece.end:
            return found, piece.end
    return found, None


def _ranked(
    scope: Scope, on: date, steps: list[Step], place: Place | None, *, back: bool, **ways: Any
) -> Iterator[Piece]:
    """Rank by rank, each only where its tasks can be."""
    for rank in reversed(RANKS) if back else RANKS:
        here = [step for step in rank.steps if step in steps]
        spans, narrowed = scope.spans_at(here), bool(scope.where)
        yield from in_order(spans, on, steps=here, place=place, back=back, narrowed=narrowed, **ways)


def _passing(scope: Scope, on: date) -> Q:
    """Rows that he sees and that pass the tests; empty where all do."""
    tests = (Exists(rows.filter(task=OuterRef("task"))) for rows in scope.tests_on(on))
    return Q(*tests) & scope.seen_of_few & scope.asked


def tasks_in(scope: Scope, on: date) -> list[UUID]:
    """Every task of a scope on a day; only for what is known to be few."""
    return [key for part in scope.parts_on(on) for key in part.order_by().values_list("task", flat=True)]


def tasks_at(places: Iterable[Place], tasks: QuerySet[Task], on: date) -> list[Task]:
    """The tasks at these places, among those given, as they stood; in the same order. One SQL query, past days three."""
    keys = [place.task_id for place in places]
    found = {task.pk: task for task in as_stood(for_rows(tasks.filter(pk__in=keys)), on)}
    return [found[key] for key in keys if key in found]


def steps_of(status: str = "", alarm: str = "") -> tuple[Step, ...]:
    """Steps of a status or of a group of `states.GROUPS`, and of an alarm; an empty word filters nothing."""
    statuses = GROUPS.get(status, (status,)) if status else tuple(Status)
    return tuple(step for step in Step if step.status in statuses and alarm in ("", step.alarm))
