"""The word of a leader to the unit that leads, its answer within some working days, and what the leader says to that."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.clock import now, today
from kimchinam.base.refusals import RefusedError
from kimchinam.monitoring.actions.hearing import assigners_news, tell_leads
from kimchinam.monitoring.actions.telling import claim, said, tell_new, turn_paper
from kimchinam.monitoring.models import Direction
from kimchinam.monitoring.queries.papers import answer_day
from kimchinam.monitoring.rules import (
    check_answer_day,
    check_can_answer,
    check_can_ask_again,
    check_can_close_direction,
    check_can_direct,
)
from kimchinam.monitoring.states import (
    DIRECTION_ANSWERED,
    DIRECTION_CLOSED,
    DIRECTION_GIVEN,
    DIRECTION_REPLIED,
    DIRECTION_WAITS,
    DirectionState,
)
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import lock_tasks, tell_person
from kimchinam.programmes.models import Task


@transaction.atomic
def direct_tasks(
    tasks: Sequence[Task], *, by: User, text: str, answer_due: date | None = None, again: bool = False
) -> list[Direction]:
    """Say the same to the owners of tasks, all or none; each answers by a day or, without one, within the working days that
    its rules allow. `again`: also where these very words wait for an answer already, which the person has seen."""
    text = said(text, _("Hãy ghi nội dung chỉ đạo."))
    tasks = lock_tasks(tasks)
    for task in tasks:
        check_can_direct(by, task)
    days = {unit: answer_due or answer_day(unit) for unit in {task.lead for task in tasks}}
    directions = [_direction(task, by, text, days[task.lead]) for task in tasks]
    if not again:
        _check_are_news(directions)
    Direction.objects.bulk_create(directions)
    tell_new(DIRECTION_GIVEN, directions, by=by)
    tell_leads(DIRECTION_WAITS, directions, by=by)
    return directions


def _check_are_news(directions: Sequence[Direction]) -> None:
    """A second press of the button says nothing new. The tasks are locked, so of two presses at once one waits."""
    tasks = [one.task_id for one in directions]
    waiting = Direction.objects.filter(task__in=tasks, state=DirectionState.OPEN)
    if {_words(one) for one in waiting} & {_words(one) for one in directions}:
        raise RefusedError(_("Bạn đã gửi đúng chỉ đạo này, và đơn vị chưa trả lời."))


def _words(direction: Direction) -> tuple[Any, ...]:
    return direction.task_id, direction.given_by_id, direction.text, direction.answer_due


def _direction(task: Task, by: User, text: str, due: date | None, **facts: Any) -> Direction:
    organisation = by.acting_for
    assert organisation is not None  # the check refuses who acts for nobody
    check_answer_day(due, on=today())
    given = {"given_at": now(), "given_by": by, "secrecy": task.secrecy}
    return Direction(task=task, organisation=organisation, text=text, answer_due=due, **given, **facts)


@transaction.atomic
def answer_direction(direction: Direction, *, by: User, answer: str) -> None:
    direction = claim(direction)
    check_can_answer(by, direction)
    facts: dict[str, Any] = {"answer": said(answer, _("Hãy ghi câu trả lời.")), "answered_at": now(), "answered_by": by}
    turn_paper(direction, DirectionState.ANSWERED, DIRECTION_ANSWERED, by=by, **facts)
    tell_person(DIRECTION_REPLIED, news=assigners_news(direction), by=by, person=direction.given_by_id)


@transaction.atomic
def close_direction(direction: Direction, *, by: User) -> None:
    """The answer is enough, or none is needed any more."""
    direction = claim(direction)
    check_can_close_direction(by, direction)
    _close(direction, by=by)


def _close(direction: Direction, *, by: User) -> None:
    turn_paper(direction, DirectionState.CLOSED, DIRECTION_CLOSED, by=by, closed_at=now(), closed_by=by)


def end_own_directions(tasks: Sequence[Task], *, unit: Organisation, by: User) -> None:
    """A unit gives itself no directions: what it said of these tasks ends when it leads them."""
    for direction in Direction.objects.filter(task__in=tasks, organisation=unit).exclude(state=DirectionState.CLOSED):
        _close(direction, by=by)


@transaction.atomic
def ask_again(direction: Direction, *, by: User, text: str, answer_due: date | None = None) -> Direction:
    """The answer is not enough: the direction is closed, and another one that follows it has a new day to answer."""
    direction = claim(direction)
    check_can_ask_again(by, direction)
    _close(direction, by=by)
    text = said(text, _("Hãy ghi nội dung chỉ đạo."))
    due = answer_due or answer_day(direction.task.lead)
    again = _direction(direction.task, by, text, due, follows=direction)
    again.save()
    tell_new(DIRECTION_GIVEN, [again], by=by)
    tell_leads(DIRECTION_WAITS, [again], by=by)
    return again
