"""The worker's part: a read version is claimed, analysed, and its findings are kept as candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import now
from kimchinam.base.moves import move
from kimchinam.base.work import LEASE
from kimchinam.extraction.models import Candidate, Item, Run
from kimchinam.extraction.queries import place_in, versions_to_analyse
from kimchinam.extraction.rules import check_can_analyse_again
from kimchinam.extraction.states import AGAIN, ANALYSED, FAILED, MOVES, Analysis, Kind
from vanban import Why
from vanban import __version__ as edition

MAX_ATTEMPTS = 3


def claim_analysis() -> Run | None:
    """Take one read version for this worker until the lease runs out; None when nothing waits or another was faster."""
    version = versions_to_analyse(now()).select_related("document").first()
    if version is None:
        return None
    try:
        with transaction.atomic():
            run, new = Run.objects.get_or_create(
                version=version, defaults={"claimed_until": now() + LEASE, "reader_version": edition}
            )
    except IntegrityError:
        return None
    return run if new or _reclaim(run) else None


def _reclaim(run: Run) -> bool:
    left = Run.objects.filter(pk=run.pk, state=Analysis.RUNNING, claimed_until__lt=now())
    if not move(left, Analysis.RUNNING, along=MOVES, claimed_until=now() + LEASE, attempts=F("attempts") + 1):
        return False
    run.refresh_from_db()
    return True


def show_life(run: Run) -> None:
    """A sign of life from the analysis: extends the claim."""
    Run.objects.filter(pk=run.pk, state=Analysis.RUNNING).update(claimed_until=now() + LEASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One finding on its way into the table: a span of the text and what is proposed."""

    kind: Kind
    start: int
    end: int
    item: Item
    why: Why


@transaction.atomic
def keep_proposals(
    run: Run, *, proposals: Sequence[Proposal], marks: dict[str, list[list[int]]], reference: date | None
) -> None:
    """Close a claimed run with its candidates in order of the text. Doing it again changes nothing."""
    this = Run.objects.filter(pk=run.pk)
    if not move(this, Analysis.DONE, along=MOVES, claimed_until=None, finished_at=now()):
        return
    this.update(marks=marks, reference_date=reference)
    places = list(run.version.occurrences.all())
    ordered = sorted(proposals, key=lambda proposal: (proposal.start, proposal.end))
    Candidate.objects.bulk_create(
        Candidate(
            run=run,
            sequence=sequence,
            kind=proposal.kind,
            start=proposal.start,
            end=proposal.end,
            occurrence=place_in(places, proposal.start),
            fields=proposal.item.to_json(),
            rule=proposal.why.rule[:300],
            rule_words=proposal.why.words[:300],
        )
        for sequence, proposal in enumerate(ordered, start=1)
    )
    record(ANALYSED, run, by=None, after={"state": Analysis.DONE}, words={"candidates": len(ordered)})


@transaction.atomic
def give_up(run: Run) -> None:
    """Close a run that failed too often, so that it is seen and stops nobody."""
    if move(Run.objects.filter(pk=run.pk), Analysis.FAILED, along=MOVES, claimed_until=None):
        record(FAILED, run, by=None, after={"state": Analysis.FAILED})


@transaction.atomic
def analyse_again(run: Run, *, by: User) -> None:
    """Put a failed run back to wait, as after an upgrade of the readers."""
    check_can_analyse_again(by, run)
    failed = Run.objects.filter(pk=run.pk, state=Analysis.FAILED)
    if move(failed, Analysis.RUNNING, along=MOVES, claimed_until=now(), attempts=0):
        record(AGAIN, run, by=by, before={"state": Analysis.FAILED}, after={"state": Analysis.RUNNING})
