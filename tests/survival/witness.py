"""`python -m tests.survival.witness`: reads the numbers of acknowledged events, prints as JSON what is not as it must be."""

import json
import sys

import django

django.setup()

from django.db.models import Q  # noqa: E402

from kimchinam.audit.models import Event  # noqa: E402
from kimchinam.audit.queries import faults, replay  # noqa: E402
from kimchinam.base.clock import now  # noqa: E402
from kimchinam.monitoring.models import Evidence, Obstacle  # noqa: E402
from kimchinam.monitoring.states import ObstacleState, Outcome  # noqa: E402
from kimchinam.programmes.models import Span, Task, TaskPast, Wording  # noqa: E402
from kimchinam.programmes.queries import versions_of_tasks, wrong_cells  # noqa: E402
from kimchinam.programmes.rules import retold, worded  # noqa: E402
from kimchinam.programmes.states import BINDING  # noqa: E402


def told_otherwise(task: Task) -> bool:
    """The log, the past, the days and the words of a task differ from one another."""
    *_, last = versions_of_tasks(task.pk)
    past = list(TaskPast.objects.filter(task=task))
    spans = [_days(span) for span in Span.objects.filter(task=task)]
    words = list(Wording.objects.filter(task=task).values_list("words", "day_from", "day_to"))
    drawn = spans == [_days(one) for one in retold(past)] and words == worded(past)
    return replay("programmes.task", task.pk, now()) != last.facts or not drawn


def _days(span: object) -> tuple[object, ...]:
    return tuple(getattr(span, name) for name in ("step", "day_from", "day_to", "sort_day", "lead_id"))


def half_done() -> list[str]:
    """Acts of which one part is there and the other is not."""
    accepted, waiting = Q(outcome=Outcome.ACCEPTED), Q(outcome=Outcome.WAITING)
    open_yet_accepted = Evidence.objects.filter(accepted, task__closed_on=None)
    waiting_yet_running = Evidence.objects.filter(waiting, task__handed_in_on=None)
    closed = Task.objects.filter(closed_on__isnull=False).exclude(
        pk__in=Evidence.objects.filter(accepted).values("task")
    )
    handed_in = Task.objects.filter(closed_on=None, handed_in_on__isnull=False)
    without_paper = handed_in.exclude(pk__in=Evidence.objects.filter(waiting).values("task"))
    stopped = Task.objects.filter(obstacle_on__isnull=False, closed_on=None)
    without_obstacle = stopped.exclude(pk__in=Obstacle.objects.filter(state=ObstacleState.RAISED).values("task"))
    binding = Q(programme__state__in=BINDING)
    owed = Task.objects.filter(Q(binding, received_on=None) | Q(~binding, received_on__isnull=False))
    return [
        str(row)
        for rows in (open_yet_accepted, waiting_yet_running, closed, without_paper, without_obstacle, owed)
        for row in rows
    ]


def main() -> None:
    acknowledged = {int(line) for line in sys.stdin}
    there = set(Event.objects.values_list("pk", flat=True))
    found = {
        "lost": sorted(acknowledged - there),
        "faults": [str(fault) for fault in faults()],
        "told otherwise": [str(task) for task in Task.objects.all() if told_otherwise(task)],
        "half done": half_done(),
        "wrong cells": wrong_cells(),
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
