"""Tasks with the units that do them."""

from django.db.models import (
    Prefetch,
    QuerySet,
)

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Assignment, Task
from kimchinam.programmes.states import Part


def for_rows(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With all that a row shows of a task and of the one in the lead. One SQL query for any number of rows."""
    return tasks.select_related("programme__organisation", "provision", "lead__parent", "decider")


def for_list(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With the supporting units as well; two SQL queries for any number of rows."""
    assignments = Assignment.objects.select_related("organisation__parent")
    return for_rows(tasks).prefetch_related(Prefetch("assignments", assignments))


def supporting_of(task: Task) -> list[Organisation]:
    """Without a query when the assignments are prefetched, or the task is shown as it stood."""
    if task.then:
        return task.then.supporting_units
    return [one.organisation for one in task.assignments.all() if one.part == Part.SUPPORTING]
