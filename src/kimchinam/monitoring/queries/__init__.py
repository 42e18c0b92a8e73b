from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, Min, OuterRef, QuerySet, Value, When

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import end_of, local_day
from kimchinam.base.folding import fold
from kimchinam.monitoring.models import Evidence, Return
from kimchinam.monitoring.rules import decides, late_unit
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import as_stood, followed, for_list, led_by, of_status, standing, with_last_day
from kimchinam.programmes.queries import visible_to as tasks_visible_to
from kimchinam.programmes.states import Status


def visible_to(user: User) -> QuerySet[Evidence]:
    """Evidence of the tasks that the person sees."""
    return Evidence.objects.filter(task__in=tasks_visible_to(user))


def papers_of(task: Task, on: date) -> list[Evidence]:
    """All evidence of a task that was handed in by the end of a day, newest first, with `outcome_then`. One SQL query."""
    papers = task.evidence.filter(handed_in_at__lt=end_of(on)).select_related(
        "organisation", "handed_in_by", "file", "acceptance", "acceptance__by", "return_paper", "return_paper__by"
    )
    for paper in papers:
        paper.outcome_then = _outcome_on(paper, on)
    return list(papers)


def _outcome_on(paper: Evidence, on: date) -> Outcome:
    """What was judged after the day still waited on it."""
    word = getattr(paper, "acceptance", None) or getattr(paper, "return_paper", None)
    return Outcome(paper.outcome) if word and local_day(word.at) <= on else Outcome.WAITING


def followed_on(user: User, on: date) -> QuerySet[Task]:
    """Tasks that were being followed on a day: a task exists for its unit from the day it was received."""
    return standing(followed(user), on).filter(then_received_on__lte=on)


def led_by_me(user: User, on: date) -> QuerySet[Task]:
    """Tasks followed on a day that the unit leads for which the person acts."""
    return led_by(followed_on(user, on), [user.acting_for.pk] if user.acting_for else [], on)


def for_my_judgement(user: User, on: date) -> QuerySet[Any]:
    """Tasks whose evidence lies with the reviewer on a day and which this person may judge, the longest wait first.

    Twin of `rules.check_can_judge`.
    """
    waiting = of_status(followed_on(user, on), on, status=Status.AWAITING_ACCEPTANCE)
    if not user.may(Permission.ACCEPT_EVIDENCE):
        return waiting.none()
    mine = reach(user)
    if not mine.everything:
        waiting = waiting.filter(programme__organisation__in=mine.organisations)
    mine_to_do = [post.organisation_id for post in user.posts_today]
    handed_in = _in_hand(on).filter(task=OuterRef("pk"), handed_in_by=user)
    theirs = waiting.exclude(then_lead__in=mine_to_do).exclude(Exists(handed_in))
    return theirs.order_by("then_handed_in_on", "programme_id", "order")


def _in_hand(on: date) -> QuerySet[Evidence]:
    """Evidence handed in and not returned by the end of a day."""
    midnight = end_of(on)
    return Evidence.objects.filter(handed_in_at__lt=midnight).exclude(return_paper__at__lt=midnight)


def returns_of(tasks: Iterable[Task], on: date) -> dict[UUID, Return]:
    """The last return of each task that runs again on a day, by the id of the task. One SQL query."""
    running = [task.pk for task in tasks if task.return_count and task.handed_in_on is None]
    papers = Return.objects.filter(evidence__task__in=running).select_related("evidence").order_by("at")
    return {paper.evidence.task_id: paper for paper in papers if local_day(paper.at) <= on}


def named_like(tasks: QuerySet[Task], words: str) -> QuerySet[Task]:
    """Tasks, asked for a day, whose name, product or group held every word then, without regard to accents or case.

    Folds the names in Python, because the engines fold Vietnamese differently: one more SQL query.
    """
    wanted = fold(words).split()
    if not wanted:
        return tasks
    said = {f"{name}_then": F(f"then_{name}") for name in ("name", "product", "group")}
    texts = tasks.order_by().annotate(**said).values_list("pk", *said)
    held = [pk for pk, *parts in texts if _holds(fold(" ".join(parts)), wanted)]
    return tasks.filter(pk__in=held)


def _holds(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def most_urgent_first(tasks: QuerySet[Task], on: date) -> QuerySet[Any]:
    """Open before closed, then by the day to keep: the latest come first, those without such a day last."""
    closed = Case(When(then_closed_on__lte=on, then=Value(1)), default=Value(0), output_field=IntegerField())
    sorted_tasks: QuerySet[Any] = (
        with_last_day(tasks, on)
        .annotate(is_closed=closed)
        .order_by("is_closed", F("last_day").asc(nulls_last=True), "programme_id", "order")
    )
    return sorted_tasks


def leading_units(tasks: QuerySet[Task], on: date) -> QuerySet[Organisation]:
    """Units that led one of these tasks on a day, for a filter."""
    leads = standing(tasks, on).order_by().annotate(unit=F("then_lead")).values("unit")
    return Organisation.objects.filter(pk__in=leads).order_by("name")


def overdue(tasks: QuerySet[Task], on: date) -> list[Task]:
    """Tasks late on a day, as they stood, with everything that a row shows; the latest first. Two SQL queries, past days four."""
    late = of_status(tasks, on, status="late").order_by("last_day", "programme_id", "order")
    return as_stood(for_list(late), on)


def late_units(tasks: Iterable[Task], on: date) -> list[tuple[Organisation, int]]:
    """Units that are late with these tasks and with how many each, the most first. No query for tasks of `overdue`."""
    units = [unit for task in tasks if (unit := late_unit(task, on))]
    return Counter(sorted(units, key=str)).most_common()


@dataclass(frozen=True, slots=True)
class Answers:
    """Who is late, where is it stuck, what must I decide; as of a day."""

    late: list[Task]
    """The latest first, as `overdue` reads them."""
    units: list[tuple[Organisation, int]]
    """Who is late with how many of them; the numbers sum to their length."""
    waiting: int
    """Tasks whose evidence lies with a reviewer, any reviewer."""
    longest_wait: int
    """Days since the oldest of these was handed in."""
    for_me: list[Task]
    """Late tasks that wait for this person's word."""


def three_questions(user: User, on: date) -> Answers:
    """The answers for a person on a day. Three SQL queries."""
    tasks = followed_on(user, on)
    late = overdue(tasks, on)
    waiting = of_status(tasks, on, status=Status.AWAITING_ACCEPTANCE).order_by()
    held = waiting.annotate(since=F("then_handed_in_on")).aggregate(number=Count("pk"), oldest=Min("since"))
    return Answers(
        late=late,
        units=late_units(late, on),
        waiting=held["number"],
        longest_wait=(on - held["oldest"]).days if held["oldest"] else 0,
        for_me=[task for task in late if decides(user, task, on)],
    )


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the task in hand, and since when. `reviewing`: evidence lies with the level that assigned it."""

    organisation: Organisation
    since: date
    reviewing: bool


def holder_of(task: Task, papers: Iterable[Evidence]) -> Holder | None:
    """Of the task and its papers as they stood. None for a closed task, and for one that was not issued. No SQL query."""
    if task.closed_on or task.received_on is None:
        return None
    newest = next(iter(papers), None)
    if newest and newest.outcome_then == Outcome.WAITING:
        return Holder(task.programme.organisation, local_day(newest.handed_in_at), reviewing=True)
    if task.lead is None:
        return None
    returned = newest is not None and newest.outcome_then == Outcome.RETURNED
    since = local_day(newest.return_paper.at) if newest and returned else task.received_on
    return Holder(task.lead, since, reviewing=False)
