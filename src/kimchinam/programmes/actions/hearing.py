"""Who hears at once of what somebody did about tasks. What the days of tasks tell, the scan of the morning tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, prefetch_related_objects
from django.shortcuts import resolve_url

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import holders_near
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import today
from kimchinam.notices.actions import Telling, tell_many
from kimchinam.notices.states import Occasion
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import LINES, NAMED, supporting_of
from kimchinam.programmes.states import SUPPORT_ASKED, TASKS_ASSIGNED

RUN_A_UNIT = Permission.NAME_ANSWERABLE
"""Whoever may say who in a unit answers for a task is told what the unit has to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something about a task, for a unit. `about`: the row that came of it, or the task itself."""

    task: Task
    unit: Organisation
    about: Model

    @property
    def level(self) -> int:
        return max(self.task.secrecy, self.task.programme.level)


def tell_of_new(tasks: Sequence[Task], *, by: User | None) -> None:
    """Tell the units of tasks that they received today what they lead and what they support."""
    prefetch_related_objects(tasks, "lead", "assignments__organisation")
    led = [News(task=task, unit=task.lead, about=task) for task in tasks if task.lead]
    supported = [News(task=task, unit=unit, about=task) for task in tasks for unit in supporting_of(task)]
    tell_units(TASKS_ASSIGNED, news=led, by=by)
    tell_units(SUPPORT_ASKED, news=supported, by=by)


def tell_units(occasion: Occasion, *, news: Sequence[News], by: User | None) -> None:
    """Tell who runs each of these units, and who answers for a task that his unit leads. Two SQL queries to find them all."""
    holders = holders_near([one.unit for one in news], RUN_A_UNIT, on=today())
    heard = [(one, holders.within(one.unit, clearance=one.level) | _answering(one)) for one in news]
    _tell(occasion, heard, by=by)


def _answering(news: News) -> set[UUID]:
    leads = news.task.lead_id == news.unit.pk
    return {news.task.answers_id} if leads and news.task.answers_id else set()


def tell_deciders(occasion: Occasion, *, news: Sequence[News], by: User, permission: Permission) -> None:
    """Tell who may decide in each of these units; where nobody in it may, those nearest above who may in its stead.

    Nobody decides about what his own unit leads.
    """
    holders = holders_near([one.unit for one in news], permission, on=today())
    heard = ((one, one.unit.pk == one.task.lead_id) for one in news)
    _tell(
        occasion,
        [(one, holders.nearest(one.unit, clearance=one.level, above=own)) for one, own in heard],
        by=by,
    )


def tell_of_papers(
    occasion: Occasion, heard: Iterable[tuple[Model, Set[UUID]]], *, by: User, url: str, level: int
) -> None:
    """Tell people of rows that stand for no task yet: an offer, the duties to issue a plan."""
    words = {"by": str(by)}
    told = [(paper, person) for paper, people in heard for person in sorted(people - {by.pk})]
    tell_many([Telling(person, occasion, paper, url, words, secrecy=level) for paper, person in told])


def tell_person(occasion: Occasion, *, news: News, by: User, person: UUID) -> None:
    _tell(occasion, [(news, {person})], by=by)


def _tell(occasion: Occasion, heard: Iterable[tuple[News, set[UUID]]], *, by: User | None) -> None:
    """Each person once, of everything together; never whoever did it."""
    by_person: dict[UUID, list[News]] = defaultdict(list)
    for one, people in heard:
        for person in people - {by.pk if by else None}:
            by_person[person].append(one)
    tell_many([_telling(occasion, person, theirs, by) for person, theirs in by_person.items()])


def _telling(occasion: Occasion, person: UUID, news: Sequence[News], by: User | None) -> Telling:
    first = news[0]
    words = {"by": str(by or ""), NAMED: [str(one.task.pk) for one in news[:LINES]]}
    level = max(one.level for one in news)
    url = _page_of([one.task for one in news])
    return Telling(person, occasion, first.about, url, words, count=len(news), secrecy=level)


def _page_of(tasks: Sequence[Task]) -> str:
    """The task itself; of several the programme, where it is one."""
    programmes: set[Programme] = {task.programme for task in tasks}
    alone = len(tasks) == 1 or len(programmes) > 1
    return resolve_url(tasks[0]) if alone else resolve_url("programmes:detail", pk=tasks[0].programme_id)
