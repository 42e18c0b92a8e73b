"""Evidence of tasks as it stood on a day, and who holds a task because of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.base.clock import end_of, local_day
from kimchinam.monitoring.models import Evidence, Obstacle, Paper, Reassignment, Return
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import visible_to as tasks_visible_to

_ENDS = {Outcome.REVOKED: "reopening", Outcome.RETURNED: "return_paper", Outcome.WITHDRAWN: "withdrawal"}
"""The paper that says why evidence counts no more."""


def visible_to(user: User) -> QuerySet[Evidence]:
    """Evidence of the tasks that the person sees."""
    return Evidence.objects.filter(task__in=tasks_visible_to(user))


def papers_of(task: Task, on: date) -> list[Evidence]:
    """All evidence of a task that was handed in by the end of a day, newest first, with `outcome_then`. One SQL query."""
    papers = task.evidence.filter(handed_in_at__lt=end_of(on)).select_related(
        "organisation", "handed_in_by", "file", "acceptance__by", "return_paper__by", "reopening__by", "withdrawal__by"
    )
    for paper in papers:
        paper.outcome_then = _outcome_on(paper, on)
    return list(papers)


def _outcome_on(paper: Evidence, on: date) -> Outcome:
    """What was judged after the day still waited on it."""
    words = _ENDS | {Outcome.ACCEPTED: "acceptance"}
    said = {outcome: getattr(paper, name, None) for outcome, name in words.items()}
    return next((outcome for outcome, word in said.items() if word and local_day(word.at) <= on), Outcome.WAITING)


def in_hand(on: date) -> QuerySet[Evidence]:
    """Evidence handed in and neither returned, withdrawn nor revoked by the end of a day."""
    midnight = end_of(on)
    ended = reduce(or_, (Q(**{f"{name}__at__lt": midnight}) for name in _ENDS.values()))
    return Evidence.objects.filter(handed_in_at__lt=midnight).exclude(ended)


def returns_of(tasks: Iterable[Task], on: date) -> dict[UUID, Return]:
    """The last return of each task that runs again on a day, by the id of the task. One SQL query."""
    running = [task.pk for task in tasks if task.return_count and task.handed_in_on is None]
    papers = Return.objects.filter(evidence__task__in=running).select_related("evidence").order_by("at")
    return {paper.evidence.task_id: paper for paper in papers if local_day(paper.at) <= on}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the task in hand, and since when. `reviewing`: evidence lies with the level that assigned it."""

    organisation: Organisation
    since: date
    reviewing: bool


def holder_of(task: Task, evidence: Iterable[Evidence], papers: Iterable[Paper]) -> Holder | None:
    """Of the task, its evidence and the papers about it as they stood, the newest of each first; not of one that an obstacle
    stops. None for a closed task, and for one that was not issued. No SQL query.
    """
    if task.closed_on or task.received_on is None:
        return None
    newest = next(iter(evidence), None)
    if newest and newest.outcome_then == Outcome.WAITING:
        return Holder(task.programme.organisation, local_day(newest.handed_in_at), reviewing=True)
    if task.lead is None:
        return None
    came_back = [_ended(newest) if newest else None, *map(_came, papers)]
    since = max(day for day in (task.received_on, *came_back) if day)
    return Holder(task.lead, since, reviewing=False)


def _ended(paper: Evidence) -> date | None:
    """The day on which evidence no longer counted; the unit has the task again since."""
    word = _ENDS.get(paper.outcome_then)
    return local_day(getattr(paper, word).at) if word else None


def _came(paper: Paper) -> date | None:
    """The day on which a paper gave the task to the unit that leads now: its obstacle is gone, or another unit led before."""
    if isinstance(paper, Reassignment):
        return local_day(paper.at)
    over = isinstance(paper, Obstacle) and not paper.waits and paper.decided_at
    return local_day(over) if over else None
