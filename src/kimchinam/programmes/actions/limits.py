"""A deadline binds every task below: their limits move with it, and it never moves before one of theirs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.accounts.models import User
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import visible_to

NAMED = 5
"""So many tasks a refusal names; the others are counted."""


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


def check_below_fits(tasks: Iterable[Task], *, by: User | None) -> None:
    """Refuse when a task right below one of these is due after it. One SQL query, and one more for the names."""
    bounds: dict[UUID | None, date | None] = {task.pk: task.bound for task in tasks}
    below = Task.objects.filter(parent__in=[pk for pk, day in bounds.items() if day], due_on__isnull=False)
    later = [task for task in below if (day := bounds[task.parent_id]) and task.due_on and task.due_on > day]
    if later:
        raise RefusedError(
            _(
                "Có %(count)d nhiệm vụ cấp dưới đến hạn sau ngày này: %(names)s. Hãy điều chỉnh thời hạn của chúng trước."
            )
            % {"count": len(later), "names": _named(later, by)}
        )


def _named(tasks: Sequence[Task], by: User | None) -> str:
    """The tasks with their days, the latest first; those that the person may not see are only counted."""
    seen = set(visible_to(by).filter(pk__in=[task.pk for task in tasks]).values_list("pk", flat=True)) if by else None
    told = sorted((task for task in tasks if seen is None or task.pk in seen), key=lambda task: str(task.due_on))
    names = [f"“{task.name[:80]}” ({task.due_on:%d/%m/%Y})" for task in reversed(told[-NAMED:])]
    if more := len(tasks) - len(names):
        names.append(ngettext("%(count)d nhiệm vụ khác", "%(count)d nhiệm vụ khác", more) % {"count": more})
    return "; ".join(names)


def pass_down(tasks: Iterable[Task], *, known: Mapping[UUID, Task], by: User | None) -> None:
    """Rewrite the limits of everything below, level by level; `known` are rows in hand that must stay true."""
    above: dict[UUID | None, Task] = {task.pk: task for task in tasks}
    while above:
        below = Task.objects.select_for_update().filter(parent__in=above).order_by("pk")
        moved = [task for task in below if task.limit_on != above[task.parent_id].bound]
        for task in moved:
            task.limit_on = above[task.parent_id].bound
            if task.pk in known:
                known[task.pk].limit_on = task.limit_on
        check_below_fits(moved, by=by)
        Task.objects.bulk_update(moved, ["limit_on"])
        above = {task.pk: task for task in moved}
