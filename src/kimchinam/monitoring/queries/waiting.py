"""Papers that wait for one person: to decide, to answer, to read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.monitoring.queries.papers import NEAREST_ANSWER
from kimchinam.monitoring.states import DirectionState, ExtensionState, ObstacleState
from kimchinam.programmes.queries import followed

AnyRow = TypeVar("AnyRow", Extension, Obstacle, Direction)
LONGEST = 50
"""So many of each kind are shown together; each kind has pages of its own."""
_ROW = ("task__lead", "organisation", "task__programme")


def _about_followed(papers: QuerySet[AnyRow], user: User) -> QuerySet[AnyRow]:
    """Asked of each paper: they are few, what a person follows may be much. Of a task that is owed no more nothing waits."""
    owed = papers.filter(task__received_on__isnull=False)
    return owed.filter(Exists(followed(user).filter(pk=OuterRef("task")))).select_related(*_ROW)


def _not_of_the_lead(papers: QuerySet[AnyRow], user: User) -> QuerySet[AnyRow]:
    return papers.exclude(task__lead__in=[post.organisation_id for post in user.posts_today])


def _assigned_by_mine(user: User, name: str = "task__programme__organisation") -> Q:
    """Rows whose unit under this name lies in the person's reach."""
    mine = reach(user)
    return ~Q(pk=None) if mine.everything else Q(**{f"{name}__among": mine.organisations})


def extensions_for(user: User) -> QuerySet[Extension]:
    """Requests for a later deadline that this person may grant. Twin of `rules.check_can_decide_extension`."""
    asked = Extension.objects.filter(_assigned_by_mine(user), state=ExtensionState.ASKED).exclude(asked_by=user)
    if not user.may(Permission.GRANT_EXTENSION):
        return asked.none()
    return _not_of_the_lead(_about_followed(asked, user), user).order_by("asked_at")


def obstacles_for(user: User) -> QuerySet[Obstacle]:
    """Obstacles that this person may decide or whose level he may name. Twin of the checks of the two."""
    if not user.may(Permission.DECIDE_OBSTACLE):
        return Obstacle.objects.none()
    mine = Q(decider__isnull=False) & _assigned_by_mine(user, "decider") & ~Q(raised_by=user)
    unknown = Q(decider__isnull=True) & _assigned_by_mine(user)
    found = Obstacle.objects.filter(mine | unknown, state=ObstacleState.RAISED).select_related("decider")
    return _not_of_the_lead(_about_followed(found, user), user).order_by("raised_at")


def directions_to_answer(user: User) -> QuerySet[Direction]:
    """Directions about tasks that the person's unit leads, the nearest day to answer first."""
    if not user.may(Permission.ANSWER_DIRECTION) or user.acting_for is None:
        return Direction.objects.none()
    found = Direction.objects.filter(state=DirectionState.OPEN, task__lead=user.acting_for, task__closed_on=None)
    return _about_followed(found, user).order_by(*NEAREST_ANSWER)


def answers_to_read(user: User) -> QuerySet[Direction]:
    """Answers to what was ordered by this person or in the name of the unit for which he acts."""
    if not user.may(Permission.DIRECT):
        return Direction.objects.none()
    found = Direction.objects.filter(_given_by(user), state=DirectionState.ANSWERED)
    return _not_of_the_lead(_about_followed(found, user), user).order_by("answered_at")


def unanswered(user: User) -> QuerySet[Direction]:
    """What was ordered by this person or his unit and nobody has answered, the nearest day to answer first."""
    if not user.may(Permission.DIRECT):
        return Direction.objects.none()
    found = Direction.objects.filter(_given_by(user), state=DirectionState.OPEN, task__closed_on=None)
    return _about_followed(found, user).order_by(*NEAREST_ANSWER)


def _given_by(user: User) -> Q:
    return Q(given_by=user) | Q(organisation=user.acting_for)


def anchor_of(slug: str, subject: Any) -> str:
    """Where on the page of its task the form of an act about a paper stands; its fields are named after it."""
    return f"{slug}-{subject.pk.hex[-12:]}"


@dataclass(frozen=True, slots=True)
class Kind:
    """Papers that wait for the same word, the most pressing first."""

    label: Promise
    papers: Callable[[User], QuerySet[Any]]
    needs_me: bool = True
    """Whether the person must act; else others have to, and he waits."""


KINDS = {
    "extensions": Kind(_("Đề nghị gia hạn chờ tôi quyết"), extensions_for),
    "obstacles": Kind(_("Vướng mắc chờ tôi quyết"), obstacles_for),
    "to_answer": Kind(_("Chỉ đạo chờ đơn vị tôi trả lời"), directions_to_answer),
    "answers": Kind(_("Trả lời chờ tôi đọc"), answers_to_read),
    "unanswered": Kind(_("Chỉ đạo của tôi chưa được trả lời"), unanswered, needs_me=False),
}
NEED_ME = [name for name, kind in KINDS.items() if kind.needs_me]


@dataclass(frozen=True, slots=True)
class Group:
    """Papers of one kind, some of them; the count is of all."""

    name: str
    """One of KINDS."""
    count: int
    papers: list[Any]

    @property
    def label(self) -> str:
        return str(KINDS[self.name].label)


def waiting_of(name: str, user: User) -> QuerySet[Any]:
    """All papers of one kind, in an order that leaves no two of them alike."""
    papers = KINDS[name].papers(user)
    return papers.order_by(*papers.query.order_by, "pk")


def waiting_for(user: User) -> list[Group]:
    """Groups that hold something, cut to LONGEST. One SQL query each, another for one that is longer."""
    groups = (_group(name, waiting_of(name, user)) for name in KINDS)
    return [group for group in groups if group.count]


def _group(name: str, papers: QuerySet[Any]) -> Group:
    shown = list(papers[:LONGEST])
    return Group(name, len(shown) if len(shown) < LONGEST else papers.count(), shown)


def count_waiting_for(user: User) -> int:
    """How many of them need an act of this person: those that others still have to answer do not. One SQL query."""
    first, *others = (KINDS[name].papers(user).order_by().values("pk") for name in NEED_ME)
    return first.union(*others, all=True).count()
