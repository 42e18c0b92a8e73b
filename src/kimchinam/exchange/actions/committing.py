"""From rows to tasks: in one transaction, all that are to be taken or none."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import now, today
from kimchinam.base.moves import move
from kimchinam.base.refusals import RefusedError
from kimchinam.exchange.actions.evidence import keep_papers
from kimchinam.exchange.actions.previewing import lock_batch, proposal_of, rewrite
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.queries import rows_of
from kimchinam.exchange.rules import Proposal, check_can_commit
from kimchinam.exchange.states import COMMITTED, MOVES, TASK_IMPORTED, BatchState, Choice
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import create_programme, open_register
from kimchinam.programmes.actions.drafting import next_order
from kimchinam.programmes.actions.locking import lock_draft
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.rules import check_review_day
from kimchinam.regulations.queries import thresholds_on

Units = Mapping[str, Organisation]
NAMED = 12
"""Rows that a refusal names."""
_LONGEST_NUMBER = 7
"""Digits from which a number is none of a list."""


@transaction.atomic
def commit_batch(
    batch: Batch,
    *,
    by: User,
    title: str = "",
    number: str = "",
    programme: Programme | None = None,
    issued: bool = False,
    review_on: date | None = None,
) -> int:
    """Make a task of every row that is to be taken. Returns how many.

    Into a draft (`programme`, or a new one named `title`), where what is missing keeps it from being issued; or, `issued`,
    into a new register whose tasks the units have from today: a row without an owner stays behind, one without any day is
    looked at again on `review_on`. What claims to be done is open until its evidence is accepted.
    """
    lock_batch(batch)
    check_can_commit(by, batch, issued=issued)
    rows, left = _rows_to_take(batch, issued=issued)
    units = _living_units(rows)
    target = _target(batch, by, title, number, programme, issued=issued)
    turns = _turns(batch, rows, target, units, given=_review_day(review_on) if issued else None)
    turn_many(turns, TASK_IMPORTED, by=by)
    if issued:
        keep_papers(batch, [(one.task, proposal_of(row)) for row, one in zip(rows, turns, strict=True)], by)
    _say_what_became(rows, turns, left)
    _close(batch, by, target, is_new=programme is None, tasks=len(rows))
    return len(rows)


def _say_what_became(rows: Sequence[BatchRow], turns: Sequence[Turn], left: Sequence[BatchRow]) -> None:
    for row, one in zip(rows, turns, strict=True):
        row.task_id = one.task.pk
    for row in left:
        row.choice = Choice.LEFT
    rewrite([*rows, *left], ["task", "choice"])


def _rows_to_take(batch: Batch, *, issued: bool) -> tuple[list[BatchRow], list[BatchRow]]:
    """Those that become tasks, and those that stay behind because nobody leads them."""
    rows = list(rows_of(batch).filter(choice=Choice.TAKE))
    taken = [row for row in rows if row.proposal.get("lead") or not issued]
    left = [row for row in rows if issued and not row.proposal.get("lead")]
    if not taken:
        raise RefusedError(_("Không có dòng nào để nhập."))
    return taken, left


def _target(batch: Batch, by: User, title: str, number: str, programme: Programme | None, *, issued: bool) -> Programme:
    if programme:
        lock_draft(programme, by=by)
        if programme.organisation_id != batch.organisation_id or programme.level < batch.secrecy:
            raise RefusedError(_("Hãy chọn một dự thảo của cùng đơn vị, với độ mật không thấp hơn độ mật của sổ."))
        return programme
    if not title.strip():
        raise RefusedError(_("Hãy đặt tên cho chương trình."))
    begin = open_register if issued else create_programme
    return begin(
        organisation=batch.organisation, by=by, title=title.strip(), number=number.strip(), secrecy=batch.secrecy
    )


def _review_day(day: date | None) -> date:
    """On which the tasks without any day are looked at again: by default as late as the rule of today allows."""
    by = thresholds_on(today())
    check_review_day(day, on=today(), by=by)
    return day or today() + by.review


def _living_units(rows: Sequence[BatchRow]) -> Units:
    """Those that the rows name, by their ids. Refused when one of them has ended since the rows were judged."""
    named: dict[UUID, list[int]] = {}
    for row in rows:
        said = proposal_of(row)
        for pk in filter(None, (said.lead, *said.supporting)):
            named.setdefault(UUID(pk), []).append(row.place)
    living = Organisation.objects.living(today()).in_bulk(named)
    if ended := named.keys() - living.keys():
        names = Organisation.objects.filter(pk__in=ended).values_list("name", flat=True)
        numbers = sorted({number for pk in ended for number in named[pk]})
        told = {
            "units": ", ".join(names),
            "rows": ", ".join(map(str, numbers[:NAMED])) + (", …" if numbers[NAMED:] else ""),
        }
        raise RefusedError(
            _("Sau khi soát sổ, %(units)s không còn hoạt động (dòng %(rows)s). Hãy mở “Ghép cột” và lưu để soát lại.")
            % told
        )
    return {str(pk): unit for pk, unit in living.items()}


def _turns(
    batch: Batch, rows: Sequence[BatchRow], programme: Programme, units: Units, *, given: date | None
) -> list[Turn]:
    """`given`: the units have the tasks from today, and that is the review day of those without any day."""
    said = [proposal_of(row) for row in rows]
    until = today() + thresholds_on(today()).review
    turns = []
    for row, one, order in zip(rows, said, _orders(said, next_order(programme)), strict=True):
        task = Task(programme=programme, order=order, secrecy=programme.level)
        changes = facts_of(one, units)
        if given:
            changes |= _received(one, changes, given, until=until)
        turns.append(Turn(task, changes, words={"number": row.place, "register": batch.file_name}))
    return turns


def _orders(said: Sequence[Proposal], first: int) -> Sequence[int]:
    """The numbers of the register, where they are numbers and none stands twice; else they go on from the last task."""
    numbers = [int(one.number) for one in said if one.number.isdecimal() and len(one.number) < _LONGEST_NUMBER]
    keeps = first == 1 and len(set(numbers)) == len(said) and 0 not in numbers
    return numbers if keeps else range(first, first + len(said))


def facts_of(said: Proposal, units: Units) -> dict[str, Any]:
    """What a row says, as `turn` takes it."""
    names = ("name", "group", "product_kind", "product", "receiver", "due_words", "recurrence", "condition")
    return {
        **{name: getattr(said, name) for name in names},
        "lead": units[said.lead] if said.lead else None,
        "supporting": tuple(units[pk] for pk in said.supporting),
        "due_on": day_of(said.due_on),
        "review_on": day_of(said.review_on),
    }


def _received(said: Proposal, facts: Mapping[str, Any], review_on: date, *, until: date) -> dict[str, Any]:
    """A task of the register is the unit's from today. The day of its paper is that on which the work was handed in.

    A review day of the row that is over by now, or behind `until`, is none.
    """
    own = facts["review_on"]
    near = own if own and (facts["due_on"] or today() <= own <= until) else None
    dated = near or any(facts[name] for name in ("due_on", "recurrence", "condition"))
    received = {"received_on": today(), "review_on": near if dated else review_on}
    return received | ({"handed_in_on": day_of(said.evidence_on)} if said.brings_evidence(today()) else {})


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _close(batch: Batch, by: User, programme: Programme, *, is_new: bool, tasks: int) -> None:
    done: dict[str, Any] = {
        "committed_at": now(),
        "committed_by": by,
        "programme": programme,
        "programme_is_new": is_new,
    }
    if not move(Batch.objects.filter(pk=batch.pk), BatchState.COMMITTED, along=MOVES, **done):
        raise RefusedError(_("Sổ này chưa sẵn sàng để nhập, hoặc đã nhập rồi."))
    batch.refresh_from_db()
    record(COMMITTED, batch, by=by, after={"state": batch.state}, words={"tasks": tasks})
