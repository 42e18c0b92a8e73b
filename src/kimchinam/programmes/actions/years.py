"""The plan of a year takes its tasks from the plan of the term, or says why it needs none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import override

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.drafting import create_programme, next_order, placed
from kimchinam.programmes.actions.facts import TaskFacts
from kimchinam.programmes.actions.founding import set_foundations
from kimchinam.programmes.actions.locking import lock_draft, lock_programmes, lock_tasks, lock_to_arrange
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import NotThisYear, Programme, Task
from kimchinam.programmes.queries import planned_years, visible_to, year_plan_of
from kimchinam.programmes.rules import Frame, check_can_plan_year, touches
from kimchinam.programmes.states import TASK_ADDED, YEAR_EXCUSED, YEAR_PLANNED, Instrument, ProgrammeState


@transaction.atomic
def plan_year(
    term_plan: Programme, *, by: User, year: int, tasks: Sequence[Task], organisation: Organisation | None = None
) -> Programme:
    """Take tasks of the term into the draft of a unit's plan for a year, begun where there is none; each becomes a task
    below its own, due by the end of the year.

    The unit is that of the term plan unless another is given: that takes the tasks which it leads.
    """
    unit = organisation or term_plan.organisation
    plan = _plan_to_fill(term_plan, year, unit, by=by)
    chosen = _chosen(term_plan, year, by=by, tasks=tasks)
    if unit != term_plan.organisation and any(task.lead_id != unit.pk for task in chosen):
        raise RefusedError(_("Đơn vị chỉ đưa vào kế hoạch năm của mình những nhiệm vụ mình chủ trì."))
    turn_many(_taken(chosen, plan=plan), TASK_ADDED, by=by)
    excused = NotThisYear.objects.filter(task__in=chosen, year=year, until=None)
    excused.filter(on=today()).delete()  # never on any day
    excused.update(until=today())
    record(YEAR_PLANNED, term_plan, by=by, words={"year": year, "tasks": len(chosen)})
    return plan


@transaction.atomic
def excuse_from_year(term_plan: Programme, *, by: User, year: int, tasks: Sequence[Task], reason: str) -> int:
    """Say why tasks of the term need nothing in a year. Refused of those that its plan has taken."""
    lock_to_arrange(term_plan, by=by)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do."))
    chosen = _chosen(term_plan, year, by=by, tasks=tasks)
    held = set(NotThisYear.objects.filter(task__in=chosen, year=year, until=None).values_list("task", flat=True))
    NotThisYear.objects.bulk_create(
        NotThisYear(task=task, year=year, reason=reason.strip()[:500], by=by, on=today())
        for task in chosen
        if task.pk not in held
    )
    words = {"year": year, "tasks": len(chosen), "reason": reason.strip()}
    record(YEAR_EXCUSED, term_plan, by=by, words=words)
    return len(chosen)


def _chosen(term_plan: Programme, year: int, *, by: User, tasks: Sequence[Task]) -> list[Task]:
    """The tasks as they stand, locked; refused when one is not of this term plan, untouched by the year or taken already."""
    keys = {task.pk for task in tasks}
    seen = visible_to(by).filter(programme=term_plan, pk__in=keys).order_by("order")
    chosen = lock_tasks(seen)
    if not chosen or len(chosen) < len(keys):
        raise RefusedError(_("Hãy chọn các nhiệm vụ của kế hoạch toàn khóa này."))
    planned = planned_years(term_plan, today())
    if any(year in planned.get(task.pk, ()) for task in chosen):
        raise RefusedError(_("Có nhiệm vụ đã nằm trong kế hoạch năm %(year)s. Hãy tải lại trang.") % {"year": year})
    if not all(touches(task, year) for task in chosen):
        raise RefusedError(_("Có nhiệm vụ không thuộc năm %(year)s: đã xong hoặc đến hạn trước đó.") % {"year": year})
    return chosen


def _plan_to_fill(term_plan: Programme, year: int, unit: Organisation, *, by: User) -> Programme:
    """The unit's draft for a year, begun where there is none; it and the plan of the term are locked."""
    found = year_plan_of(term_plan, year, unit)
    lock_programmes(term_plan, also=[found.pk] if found else [])
    check_can_plan_year(by, term_plan, year, organisation_id=unit.pk)
    plan = year_plan_of(term_plan, year, unit) or _begin(term_plan, year, by=by, organisation=unit)
    if plan.state != ProgrammeState.DRAFT:
        raise RefusedError(_("Kế hoạch năm %(year)s đã ban hành, không thêm được nữa.") % {"year": year})
    lock_draft(plan, by=by)
    return plan


def _begin(term_plan: Programme, year: int, *, by: User, organisation: Organisation) -> Programme:
    with override("vi"):  # the language of the papers
        title = _("Kế hoạch năm %(year)s thực hiện %(title)s") % {"year": year, "title": term_plan.title}
    frame = Frame(kind=Instrument.YEAR_PLAN, term=term_plan.term, year=year, term_plan=term_plan)
    plan = create_programme(by=by, title=title[:500], organisation=organisation, frame=frame, secrecy=term_plan.level)
    set_foundations(plan, by=by, parents=[term_plan])
    return plan


def _taken(tasks: Sequence[Task], *, plan: Programme) -> list[Turn]:
    """Each becomes a task below it, due by the end of the year."""
    prefetch_related_objects(tasks, "section", "assignments__organisation")
    said = [replace(TaskFacts.of(task), section=None, group=str(task.section or task.group)) for task in tasks]
    return [
        Turn(
            Task(programme=plan, order=order, secrecy=max(task.secrecy, plan.level)),
            facts.by_field() | {"parent": task, "due_on": _end_of(plan, task), "review_on": None},
        )
        for order, (task, facts) in enumerate(
            zip(tasks, placed(said, programme=plan), strict=True), start=next_order(plan)
        )
    ]


def _end_of(plan: Programme, task: Task) -> date:
    assert plan.year is not None  # the database holds no year plan without its year
    return min(day for day in (date(plan.year, 12, 31), task.bound) if day)
