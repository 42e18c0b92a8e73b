"""A deadline binds every task below: their limits move with it, and it never moves before one of theirs."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.models import Task


def set_limit(task: Task) -> None:
    """Read depth and limit from the task above; refuse a deadline that lies after it."""
    above = task.parent
    task.depth = above.depth + 1 if above else 0
    task.limit_on = above.bound if above else None
    if task.due_on and task.limit_on and task.due_on > task.limit_on:
        raise RefusedError(
            _("Thời hạn không được sau thời hạn của nhiệm vụ cấp trên (%(day)s).")
            % {"day": f"{task.limit_on:%d/%m/%Y}"}
        )


def check_below_fits(tasks: Iterable[Task]) -> None:
    """Refuse when a task right below one of these is due after it. One SQL query."""
    bounds: dict[UUID | None, date | None] = {task.pk: task.bound for task in tasks}
    below = Task.objects.filter(parent__in=[pk for pk, day in bounds.items() if day], due_on__isnull=False)
    later = [task for task in below if (day := bounds[task.parent_id]) and task.due_on and task.due_on > day]
    if later:
        raise RefusedError(
            _("Có %(count)d nhiệm vụ cấp dưới đến hạn sau ngày này. Hãy điều chỉnh thời hạn của chúng trước.")
            % {"count": len(later)}
        )


def pass_down(tasks: Iterable[Task], *, known: Mapping[UUID, Task]) -> None:
    """Rewrite the limits of everything below, level by level; `known` are rows in hand that must stay true."""
    above: dict[UUID | None, Task] = {task.pk: task for task in tasks}
    while above:
        below = Task.objects.select_for_update().filter(parent__in=above).order_by("pk")
        moved = [task for task in below if task.limit_on != above[task.parent_id].bound]
        for task in moved:
            task.limit_on = above[task.parent_id].bound
            if task.pk in known:
                known[task.pk].limit_on = task.limit_on
        check_below_fits(moved)
        Task.objects.bulk_update(moved, ["limit_on"])
        above = {task.pk: task for task in moved}
