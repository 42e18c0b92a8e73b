"""Tasks with the units that do them."""

from django.db.models import (
    Prefetch,
    QuerySet,
)

from kimchinam.programmes.models import Assignment, Task
from kimchinam.programmes.states import Part


def for_list(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With everything that a row of a list shows; two SQL queries for any number of rows."""
    assignments = Assignment.objects.select_related("organisation__parent")
    return tasks.select_related("programme__organisation", "provision").prefetch_related(
        Prefetch("assignments", assignments)
    )


def lead_of(task: Task) -> Assignment | None:
    """Without a query when the assignments are prefetched."""
    return next((one for one in task.assignments.all() if one.part == Part.LEAD), None)


def supporting_of(task: Task) -> list[Assignment]:
    """Without a query when the assignments are prefetched."""
    return [one for one in task.assignments.all() if one.part == Part.SUPPORTING]
