"""A later deadline: asked for by the owner, granted or refused by the level that assigned; or given unasked, for many at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import now, today
from kimchinam.base.refusals import RefusedError
from kimchinam.monitoring.actions.hearing import tell_assigners, tell_leads
from kimchinam.monitoring.actions.telling import claim, said, tell_new, turn_paper
from kimchinam.monitoring.models import Extension
from kimchinam.monitoring.queries.papers import asked_of
from kimchinam.monitoring.rules import (
    check_can_ask_extension,
    check_can_decide_extension,
    check_can_extend,
    check_can_withdraw_extension,
    check_new_due,
    limits_after,
)
from kimchinam.monitoring.states import (
    DEADLINE_MOVED,
    EXTENSION_ASKED,
    EXTENSION_DENIED,
    EXTENSION_GRANTED,
    EXTENSION_REFUSED,
    EXTENSION_WAITS,
    EXTENSION_WITHDRAWN,
    ExtensionState,
)
from kimchinam.programmes.actions import extend_deadlines, grant_deadline, lock_tasks
from kimchinam.programmes.models import Task
from kimchinam.programmes.rules import fair_due


@transaction.atomic
def ask_extension(task: Task, *, by: User, new_due: date, reason: str) -> Extension:
    """The owner asks for a later deadline; one request at a time."""
    (task,) = lock_tasks([task])
    check_can_ask_extension(by, task)
    check_new_due(task, new_due, on=today(), limit=task.limit_on)
    _check_none_asked([task])
    extension = _extension(task, new_due, said(reason), asked_by=by)
    extension.save()
    tell_new(EXTENSION_ASKED, [extension], by=by)
    tell_assigners(EXTENSION_WAITS, [extension], by=by, permission=Permission.GRANT_EXTENSION)
    return extension


def _extension(task: Task, new_due: date, reason: str, **facts: Any) -> Extension:
    old_due, lead = fair_due(task), task.lead
    assert old_due is not None  # the checks refuse their absence
    assert lead is not None
    return Extension(
        task=task,
        organisation=lead,
        old_due=old_due,
        new_due=new_due,
        reason=reason,
        asked_at=now(),
        secrecy=task.secrecy,
        **facts,
    )


def _check_none_asked(tasks: Sequence[Task]) -> None:
    if asked_of(tasks):
        raise RefusedError(_("Đã có đề nghị gia hạn đang chờ quyết định."))


@transaction.atomic
def grant_extension(extension: Extension, *, by: User, new_due: date | None = None, answer: str = "") -> None:
    """Move the deadline to the day asked for, or to another one that the level above chooses."""
    extension = claim(extension)
    check_can_decide_extension(by, extension)
    task, day = extension.task, new_due or extension.new_due
    check_new_due(task, day, on=today(), limit=task.limit_on)
    answer = answer.strip()
    facts = {"decided_at": now(), "decided_by": by, "answer": answer, "granted_due": day}
    turn_paper(extension, ExtensionState.GRANTED, EXTENSION_GRANTED, by=by, in_task=False, **facts)
    grant_deadline(task, by=by, day=day, answer=answer)
    tell_leads(DEADLINE_MOVED, [extension], by=by)


@transaction.atomic
def refuse_extension(extension: Extension, *, by: User, answer: str) -> None:
    """The deadline stays, for a reason."""
    extension = claim(extension)
    check_can_decide_extension(by, extension)
    facts: dict[str, Any] = {"decided_at": now(), "decided_by": by, "answer": said(answer)}
    turn_paper(extension, ExtensionState.REFUSED, EXTENSION_REFUSED, by=by, **facts)
    tell_leads(EXTENSION_DENIED, [extension], by=by)


@transaction.atomic
def withdraw_extension(extension: Extension, *, by: User) -> None:
    extension = claim(extension)
    check_can_withdraw_extension(by, extension)
    _withdraw(extension, by=by)


def _withdraw(extension: Extension, *, by: User) -> None:
    turn_paper(extension, ExtensionState.WITHDRAWN, EXTENSION_WITHDRAWN, by=by, decided_at=now(), decided_by=by)


def drop_requests(tasks: Sequence[Task], *, by: User) -> None:
    """What was asked for has no object any more: evidence is in, or another unit leads."""
    for extension in asked_of(tasks):
        _withdraw(extension, by=by)


@transaction.atomic
def extend_tasks(days: Mapping[Task, date], *, by: User, reason: str) -> list[Extension]:
    """The level that assigned gives tasks later deadlines unasked, all or none, for one reason."""
    reason = said(reason)
    tasks = lock_tasks(days)
    limits = limits_after({task: days[task] for task in tasks})
    for task in tasks:
        check_can_extend(by, task)
        check_new_due(task, days[task], on=today(), limit=limits[task.pk])
    _check_none_asked(tasks)
    facts = {"state": ExtensionState.GRANTED, "decided_at": now(), "decided_by": by}
    extensions = [_extension(task, days[task], reason, granted_due=days[task], **facts) for task in tasks]
    Extension.objects.bulk_create(extensions)
    tell_new(EXTENSION_GRANTED, extensions, by=by, in_task=False)
    extend_deadlines({task: days[task] for task in tasks}, by=by, reason=reason)
    tell_leads(DEADLINE_MOVED, extensions, by=by)
    return extensions
