"""From a unit to those below it: a task broken down into parts, each due no later than the whole."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.drafting import check_facts, next_order
from kimchinam.programmes.actions.facts import TaskFacts, programme_facts
from kimchinam.programmes.actions.hearing import tell_of_new
from kimchinam.programmes.actions.locking import lock_programmes, lock_tasks
from kimchinam.programmes.actions.sharing import bring_document
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import units_cleared_for
from kimchinam.programmes.rules import check_can_break_down, check_has_days_left, check_is_below, lacking
from kimchinam.programmes.states import BREAKDOWN_OPENED, PART_RECEIVED, PARTS_GIVEN, Instrument, ProgrammeState
from kimchinam.regulations.queries import thresholds_on


@transaction.atomic
def break_down(task: Task, *, by: User, parts: Sequence[TaskFacts]) -> list[Task]:
    """Pass a task on as parts that the units below receive today. The whole closes on its own evidence alone.

    The parts stand in the unit's own programme for this one: it assigns them, and it judges them.
    """
    on = today()
    check_can_break_down(by, task)
    if not parts:
        raise RefusedError(_("Hãy ghi ít nhất một phần việc."))
    unit = by.acting_for
    assert unit is not None  # the check refuses its absence
    programme = _breakdown_of(task.programme, unit=unit, by=by, on=on)
    # Nobody moves its deadline, passes it on or withdraws it while the parts are made; somebody may have done so by now.
    (whole,) = lock_tasks([task])
    check_can_break_down(by, whole)
    check_has_days_left(whole, on=on)
    turns = _given(whole, parts, programme=programme, on=on)
    turn_many(turns, PART_RECEIVED, by=by)
    tasks = [one.task for one in turns]
    record(PARTS_GIVEN, whole, by=by, words={"tasks": len(parts)})
    bring_document(programme, (unit for part in parts for unit in (part.lead, *part.supporting) if unit), by=by)
    tell_of_new(tasks, by=by)
    return tasks


def _given(whole: Task, parts: Sequence[TaskFacts], *, programme: Programme, on: date) -> list[Turn]:
    """Each part as a task of the breakdown, received today; refused unless all are complete and lie within the whole."""
    level = max(whole.secrecy, whole.programme.level)
    for part in parts:
        check_facts(part, of=programme, below=whole)
        _check_part(part, giver=programme.organisation, level=level, on=on)
    return [
        Turn(
            Task(programme=programme, order=order, secrecy=level, provision_id=whole.provision_id),
            part.by_field() | {"parent": whole, "received_on": on},
            words={"lead_name": str(part.lead)},
        )
        for order, part in enumerate(parts, start=next_order(programme))
    ]


def _check_part(part: TaskFacts, *, giver: Organisation, level: int, on: date) -> None:
    check_complete(part, level=level, on=on)
    if part.lead:
        check_is_below(part.lead, giver=giver)


def check_complete(facts: TaskFacts, *, level: int, on: date) -> None:
    """What binds at once must be whole at once: owner, product, receiving level and a day that lies ahead."""
    units = {unit.pk for unit in (facts.lead, *facts.supporting) if unit}
    has_readers = not level or units <= units_cleared_for(level, on)
    row = Task(**{name: value for name, value in facts.by_field().items() if name != "supporting"})
    lacks = lacking(row, has_lead=True, has_readers=has_readers, since=on, on=on, by=thresholds_on(on))
    if facts.lead is None or {"product", "due", "receiver"} & set(lacks):
        raise RefusedError(_("Mỗi nhiệm vụ cần đơn vị chủ trì, sản phẩm, cấp nhận và thời hạn."))
    if "early" in lacks:
        raise RefusedError(_("Thời hạn phải từ hôm nay trở đi."))
    if "readers" in lacks:
        raise RefusedError(_("Ở đơn vị được giao chưa có người được đọc độ mật này."))


def _breakdown_of(whole: Programme, *, unit: Organisation, by: User, on: date) -> Programme:
    """The unit's one programme of parts of `whole` that is in force, made when it passes on the first; locked."""
    about = {
        "kind": Instrument.BREAKDOWN,
        "title": _title_below(whole),
        "document": whole.document,
        "secrecy": whole.level,
        "issued_on": on,
        "issued_by": by,
    }
    one = {"organisation": unit, "breaks_down": whole, "state": ProgrammeState.ISSUED}
    found, new = Programme.objects.get_or_create(**one, defaults=about)
    if new:
        record(BREAKDOWN_OPENED, found, by=by, after=programme_facts(found))
    lock_programmes(found)
    if found.state != ProgrammeState.ISSUED:  # stopped at this very moment
        raise RefusedError(_("Nhiệm vụ vừa được người khác cập nhật. Hãy tải lại trang."))
    return found


def _title_below(whole: Programme) -> str:
    """Named after the programme at the root, however deep it lies."""
    if whole.breaks_down_id:
        return whole.title
    with translation.override(settings.LANGUAGE_CODE):  # the language of the papers
        return (_("Phân rã nhiệm vụ thuộc %(programme)s") % {"programme": whole})[:500]
