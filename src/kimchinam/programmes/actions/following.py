"""What happens to an issued task. `monitoring` keeps the papers, calls these, and knows who may; a deadline is set here."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.clock import today
from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions.locking import lock_tasks
from kimchinam.programmes.actions.turning import Turn, turn, turn_many
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import supporting_of
from kimchinam.programmes.rules import check_can_set_deadline, check_new_deadline
from kimchinam.programmes.states import (
    ANSWERABLE_NAMED,
    CLOSED_BY_ACCEPTANCE,
    DEADLINE_SET,
    EXTENDED,
    FREED,
    GRANTED,
    GRANTED_SAYING,
    HANDED_IN,
    LEVEL_NAMED,
    OBSTACLE_GONE,
    REASSIGNED,
    REOPENED,
    RETURNED,
    STOPPED,
    TAKEN_BACK,
)
from kimchinam.regulations.queries import thresholds_on


def hand_in(task: Task, *, by: User, on: date, evidence_name: str) -> None:
    """Record that evidence was handed in on a day; `monitoring` calls it, and knows who may."""
    as_seen = ("received_on", "obstacle_on", "lead_id")
    turn(
        task,
        HANDED_IN,
        by=by,
        changes={"handed_in_on": on} | _unstopped(task),
        words={"evidence_name": evidence_name},
        expect={"handed_in_on": None, "closed_on": None} | {name: getattr(task, name) for name in as_seen},
    )


def withdraw_hand_in(task: Task, *, by: User, reason: str) -> None:
    """Record that the owner took its evidence back: the task runs again.

    The deadline does not move by the days that reviewers held it: whoever hands in and takes back would extend his own task.
    """
    expect = {"handed_in_on": task.handed_in_on, "closed_on": None}
    turn(task, TAKEN_BACK, by=by, changes={"handed_in_on": None}, words={"reason": reason}, expect=expect)


def take_back(task: Task, *, by: User, since: date, reason: str) -> None:
    """Record that the evidence was returned: the task runs again, the return counts, the reviewer's days do not.

    `since`: the day from which reviewers held it. The evidence of a register has an earlier day, that of its paper.
    """
    held = (today() - since).days
    counts = {"held_days": task.held_days, "return_count": task.return_count}
    turn(
        task,
        RETURNED,
        by=by,
        changes={
            "handed_in_on": None,
            "held_days": task.held_days + held,
            "return_count": task.return_count + 1,
        },
        words={"reason": reason},
        expect={"handed_in_on": task.handed_in_on, "closed_on": None, **counts},
    )


@transaction.atomic
def set_deadline(
    task: Task, *, by: User, due_on: date | None = None, review_on: date | None = None, reason: str
) -> None:
    """Give an issued task the deadline that it lacked, or another day on which to look for it. It replaces no deadline."""
    (held,) = lock_tasks([task])
    check_can_set_deadline(by, held)
    check_new_deadline(due_on=due_on, review_on=review_on, on=today(), by=thresholds_on(today()))
    if not reason.strip():
        raise RefusedError(_("Hãy ghi căn cứ."))
    # What reviewers held before there was a deadline does not move it.
    changes = {"due_on": due_on, "review_on": review_on, "held_days": 0}
    said = {"day": f"{due_on or review_on:%d/%m/%Y}", "reason": reason.strip()}
    turn(task, DEADLINE_SET, by=by, changes=changes, words=said)


def close_task(task: Task, *, by: User, on: date, grade: str) -> None:
    """Record that the evidence was accepted with a grade: the task is closed from that day."""
    changes = {"closed_on": on, "grade": grade}
    turn(task, CLOSED_BY_ACCEPTANCE, by=by, changes=changes, expect={"closed_on": None})


def extend_deadlines(days: Mapping[Task, date], *, by: User, reason: str) -> None:
    """Give tasks later deadlines unasked, all or none; `reason` in the words of who gives them."""
    turn_many([_later(task, day, reason=reason) for task, day in days.items()], EXTENDED, by=by)


def grant_deadline(task: Task, *, by: User, day: date, answer: str) -> None:
    """Give a task the later deadline that its unit asked for; `answer`: what the level above says to it, if anything."""
    verb, words = (GRANTED_SAYING, {"answer": answer}) if answer else (GRANTED, {})
    turn_many([_later(task, day, **words)], verb, by=by)


def _later(task: Task, day: date, **words: str) -> Turn:
    """What reviewers held of the old deadline no longer moves it."""
    return Turn(
        task,
        {"due_on": day, "held_days": 0, "extension_count": task.extension_count + 1},
        words={"day": f"{day:%d/%m/%Y}"} | words,
        expect={"due_on": task.due_on, "extension_count": task.extension_count, "closed_on": None},
    )


def pass_on(tasks: Sequence[Task], *, to: Organisation, by: User, reason: str, keeps: bool) -> None:
    """Let another unit lead tasks, all or none. `keeps`: the one that led supports it from now on."""
    prefetch_related_objects(tasks, "assignments__organisation")
    turn_many([_passed(task, to, reason, keeps=keeps) for task in tasks], REASSIGNED, by=by)


def _passed(task: Task, to: Organisation, reason: str, *, keeps: bool) -> Turn:
    supporting = [unit for unit in supporting_of(task) if unit != to]
    if keeps and task.lead:
        supporting.append(task.lead)
    changes = {"lead": to, "answers": None, "supporting": supporting} | _unstopped(task)
    words = {"from_name": str(task.lead), "lead_name": str(to), "reason": reason}
    return Turn(task, changes, words, expect={"lead_id": task.lead_id, "handed_in_on": None, "closed_on": None})


def answer_for(task: Task, *, by: User, person: User) -> None:
    """Record which one person of the unit in the lead answers for the task."""
    expect = {"lead_id": task.lead_id, "closed_on": None}
    turn(task, ANSWERABLE_NAMED, by=by, changes={"answers": person}, words={"person_name": str(person)}, expect=expect)


def stop_task(task: Task, *, by: User, text: str, decider: Organisation | None) -> None:
    """Record that the task waits for the word of a level above from today on; its deadline stays."""
    expect = {"obstacle_on": None, "handed_in_on": None, "closed_on": None}
    changes = {"obstacle_on": today(), "decider": decider}
    turn(task, STOPPED, by=by, changes=changes, words={"text": text}, expect=expect)


def name_level(task: Task, *, by: User, decider: Organisation) -> None:
    """Record which level must decide, where nobody had said so."""
    expect = {"obstacle_on": task.obstacle_on, "decider_id": None}
    turn(task, LEVEL_NAMED, by=by, changes={"decider": decider}, words={"decider_name": str(decider)}, expect=expect)


def free_task(task: Task, *, by: User, text: str = "") -> None:
    """Record that the obstacle is gone: the unit in the lead holds the task again. `text`: what was decided; without it the
    unit found its own way.
    """
    verb, words = (FREED, {"text": text}) if text else (OBSTACLE_GONE, {})
    turn(task, verb, by=by, changes=_unstopped(task), words=words, expect={"obstacle_on": task.obstacle_on})


def _unstopped(task: Task) -> dict[str, None]:
    """Nobody waits for a level above any more."""
    return {"obstacle_on": None, "decider": None} if task.obstacle_on else {}


def reopen_task(task: Task, *, by: User, since: date, reason: str) -> None:
    """Let a closed task run again without its grade; the days since reviewers held it are not the owner's."""
    held = (today() - since).days
    counts = {"held_days": task.held_days + held, "reopen_count": task.reopen_count + 1}
    changes = {"closed_on": None, "grade": "", "handed_in_on": None} | counts
    expect = {"closed_on": task.closed_on, "handed_in_on": task.handed_in_on, "held_days": task.held_days}
    turn(task, REOPENED, by=by, changes=changes, words={"reason": reason}, expect=expect)
