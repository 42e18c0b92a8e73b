"""Papers that a register names become evidence that waits for a reviewer, once their task is issued."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import Told, record, record_many
from kimchinam.base.clock import now, today
from kimchinam.base.refusals import RefusedError
from kimchinam.exchange.actions.previewing import lock_batch, proposal_of
from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import rows_with_papers
from kimchinam.exchange.rules import Proposal, check_can_bring_evidence
from kimchinam.exchange.states import EVIDENCE_BROUGHT, EVIDENCE_IMPORTED
from kimchinam.monitoring.models import Evidence
from kimchinam.programmes.actions.turning import Turn, turn_many
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import HANDED_IN

NOBODY_YET = {"handed_in_on": None, "closed_on": None}


@transaction.atomic
def bring_evidence(batch: Batch, *, by: User) -> int:
    """Hand in what the register shows for tasks of its draft that were issued since. Returns for how many."""
    lock_batch(batch)
    check_can_bring_evidence(by, batch)
    papers = [(row.task, proposal_of(row)) for row in rows_with_papers(batch, on=today()) if row.task]
    if not papers:
        raise RefusedError(_("Không còn nhiệm vụ đã giao nào có minh chứng trong sổ mà chưa nộp."))
    turns = [
        Turn(
            task,
            {"handed_in_on": date.fromisoformat(said.evidence_on)},
            words={"evidence_name": said.evidence_number},
            expect=NOBODY_YET,
        )
        for task, said in papers
    ]
    turn_many(turns, HANDED_IN, by=by)
    keep_papers(batch, papers, by)
    record(EVIDENCE_BROUGHT, batch, by=by, words={"tasks": len(papers)})
    return len(papers)


def keep_papers(batch: Batch, said: Iterable[tuple[Task, Proposal]], by: User) -> None:
    """Who sent the register handed them in: he judges none of them."""
    at, on = now(), today()
    papers = [
        Evidence(  # type: ignore[misc]  # whoever has received a task leads it: the database says so
            task=task,
            organisation_id=task.lead_id,
            number=one.evidence_number,
            dated=date.fromisoformat(one.evidence_on),
            receiver=one.evidence_to,
            handed_in_at=at,
            handed_in_by=batch.by,
            secrecy=task.secrecy,
        )
        for task, one in said
        if one.brings_evidence(on)
    ]
    Evidence.objects.bulk_create(papers)
    record_many(EVIDENCE_IMPORTED, [Told(paper, after=paper_facts(paper)) for paper in papers], by=by)


def paper_facts(paper: Evidence) -> dict[str, object]:
    names = ("number", "dated", "receiver", "note", "file_name", "outcome")
    return {name: getattr(paper, name) for name in names} | {"sha256": "", "task": str(paper.task_id)}
