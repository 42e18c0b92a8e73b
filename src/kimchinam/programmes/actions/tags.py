"""Breakthroughs of a term: named by a unit, served by tasks of any section and programme."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions.locking import lock_to_arrange
from kimchinam.programmes.models import Breakthrough, BreakthroughTask, Programme, Task
from kimchinam.programmes.queries import breakthroughs_for, visible_to
from kimchinam.programmes.states import BREAKTHROUGH_NAMED, TAGGED


@transaction.atomic
def name_breakthrough(
    programme: Programme, *, by: User, name: str, valid_from: date, valid_to: date | None = None
) -> Breakthrough:
    """A breakthrough of the unit of a programme, for all its programmes and those of units below."""
    lock_to_arrange(programme, by=by)
    if not name.strip():
        raise RefusedError(_("Hãy ghi tên đột phá."))
    if valid_to and valid_to < valid_from:
        raise RefusedError(_("Ngày kết thúc không được trước ngày bắt đầu."))
    if Breakthrough.objects.filter(organisation=programme.organisation, name=name.strip()).exists():
        raise RefusedError(_("Đơn vị đã có đột phá mang tên này."))
    breakthrough = Breakthrough.objects.create(
        organisation=programme.organisation, name=name.strip()[:300], valid_from=valid_from, valid_to=valid_to
    )
    record(BREAKTHROUGH_NAMED, programme, by=by, words={"breakthrough": breakthrough.name})
    return breakthrough


@transaction.atomic
def set_breakthrough(programme: Programme, *, by: User, breakthrough: Breakthrough, tasks: Sequence[Task]) -> int:
    """Let exactly these tasks of the programme serve a breakthrough; returns how many changed.

    Those of other programmes stay, and those that the person does not see.
    """
    lock_to_arrange(programme, by=by)
    if not breakthroughs_for(programme).filter(pk=breakthrough.pk).exists():
        raise RefusedError(_("Đột phá này không thuộc đơn vị ban hành hay cấp trên của đơn vị."))
    seen = visible_to(by).filter(programme=programme)
    wanted = set(seen.filter(pk__in=[task.pk for task in tasks]).values_list("pk", flat=True))
    links = BreakthroughTask.objects.living().filter(breakthrough=breakthrough, task__in=seen)
    held = set(links.values_list("task", flat=True))
    links.filter(task__in=held - wanted).take_back(by=by)
    BreakthroughTask.objects.bulk_create(
        BreakthroughTask(breakthrough=breakthrough, task_id=task) for task in sorted(wanted - held)
    )
    if changed := len(held ^ wanted):
        record(TAGGED, programme, by=by, words={"tasks": changed, "breakthrough": breakthrough.name})
    return changed
