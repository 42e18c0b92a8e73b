from collections.abc import Callable
from datetime import date
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.audit.actions import record
from kimchinam.base.clock import local_day, now, today
from kimchinam.base.kinds import check_is_paper
from kimchinam.base.moves import move
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.actions import keep_bytes
from kimchinam.monitoring.actions.extending import drop_requests
from kimchinam.monitoring.actions.hearing import tell_assigners, tell_leads
from kimchinam.monitoring.actions.obstacles import drop_obstacles
from kimchinam.monitoring.actions.telling import said
from kimchinam.monitoring.models import Acceptance, Evidence, Return, Withdrawal
from kimchinam.monitoring.rules import (
    check_can_hand_in,
    check_can_judge,
    check_can_withdraw_evidence,
    check_day_of_paper,
)
from kimchinam.monitoring.states import (
    ACCEPTED,
    ACCEPTED_GRADES,
    EVIDENCE_ACCEPTED,
    EVIDENCE_KEPT,
    EVIDENCE_RETURNED,
    EVIDENCE_WAITS,
    EVIDENCE_WITHDRAWN,
    MOVES,
    RETURNED,
    Outcome,
)
from kimchinam.notices.actions import settle
from kimchinam.programmes.actions import close_task, hand_in, take_back, withdraw_hand_in
from kimchinam.programmes.models import Task

WAITS = {"outcome": Outcome.WAITING}


def hand_in_evidence(
    task: Task,
    *,
    by: User,
    number: str,
    dated: date,
    receiver: str,
    note: str = "",
    stream: IO[bytes] | None = None,
    file_name: str = "",
) -> Evidence:
    """The owner hands in proof; the reviewer holds the task from now on. Today counts, not the day of the paper.

    What the owner still asked for, a later deadline or a decision, is withdrawn with it.
    """
    check_can_hand_in(by, task)
    check_day_of_paper(dated, on=today())
    if stream:
        check_is_paper(stream, file_name)
    lead = task.lead
    assert lead is not None  # the check refuses its absence
    evidence = Evidence(
        task=task,
        organisation=lead,
        number=number,
        dated=dated,
        receiver=receiver,
        note=note,
        file=keep_bytes(stream) if stream else None,
        file_name=file_name[:255],
        handed_in_at=now(),
        handed_in_by=by,
        secrecy=task.secrecy,
    )
    with transaction.atomic():  # only now: the copying of the bytes must not hold the locks of the database
        hand_in(task, by=by, on=today(), evidence_name=str(evidence))
        evidence.save()
        record(EVIDENCE_KEPT, evidence, by=by, after=_facts(evidence))
        drop_requests([task], by=by)
        drop_obstacles([task], by=by)
        tell_assigners(EVIDENCE_WAITS, [evidence], by=by, permission=Permission.ACCEPT_EVIDENCE)
    return evidence


def _facts(evidence: Evidence) -> dict[str, object]:
    """The paper as the log keeps it; the digest of its file says which bytes were handed in."""
    names = ("number", "dated", "receiver", "note", "file_name", "outcome")
    return {name: getattr(evidence, name) for name in names} | {
        "sha256": evidence.file.sha256 if evidence.file else "",
        "task": str(evidence.task_id),
    }


@transaction.atomic
def accept_evidence(
    evidence: Evidence, *, by: User, grade: str, note: str = "", effect: str = "", quality: str = ""
) -> Acceptance:
    """Another person accepts: the task is closed today with the grade. What fails is returned, never accepted.

    Effect and quality may be judged apart; neither moves the grade.
    """
    if grade not in ACCEPTED_GRADES:
        raise RefusedError(_("Kết quả không đạt thì trả lại kèm lý do, không nghiệm thu."))
    evidence = _claim(evidence, check_can_judge, by=by, outcome=Outcome.ACCEPTED)
    judged = {"grade": grade, "effect": effect, "quality": quality}
    acceptance = Acceptance.objects.create(evidence=evidence, note=note, at=now(), by=by, **judged)
    after = {"outcome": evidence.outcome, "verdict": note} | judged
    record(ACCEPTED, evidence, by=by, before=WAITS, after=after)
    close_task(evidence.task, by=by, on=today(), grade=grade)
    tell_leads(EVIDENCE_ACCEPTED, [evidence], by=by)
    return acceptance


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: User, reason: str) -> Withdrawal:
    """The owner takes back what nobody has judged yet: it holds the task again, with the deadline it had."""
    reason = said(reason, _("Hãy ghi lý do rút."))
    evidence = _claim(evidence, check_can_withdraw_evidence, by=by, outcome=Outcome.WITHDRAWN)
    paper = Withdrawal.objects.create(evidence=evidence, reason=reason, at=now(), by=by)
    record(EVIDENCE_WITHDRAWN, evidence, by=by, before=WAITS, after={"outcome": evidence.outcome, "reason": reason})
    withdraw_hand_in(evidence.task, by=by, reason=reason)
    return paper


@transaction.atomic
def return_evidence(evidence: Evidence, *, by: User, reason: str) -> Return:
    """Another person gives the evidence back with a reason: the task runs again."""
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do trả lại."))
    evidence = _claim(evidence, check_can_judge, by=by, outcome=Outcome.RETURNED)
    paper = Return.objects.create(evidence=evidence, reason=reason.strip(), at=now(), by=by)
    record(RETURNED, evidence, by=by, before=WAITS, after={"outcome": evidence.outcome, "reason": paper.reason})
    take_back(evidence.task, by=by, since=local_day(evidence.handed_in_at), reason=paper.reason)
    tell_leads(EVIDENCE_RETURNED, [evidence], by=by)
    return paper


def _claim(evidence: Evidence, check: Callable[[User, Evidence], None], *, by: User, outcome: Outcome) -> Evidence:
    """Lock the evidence and turn its outcome, so that of two who judge it or take it back only the first does."""
    evidence = Evidence.objects.select_for_update(of=("self",)).select_related("task__programme").get(pk=evidence.pk)
    check(by, evidence)
    move(Evidence.objects.filter(pk=evidence.pk), outcome, along=MOVES, field="outcome")
    settle(evidence)
    evidence.refresh_from_db(fields=["outcome"])
    return evidence
