"""What a person says of a clause above: who takes it over, or that it asks nothing of this programme."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.models import ref
from kimchinam.base.clock import now, today
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Provision
from kimchinam.programmes.actions.locking import lock_programmes
from kimchinam.programmes.models import NotNeeded, Programme, TakeOver, Task
from kimchinam.programmes.queries import documents_seen
from kimchinam.programmes.rules import check_can_cover
from kimchinam.programmes.states import (
    CLAUSE_NOT_NEEDED,
    CLAUSE_NOT_NEEDED_WITHDRAWN,
    CLAUSE_TAKEN,
    CLAUSE_TAKEN_BY_CLAUSE,
    CLAUSE_TAKEN_UNDONE,
)


@transaction.atomic
def take_over(
    programme: Programme, *, by: User, clause: Provision, task: Task | None = None, own_clause: Provision | None = None
) -> TakeOver:
    """Say that a task of the programme, or a clause of its own text, takes over a clause above. Idempotent."""
    _begin(programme, clause, by=by)
    if (task is None) == (own_clause is None):
        raise RefusedError(_("Hãy chọn một nhiệm vụ hoặc một điều khoản."))
    if task and task.programme_id != programme.pk:
        raise RefusedError(_("Nhiệm vụ này không thuộc chương trình."))
    if own_clause and (own_clause.document_id != programme.document_id or own_clause.document_id == clause.document_id):
        raise RefusedError(_("Điều khoản này không thuộc văn bản của chương trình."))
    if NotNeeded.objects.living().filter(programme=programme, clause=clause).exists():
        raise RefusedError(_("Điều khoản này đã được ghi là không cần nhiệm vụ. Hãy bỏ ghi chú ấy trước."))
    named = {"clause": clause, "programme": programme, "task": task, "own_clause": own_clause}
    kept: tuple[TakeOver, bool] = TakeOver.objects.living().get_or_create(**named, defaults={"by": by, "at": now()})
    mark, new = kept
    if new and task:
        record(CLAUSE_TAKEN, programme, by=by, words=_named(clause) | {"number": task.order})
    elif new:
        record(CLAUSE_TAKEN_BY_CLAUSE, programme, by=by, words=_named(clause) | {"own": str(own_clause)})
    return mark


@transaction.atomic
def undo_take_over(mark: TakeOver, *, by: User) -> None:
    """Take that word back, whoever said it. Idempotent."""
    _begin(mark.programme, mark.clause, by=by)
    if TakeOver.objects.filter(pk=mark.pk).take_back(by=by):
        record(CLAUSE_TAKEN_UNDONE, mark.programme, by=by, words=_named(mark.clause))


@transaction.atomic
def say_not_needed(programme: Programme, *, by: User, clause: Provision, reason: str) -> NotNeeded:
    """Say, with a reason, that a clause above asks nothing of this programme. The first person's word stays."""
    _begin(programme, clause, by=by)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do."))
    if TakeOver.objects.living().filter(programme=programme, clause=clause).exists():
        raise RefusedError(_("Điều khoản này đã có nhiệm vụ tiếp nhận. Hãy bỏ ghi nhận ấy trước."))
    said = {"reason": reason.strip()[:500], "by": by, "at": now()}
    kept: tuple[NotNeeded, bool] = NotNeeded.objects.living().get_or_create(
        programme=programme, clause=clause, defaults=said
    )
    word, new = kept
    if new:
        record(CLAUSE_NOT_NEEDED, programme, by=by, words=_named(clause) | {"reason": word.reason})
    return word


@transaction.atomic
def withdraw_not_needed(word: NotNeeded, *, by: User) -> None:
    """Take that word back, whoever said it. Idempotent."""
    _begin(word.programme, word.clause, by=by)
    if NotNeeded.objects.filter(pk=word.pk).take_back(by=by):
        record(CLAUSE_NOT_NEEDED_WITHDRAWN, word.programme, by=by, words=_named(word.clause))


def _begin(programme: Programme, clause: Provision, *, by: User) -> None:
    """Lock the programme, so that no two people say opposite things of a clause at the same moment."""
    lock_programmes(programme)
    check_can_cover(by, programme)
    if clause.document_id not in {one.pk for one in documents_seen(programme, by, today())}:
        raise NotAllowedError(_("Điều khoản này không thuộc văn bản cấp trên mà bạn được đọc."))


def _named(clause: Provision) -> dict[str, Any]:
    """For the log; it tells the name of the document only to those who may see it."""
    return {"clause": str(clause), "document": ref(clause.document)}
