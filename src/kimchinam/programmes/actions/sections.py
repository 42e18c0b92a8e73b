"""How a programme is divided: parts, groups, and the tasks in them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.refusals import RefusedError
from kimchinam.programmes.actions.headings import next_place
from kimchinam.programmes.actions.locking import lock_to_arrange
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Programme, Section, Task
from kimchinam.programmes.queries import visible_to
from kimchinam.programmes.rules import check_can_stand
from kimchinam.programmes.states import (
    SECTION_ADDED,
    SECTION_MOVED,
    SECTION_REMOVED,
    SECTION_RENAMED,
    TASK_PLACED,
    TASKS_PLACED,
    Level,
)


@transaction.atomic
def add_section(
    programme: Programme,
    *,
    by: User,
    title: str,
    label: str = "",
    level: str = Level.GROUP,
    below: Section | None = None,
) -> Section:
    """A part or a group at the end of the programme, or of the section in which it lies."""
    lock_to_arrange(programme, by=by)
    section = Section(programme=programme, level=level, label=label, title=title, order=next_place(programme))
    _put(section, below=below)
    section.save(force_insert=True)
    record(SECTION_ADDED, programme, by=by, words={"section": str(section)})
    return section


@transaction.atomic
def rename_section(
    section: Section, *, by: User, title: str, label: str, level: str, below: Section | None = None
) -> None:
    """Number and name, and what it lies in."""
    _lock_with(section, by=by)
    before = str(section)
    section.title, section.label, section.level = title, label, level
    _put(section, below=below)
    section.save(update_fields=["title", "label", "level", "parent"])
    record(SECTION_RENAMED, section.programme, by=by, words={"before": before, "section": str(section)})


@transaction.atomic
def move_section(section: Section, *, by: User, up: bool) -> None:
    """Before or behind its neighbour in the same section; at the end nothing moves."""
    _lock_with(section, by=by)
    beside = [one for one in section.programme.sections.order_by("order") if one.parent_id == section.parent_id]
    place = next(number for number, one in enumerate(beside) if one.pk == section.pk)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(beside):
        return
    first, second = beside[place], beside[other]
    orders = {first.pk: second.order, second.pk: first.order}
    _number(section.programme, orders)
    record(SECTION_MOVED, section.programme, by=by, words={"section": str(section)})


@transaction.atomic
def remove_section(section: Section, *, by: User) -> None:
    """Refused while a task or another section lies in it."""
    _lock_with(section, by=by)
    if section.below.exists() or Task.objects.filter(section=section).exists():
        raise RefusedError(_("Mục này còn nhiệm vụ hoặc mục con: hãy chuyển đi trước."))
    record(SECTION_REMOVED, section.programme, by=by, words={"section": str(section)})
    section.delete()


@transaction.atomic
def place_tasks(programme: Programme, *, by: User, tasks: Sequence[Task], section: Section | None) -> int:
    """Put tasks of the programme, with their milestones and periods, into a section or into none. Returns how many moved."""
    lock_to_arrange(programme, by=by)
    if section and section.programme_id != programme.pk:
        raise RefusedError(_("Mục này thuộc chương trình khác."))
    asked = visible_to(by).filter(programme=programme, pk__in=[task.pk for task in tasks])
    named = set(asked.values_list("pk", flat=True))
    moved = [
        task
        for task in programme.tasks.select_related("section")
        if (task.pk in named or task.parent_id in named) and task.section_id != (section.pk if section else None)
    ]
    turn_many([Turn(task, {"section": section}) for task in moved], TASK_PLACED, by=by)
    if moved:
        record(TASKS_PLACED, programme, by=by, words={"tasks": len(moved), "section": str(section or _("Không nhóm"))})
    return len(moved)


def _lock_with(section: Section, *, by: User) -> None:
    lock_to_arrange(section.programme, by=by)
    try:
        section.refresh_from_db()
    except Section.DoesNotExist:
        raise RefusedError(_("Mục này đã được bỏ khỏi bố cục.")) from None


def _put(section: Section, *, below: Section | None) -> None:
    if not section.title.strip():
        raise RefusedError(_("Hãy ghi tên mục."))
    check_can_stand(section, below=below)
    section.parent = below
    inside = section.below.filter(level=Level.PART) if not section._state.adding else Section.objects.none()
    if section.level == Level.GROUP and inside.exists():
        raise RefusedError(_("Một phần không nằm trong một nhóm nhiệm vụ."))


def _number(programme: Programme, orders: dict[UUID, int]) -> None:
    """Write new orders past all old ones and then back, for no two sections ever bear the same."""
    sections = list(programme.sections.filter(pk__in=orders))
    for shift in (next_place(programme), 0):
        for section in sections:
            section.order = orders[section.pk] + shift
            section.save(update_fields=["order"])
