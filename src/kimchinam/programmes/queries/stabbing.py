"""What holds on a day, the most urgent first, page by page: a few short ranges of an index, however many tasks there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from kimchinam.base.first import first_of_each
from kimchinam.programmes.models import Span
from kimchinam.programmes.rules import ENDLESS
from kimchinam.programmes.states import Step


@dataclass(frozen=True, slots=True)
class Rank:
    """Steps that stand together in a list, in the order of their `sort_day`."""

    steps: tuple[Step, ...]
    ahead: bool = False
    """Their `sort_day` is still to come; that of all others is the day asked for or before it."""
    newest_first: bool = False


RANKS = (
    Rank((Step.OVERDUE_DEEP, Step.REVIEW_DEEP)),
    Rank((Step.OVERDUE_RED, Step.REVIEW_RED)),
    Rank((Step.AWAITING,)),
    Rank((Step.DUE_YELLOW, Step.RECURRING_YELLOW, Step.CONDITION_YELLOW, Step.MISSING_YELLOW), ahead=True),
    Rank((Step.DUE_SOON,), ahead=True),
    Rank((Step.RUNNING,), ahead=True),
    Rank((Step.CONDITION, Step.MISSING, Step.RECURRING)),
    Rank((Step.CLOSED_LATE, Step.CLOSED_ON_TIME, Step.CLOSED_UNASSESSABLE), newest_first=True),
)
"""The order of a list: the latest, then what waits for a word, then by the day to keep, then what has none, then what is closed.

On any one day what is deep red missed an earlier day than what is red, so several ranks together are in the order of days.
"""
RANK_OF = {step: place for place, rank in enumerate(RANKS) for step in rank.steps}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in the order of a list."""

    rank: int
    sort_day: date
    task_id: UUID

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """As `str` writes it; None for anything else."""
        rank, _dash, rest = text.partition("_")
        day, _dash, task = rest.partition("_")
        try:
            place = cls(int(rank), date.fromisoformat(day), UUID(task))
        except ValueError:
            return None
        return place if 0 <= place.rank < len(RANKS) else None

    def __str__(self) -> str:
        return f"{self.rank}_{self.sort_day.isoformat()}_{self.task_id.hex}"

    @property
    def key(self) -> tuple[int, int, int]:
        """By which rows in hand are sorted."""
        sign = -1 if RANKS[self.rank].newest_first else 1
        return self.rank, sign * self.sort_day.toordinal(), sign * self.task_id.int


PIECE = 2_000
"""Rows of the longest piece: a page that gives up has looked at few more than it may."""
ASKED = ("sort_day", "task_id", "assigner_id", "lead_id", "step", "reach")
"""Columns of a `Span` of which something can be asked while the ranges are walked."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Which rows are shown, and how many of them fill a page."""

    where: Q
    """A condition on `ASKED` of a `Span`."""
    enough: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of an index, of which those that passed are shown."""

    places: list[Place]
    looked_at: int
    """Rows, at most."""
    end: Place | None
    """The last that was looked at; None where nothing stands behind it in its rank."""


def holding(spans: QuerySet[Span], on: date) -> QuerySet[Span]:
    return spans.filter(day_from__lte=on, day_to__gt=on)


def at_steps(steps: Iterable[Step], on: date) -> Q:
    """Days of some steps that can hold a day, as ranges of the index: else all that ever stood at them would be read."""
    windows = Q()
    for step in steps:
        for reach in range(ENDLESS + 1):
            windows |= Q(step=step, reach=reach, sort_day__range=_window(reach, on, RANKS[RANK_OF[step]]))
    return windows or Q(pk=None)


def in_order(
    spans: QuerySet[Span],
    on: date,
    *,
    steps: Iterable[Step],
    place: Place | None,
    back: bool,
    size: int,
    narrowed: bool = False,
    passing: Passing | None = None,
) -> Iterator[Piece]:
    """Tasks of one rank after another whose days hold a day, each rank in its order, after `place` or before it (`back`).

    `narrowed`: something narrows the spans, so that they may lie thinly in the ranges.
    Each rank is read in pieces of `size` that grow fourfold, up to `PIECE`. One SQL query for a piece, or two where not all
    rows pass: each reads no more than the rows of the piece in each of the ranges of the index.
    """
    wanted = set(steps)
    for number in ranks_from(place, back=back):
        after = place if place and place.rank == number else None
        shown, size_of_piece = [step for step in RANKS[number].steps if step in wanted], size
        while shown:
            walk = _Walk(spans, on, number, shown, after, back, narrowed)
            found = walk.piece(size_of_piece, passing)
            yield found
            if found.end is None:
                break
            after, size_of_piece = found.end, min(size_of_piece * 4, max(size, PIECE))


def ranks_from(place: Place | None, *, back: bool) -> Iterable[int]:
    numbers = range(len(RANKS))
    if place:
        numbers = numbers[: place.rank + 1] if back else numbers[place.rank :]
    return reversed(numbers) if back else numbers


def beyond(place: Place, *, back: bool) -> Q:
    """Rows of its rank that come after a place, or before it."""
    later = back == RANKS[place.rank].newest_first
    if later:
        same = Q(sort_day=place.sort_day, task_id__gt=place.task_id)
        return Q(sort_day__gte=place.sort_day) & (Q(sort_day__gt=place.sort_day) | same)
    same = Q(sort_day=place.sort_day, task_id__lt=place.task_id)
    return Q(sort_day__lte=place.sort_day) & (Q(sort_day__lt=place.sort_day) | same)


_RANGE = "programmes_span.step = {} AND programmes_span.reach = {} AND programmes_span.sort_day BETWEEN {} AND {}"
_GIVEN = _RANGE.format(*["%s"] * 4)
_JOINED = _RANGE.format("one.step", "one.reach", "one.first", "one.last")


@dataclass(frozen=True, slots=True)
class _Walk:
    """The rows of several ordered ranges together, of one rank, behind a place.

    Written by hand around what the ORM compiles once: SQLite wants each of the queries wrapped, which the ORM does not do, and
    to compile each anew would take longer than to run them.
    """

    spans: QuerySet[Span]
    on: date
    rank: int
    steps: Sequence[Step]
    place: Place | None
    back: bool
    narrowed: bool

    def piece(self, size: int, passing: Passing | None) -> Piece:
        """What passes among the next `size` rows. As soon as a page is full nobody looks at the others."""
        walk, given = self._ordered(size)
        if passing is None:
            places = self._rows(f"{walk} LIMIT %s", [*given, size])
            return Piece(places, len(places), places[-1] if len(places) == size else None)
        condition, also = _compiled(passing.where)
        # Under the name of the table: the condition speaks of its columns.
        asked = f"SELECT * FROM ({walk} LIMIT %s) programmes_span WHERE {condition} {self._order} LIMIT %s"
        places = self._rows(asked, [*given, size, *also, passing.enough])
        full = len(places) == passing.enough
        return Piece(places, size, places[-1] if full else self._end(size))

    def _end(self, size: int) -> Place | None:
        walk, given = self._ordered(size)
        rows = self._rows(f"{walk} LIMIT 1 OFFSET %s", [*given, size - 1])
        return rows[0] if rows else None

    @property
    def _falls(self) -> bool:
        return RANKS[self.rank].newest_first != self.back

    @property
    def _order(self) -> str:
        word = "DESC" if self._falls else "ASC"
        return f"ORDER BY sort_day {word}, task_id {word}"

    def _ordered(self, size: int) -> tuple[str, list[Any]]:
        """All ranges together in order, of each its first `size` rows."""
        ranges = [_range(step, reach, self.on, RANKS[self.rank]) for step in self.steps for reach in range(ENDLESS + 1)]
        each = self._joined if connection.vendor == "postgresql" and not self.narrowed else self._united
        united, values = each(ranges, size)
        return f"SELECT * FROM ({united}) every {self._order}", values

    def _united(self, ranges: Sequence[Sequence[Any]], size: int) -> tuple[str, list[Any]]:
        sql, given = self._of_one(RawSQL(_GIVEN, ranges[0], BooleanField()), size)
        values = [value for one in ranges for value in (*one, *given[len(one) :])]
        return " UNION ALL ".join([f"SELECT * FROM ({sql}) arm"] * len(ranges)), values

    def _joined(self, ranges: Sequence[Sequence[Any]], size: int) -> tuple[str, list[Any]]:
        """The same for PostgreSQL, which plans one range sooner than dozens: to plan them takes longer than to read them.

        Of spans that something narrows it must know the range to see that no other index is better.
        """
        sql, given = self._of_one(RawSQL(_JOINED, (), BooleanField()), size)
        listed = ", ".join(["(%s, %s, %s, %s)"] * len(ranges))
        names = ", ".join(f"arm.{name}" for name in ASKED)
        joined = f"SELECT {names} FROM (VALUES {listed}) one (step, reach, first, last) CROSS JOIN LATERAL ({sql}) arm"
        return joined, [*(value for one in ranges for value in one), *given]

    def _of_one(self, within: RawSQL, size: int) -> tuple[str, Sequence[Any]]:
        sign = "-" if self._falls else ""
        held = holding(Span.objects.filter(within), self.on) & self.spans
        if self.place:
            held = held.filter(beyond(self.place, back=self.back))
        return held.order_by(f"{sign}sort_day", f"{sign}task_id").values_list(*ASKED)[:size].query.sql_with_params()

    def _rows(self, statement: str, given: Sequence[Any]) -> list[Place]:
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            return [_place(self.rank, *row) for row in cursor.fetchall()]


def _compiled(condition: Q) -> tuple[str, Sequence[Any]]:
    query = Span.objects.order_by().filter(condition).query
    compiler = query.get_compiler(connection=connection)
    compiler.pre_sql_setup()
    sql, given = compiler.compile(query.where)
    return sql, given


def first_rows(arms: Iterable[tuple[int, QuerySet[Span]]]) -> list[Place]:
    """The places of several short ordered queries, each of one rank. One SQL query, none when nothing can be found."""
    rows = first_of_each((number, found.values_list("sort_day", "task_id")) for number, found in arms)
    return [_place(*row) for row in rows]


def _window(reach: int, on: date, rank: Rank) -> tuple[date, date]:
    """Where in the index days of one reach can hold a day: see `Span.reach`."""
    if rank.ahead:
        return on, date.max
    return (date.min if reach == ENDLESS else on - timedelta(days=2 ** (reach + 1) - 1)), on


def _range(step: int, reach: int, on: date, rank: Rank) -> tuple[Any, ...]:
    return int(step), reach, *map(connection.ops.adapt_datefield_value, _window(reach, on, rank))


def _place(number: int, sort_day: Any, task: Any, *_asked: Any) -> Place:
    """SQLite gives keys as text, and sometimes days."""
    day = sort_day if isinstance(sort_day, date) else date.fromisoformat(sort_day)
    return Place(number, day, task if isinstance(task, UUID) else UUID(task))
