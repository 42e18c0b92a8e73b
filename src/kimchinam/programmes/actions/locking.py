"""The one order in which acts lock: programmes before tasks, those by key, these from the root down. Acts that meet wait, none
for ever.

Programmes are locked against other acts, not against new rows that name them: whoever holds a task may still write its days.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.models import Foundation, Programme, Task
from kimchinam.programmes.rules import check_can_arrange, check_can_change


def lock_programmes(*programmes: Programme, also: Iterable[UUID] = ()) -> None:
    """Lock these, and those of the keys `also`, until the transaction ends; the instances say what is true by now."""
    keys = {*also, *(one.pk for one in programmes)}
    list(Programme.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk"))
    for one in programmes:
        try:
            one.refresh_from_db()
        except Programme.DoesNotExist:
            raise RefusedError(_("Dự thảo này đã bị xóa.")) from None


def lock_draft(programme: Programme, *, by: User) -> None:
    """Begin an act on a draft: lock it, and refuse unless this person may change it."""
    lock_programmes(programme)
    check_can_change(by, programme)


def lock_draft_of(task: Task, *, by: User) -> None:
    """The same for the draft of a task, which must still be in it."""
    lock_draft(task.programme, by=by)
    try:
        task.refresh_from_db()
    except Task.DoesNotExist:
        raise RefusedError(_("Nhiệm vụ này đã được đưa ra khỏi dự thảo.")) from None


def lock_to_arrange(programme: Programme, *, by: User) -> None:
    """Begin an act on what may be said of a programme as long as it lasts."""
    lock_programmes(programme)
    check_can_arrange(by, programme)


def lock_with_foundations(programme: Programme) -> None:
    """With those that it stands on: nobody asks its unit for a plan while the one that it has is issued or withdrawn."""
    living = Foundation.objects.living().filter(programme=programme, parent__isnull=False)
    above = living.values_list("parent", flat=True)
    lock_programmes(programme, also=[pk for pk in above if pk])


def lock_tasks(tasks: Iterable[Task]) -> list[Task]:
    """The same tasks as they stand now, locked until the transaction ends: for an act that reads before it turns."""
    keys = [task.pk for task in tasks]
    held = held_tasks(keys)
    rows = [as_expected(held.get(key), {}) for key in keys]
    # Read behind the lock: a join in it would tell of the moment before.
    prefetch_related_objects(rows, "programme__document", "programme__organisation", "lead")
    return rows


def held_tasks(keys: Sequence[UUID], *, above: Sequence[UUID] = (), related: Sequence[str] = ()) -> dict[UUID, Task]:
    """Those of these tasks that are still there, locked, with the tasks right above them, from which their limits come.

    `above`: tasks that are locked too. `related`: what of each is read with it, which nothing ever changes.
    """
    parents = Task.objects.filter(pk__in=keys, parent__isnull=False).values("parent")
    found = Task.objects.select_for_update(of=("self",)).filter(Q(pk__in=[*keys, *above]) | Q(pk__in=parents))
    rows = found.select_related(*related) if related else found
    return {task.pk: task for task in rows.order_by("depth", "pk")}


def as_expected(row: Task | None, expect: Mapping[str, Any]) -> Task:
    """The row, unless it is gone or not as somebody saw it."""
    if row is None or any(getattr(row, name) != value for name, value in expect.items()):
        raise RefusedError(_("Nhiệm vụ vừa được người khác cập nhật. Hãy tải lại trang."))
    return row
