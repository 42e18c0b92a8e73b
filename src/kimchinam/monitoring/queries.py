from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from kimchinam.accounts.models import User
from kimchinam.base.clock import local_day
from kimchinam.base.folding import fold
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.states import Outcome
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Assignment, Task
from kimchinam.programmes.queries import followed, for_list, lead_of, with_status
from kimchinam.programmes.queries import visible_to as tasks_visible_to
from kimchinam.programmes.states import Part, Status


def visible_to(user: User) -> QuerySet[Evidence]:
    """Evidence of the tasks that the person sees."""
    return Evidence.objects.filter(task__in=tasks_visible_to(user))


def papers_of(task: Task) -> QuerySet[Evidence]:
    """All evidence of a task with its judgement, newest first. One SQL query."""
    return task.evidence.select_related(
        "organisation", "handed_in_by", "file", "acceptance", "acceptance__by", "return_paper", "return_paper__by"
    )


def waiting_for_judgement(user: User) -> QuerySet[Evidence]:
    """Evidence that waits, oldest first, among the tasks the person sees."""
    waiting = visible_to(user).filter(outcome=Outcome.WAITING)
    return waiting.select_related("task__programme", "organisation").order_by("handed_in_at")


def followed_on(user: User, on: date) -> QuerySet[Task]:
    """Tasks that were being followed on a day: a task exists for its unit from the day it was received."""
    return followed(user).filter(received_on__lte=on)


def named_like(tasks: QuerySet[Task], words: str) -> QuerySet[Task]:
    """Tasks whose name, product or group holds every word, without regard to accents or case.

    Folds the names in Python, because the engines fold Vietnamese differently: one more SQL query.
    """
    wanted = fold(words).split()
    if not wanted:
        return tasks
    texts = tasks.order_by().values_list("pk", "name", "product", "group")
    held = [pk for pk, *parts in texts if _holds(fold(" ".join(parts)), wanted)]
    return tasks.filter(pk__in=held)


def _holds(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def most_urgent_first(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Open before closed, then by deadline: the latest come first, those without a deadline last."""
    closed = Case(When(closed_on__lte=on, then=Value(1)), default=Value(0), output_field=IntegerField())
    return tasks.annotate(is_closed=closed).order_by(
        "is_closed", F("due_on").asc(nulls_last=True), "programme_id", "order"
    )


def leading_units(tasks: QuerySet[Task]) -> QuerySet[Organisation]:
    """Units that lead one of these tasks, for a filter."""
    leading = Assignment.objects.filter(part=Part.LEAD, task__in=tasks.order_by())
    return Organisation.objects.filter(pk__in=leading.values("organisation")).order_by("name")


def overdue(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Late tasks with everything that a row shows, the latest first. Two SQL queries when read."""
    late = with_status(tasks, on).filter(status_on=Status.OVERDUE)
    return for_list(late).order_by("due_on", "programme_id", "order")


def late_units(tasks: Iterable[Task]) -> list[tuple[Organisation, int]]:
    """Units that lead these tasks with how many each, the most first. No query when the assignments are prefetched."""
    leads = [lead for task in tasks if (lead := lead_of(task))]
    units = {lead.organisation_id: lead.organisation for lead in leads}
    return [(units[pk], count) for pk, count in Counter(lead.organisation_id for lead in leads).most_common()]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the task in hand, and since when. `reviewing`: evidence lies with the level that assigned it."""

    organisation: Organisation
    since: date
    reviewing: bool


def holder_of(task: Task, papers: Iterable[Evidence]) -> Holder | None:
    """None for a closed task, and for one that was not issued. No query for papers that were read."""
    if task.closed_on or task.received_on is None:
        return None
    newest = next(iter(papers), None)
    if newest and newest.outcome == Outcome.WAITING:
        return Holder(task.programme.organisation, local_day(newest.handed_in_at), reviewing=True)
    lead = lead_of(task)
    if lead is None:
        return None
    returned = newest is not None and newest.outcome == Outcome.RETURNED
    since = local_day(newest.return_paper.at) if newest and returned else task.received_on
    return Holder(lead.organisation, since, reviewing=False)
