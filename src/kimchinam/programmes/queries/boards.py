"""Boards as they stood on a day: who sat on them, and over which programmes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.base.clock import today
from kimchinam.organisations.models import Organisation, OrganisationQuerySet
from kimchinam.programmes.models import Board, BoardScope, Programme, Seat
from kimchinam.programmes.queries.seeing import programmes_visible_to
from kimchinam.programmes.states import BoardRole, ProgrammeState

_RANKS = {role: rank for rank, role in enumerate(BoardRole.values)}


def held(on: date) -> Q:
    """Rows that hold on a day."""
    return Q(day_from__lte=on) & (Q(day_to=None) | Q(day_to__gt=on))


def boards_visible_to(user: User, on: date) -> QuerySet[Board]:
    """Boards in whose scope of a day stands a programme that the person sees; before their first day, their first scope."""
    first = Q(day_from=F("board__founded_on"), board__founded_on__gt=on) & (
        Q(day_to=None) | Q(day_to__gt=F("day_from"))
    )
    scope = BoardScope.objects.filter(held(on) | first, board=OuterRef("pk"))
    return Board.objects.filter(Exists(scope.filter(programme__in=programmes_visible_to(user))))


def scope_of_board(board: Board, user: User, on: date) -> QuerySet[Programme]:
    """Programmes that it steered on a day, of those that the reader sees."""
    scope = BoardScope.objects.filter(held(on), board=board).values("programme")
    return programmes_visible_to(user).filter(pk__in=scope).select_related("organisation").order_by("issued_on", "pk")


def programmes_to_steer(organisation: Organisation, user: User, *, also: Collection[UUID] = ()) -> QuerySet[Programme]:
    """What a board of a unit may steer: programmes in force of the unit and of those below it, no breakdown of one; and `also`
    those that it steers already, whatever became of them.
    """
    near = Organisation.objects.within(organisation)
    in_force = Q(state=ProgrammeState.ISSUED, breaks_down=None, organisation__in=near)
    return programmes_visible_to(user).filter(in_force | Q(pk__in=also)).order_by("-issued_on", "-id")


def founders_of_boards(programme: Programme, user: User) -> OrganisationQuerySet:
    """Living units that may found a board over a programme: its own and those above it, in the person's reach."""
    mine, own = reach(user), programme.organisation
    near = Organisation.objects.living(today()).filter(pk__in=[own.pk, *own.above])
    return near if mine.everything else near.filter(pk__among=mine.organisations)


@dataclass(frozen=True, slots=True)
class BoardOn:
    """A board with those who sat on it on a day, the chair first."""

    board: Board
    seats: list[Seat]
    ended: bool


def boards_of(programme: Programme, on: date) -> list[BoardOn]:
    """Boards that steered a programme on a day, those that had ended by then last; for who sees it. Two SQL queries.

    A board written by mistake stood on no day.
    """
    steering = BoardScope.objects.filter(held(on), programme=programme).values("board")
    seated = Prefetch("seats", queryset=_seats().filter(held(on)), to_attr="seated")
    begun = Board.objects.filter(pk__in=steering, founded_on__lte=on).exclude(ended_on=F("founded_on"))
    found: list[BoardOn] = []
    for board in begun.select_related("organisation").prefetch_related(seated):
        seats: list[Seat] = getattr(board, "seated", [])
        found.append(BoardOn(board, _by_role(seats), ended=not board.stands_on(on)))
    return sorted(found, key=lambda one: one.ended)


def seats_of(board: Board, on: date) -> list[Seat]:
    """Who sat on it on a day, the chair first. One SQL query."""
    return _by_role(_seats().filter(held(on), board=board))


def chairs_of(programme: Programme, on: date) -> list[Seat]:
    """Who chaired the boards of a programme on a day. One SQL query."""
    steering = BoardScope.objects.filter(held(on), programme=programme).values("board")
    return list(_seats().filter(held(on), board__in=steering, role=BoardRole.CHAIR).select_related("board"))


def _by_role(seats: Iterable[Seat]) -> list[Seat]:
    """In the order of the roles; among equals, as they were seated."""
    return sorted(seats, key=lambda seat: _RANKS.get(seat.role, len(_RANKS)))


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat as it was known on a day: `until` None means that it was held still."""

    seat: Seat
    until: date | None


def sittings_of(board: Board, on: date) -> list[Sitting]:
    """Who sat on a board by a day, from when to when: role by role, the newest first. One SQL query.

    A seat written by mistake held on no day.
    """
    seats = (
        _seats()
        .filter(board=board, day_from__lte=on)
        .exclude(day_to=F("day_from"))
        .order_by("-day_from", "created_at", "id")
    )
    return [Sitting(seat, seat.day_to if seat.day_to and seat.day_to <= on else None) for seat in _by_role(seats)]


def _seats() -> QuerySet[Seat]:
    return Seat.objects.select_related("person", "unit")
