"""Proposals and judgements. A proposal becomes an item of a programme only by a decision that names its person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.states import Verb
from kimchinam.base.clock import now
from kimchinam.base.refusals import RefusedError
from kimchinam.base.work import LEASE
from kimchinam.documents.models import Occurrence, Provision, Version
from kimchinam.extraction.models import Candidate, Decision, Item, NoTask, Run
from kimchinam.extraction.queries import proposed, standing, versions_to_analyse
from kimchinam.extraction.rules import check_analysed, check_can_analyse_again, check_can_review, check_undecided
from kimchinam.extraction.states import (
    ACCEPTED,
    ADDED,
    AGAIN,
    ANALYSED,
    EDITED,
    FAILED,
    MERGED,
    NO_TASK,
    NO_TASK_WITHDRAWN,
    REFUSED,
    WITHDRAWN,
    Analysis,
    Judgement,
    Kind,
)
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
    if not left.update(claimed_until=now() + LEASE, attempts=F("attempts") + 1):
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
    why: str


@transaction.atomic
def keep_proposals(
    run: Run, *, proposals: Sequence[Proposal], marks: dict[str, list[list[int]]], reference: date | None
) -> None:
    """Close a claimed run with its candidates in order of the text. Doing it again changes nothing."""
    done = Run.objects.filter(pk=run.pk, state=Analysis.RUNNING).update(
        state=Analysis.DONE, claimed_until=None, finished_at=now(), marks=marks, reference_date=reference
    )
    if not done:
        return
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
            why=proposal.why[:300],
        )
        for sequence, proposal in enumerate(ordered, start=1)
    )
    record(ANALYSED, run, by=None, after={"state": Analysis.DONE, "candidates": len(ordered)})


def place_in(places: Iterable[Occurrence], offset: int) -> Occurrence | None:
    """The deepest provision that holds a character."""
    holding = [place for place in places if place.start <= offset < place.end]
    return max(holding, key=lambda place: place.depth, default=None)


@transaction.atomic
def give_up(run: Run) -> None:
    """Close a run that failed too often, so that it is seen and stops nobody."""
    if Run.objects.filter(pk=run.pk, state=Analysis.RUNNING).update(state=Analysis.FAILED, claimed_until=None):
        record(FAILED, run, by=None, after={"state": Analysis.FAILED})


@transaction.atomic
def analyse_again(run: Run, *, by: User) -> None:
    """Put a failed run back to wait, as after an upgrade of the readers."""
    check_can_analyse_again(by, run)
    failed = Run.objects.filter(pk=run.pk, state=Analysis.FAILED)
    if failed.update(state=Analysis.RUNNING, claimed_until=now(), attempts=0):
        record(AGAIN, run, by=by, before={"state": Analysis.FAILED}, after={"state": Analysis.RUNNING})


def accept_candidate(candidate: Candidate, *, by: User) -> Decision:
    """Take the item as it is proposed, with what was merged into it."""
    return _decide(candidate, by=by, judgement=Judgement.ACCEPTED, verb=ACCEPTED, item=proposed(candidate))


@transaction.atomic
def edit_candidate(candidate: Candidate, *, by: User, item: Item) -> Decision:
    """Take the item as the person wrote it; the person's own decision before it is replaced."""
    mine = standing().filter(candidate=candidate, by=by).first()
    if mine:
        withdraw_decision(mine, by=by)
    return _decide(candidate, by=by, judgement=Judgement.EDITED, verb=EDITED, item=item)


def refuse_candidate(candidate: Candidate, *, by: User, reason: str) -> Decision:
    reason = reason.strip()
    if not reason:
        raise RefusedError(_("Hãy ghi lý do bỏ mục này."))
    return _decide(candidate, by=by, judgement=Judgement.REFUSED, verb=REFUSED, item=proposed(candidate), reason=reason)


@transaction.atomic
def merge_candidate(candidate: Candidate, *, by: User) -> Decision:
    """Join an item to the nearest one before it that was not refused or merged itself.

    While the earlier item is undecided its proposal simply reads as both. If it was taken already, that decision is
    replaced by an edited one in this person's name: the earlier item, filled where it is silent from the later one.
    """
    check_can_review(by, candidate.run.version)
    check_undecided(candidate)
    into = _previous(candidate)
    if into is None:
        raise RefusedError(_("Không có mục nào phía trước để gộp vào."))
    item = proposed(candidate)
    if taken := standing().filter(candidate=into).first():
        withdraw_decision(taken, by=by)
        _decide(into, by=by, judgement=Judgement.EDITED, verb=EDITED, item=taken.item.joined_with(item))
    # Last, so that the merging is the newest decision of the person: undoing it undoes both.
    return _decide(candidate, by=by, judgement=Judgement.MERGED, verb=MERGED, item=item, into=into)


def _previous(candidate: Candidate) -> Candidate | None:
    """In order of the text, where an item that a person added stands at its place, not at the end."""
    gone = standing().filter(judgement__in=[Judgement.MERGED, Judgement.REFUSED]).values("candidate")
    before = Q(start__lt=candidate.start) | Q(start=candidate.start, sequence__lt=candidate.sequence)
    earlier = Candidate.objects.filter(before, run=candidate.run_id)
    if candidate.kind == Kind.TARGET:
        earlier = earlier.filter(kind=Kind.TARGET)
    else:
        earlier = earlier.exclude(kind=Kind.TARGET)
    return earlier.exclude(pk__in=gone).order_by("-start", "-sequence").first()


@transaction.atomic
def _decide(
    candidate: Candidate,
    *,
    by: User,
    judgement: Judgement,
    verb: Verb,
    item: Item,
    reason: str = "",
    into: Candidate | None = None,
) -> Decision:
    """The one door for judgements. One decision can stand; who comes second is told who was first."""
    check_can_review(by, candidate.run.version)
    check_undecided(candidate)
    try:
        with transaction.atomic():
            decision = Decision.objects.create(
                candidate=candidate,
                judgement=judgement,
                fields=item.to_json(),
                reason=reason,
                into=into,
                by=by,
                at=now(),
            )
    except IntegrityError:
        check_undecided(candidate)
        raise
    after = {"judgement": judgement, "item": item.to_json(), "reason": reason, "into": str(into) if into else ""}
    record(verb, candidate, by=by, after=after)
    return decision


@transaction.atomic
def withdraw_decision(decision: Decision, *, by: User) -> None:
    """Take a judgement back; it is kept as withdrawn. Refused once it has become a task.

    Withdrawing a merging also gives the earlier item, if it was taken before, its words before the merging.
    """
    check_can_review(by, decision.candidate.run.version)
    if hasattr(decision, "task"):
        raise RefusedError(_("Mục này đã thành nhiệm vụ trong chương trình. Hãy đưa nhiệm vụ ra khỏi dự thảo trước."))
    done = standing().filter(pk=decision.pk).update(withdrawn_at=now(), withdrawn_by=by)
    if not done:
        raise RefusedError(_("Quyết định này đã được rút lại."))
    record(WITHDRAWN, decision.candidate, by=by, before={"judgement": decision.judgement}, after={"judgement": None})
    if decision.into:
        _part_again(decision, by=by)


def _part_again(merging: Decision, *, by: User) -> None:
    """Undo what a merging did to the item that was taken before it. Keys are compared, for they rise with time."""
    into = merging.into
    assert into is not None  # the database keeps merged decisions whole
    joined = standing().filter(candidate=into).first()
    if joined is None:
        return
    earlier = (
        into.decisions.filter(withdrawn_at__isnull=False, pk__lt=joined.pk).order_by("-withdrawn_at", "-pk").first()
    )
    if joined.pk > merging.pk or earlier is None:
        raise RefusedError(_("Mục nhận phần gộp đã được quyết định sau đó. Hãy rút lại quyết định ấy trước."))
    withdraw_decision(joined, by=by)
    judgement = Judgement(earlier.judgement)
    verb = ACCEPTED if judgement == Judgement.ACCEPTED else EDITED
    _decide(into, by=by, judgement=judgement, verb=verb, item=earlier.item)


@transaction.atomic
def add_candidate(run: Run, *, by: User, start: int, end: int, item: Item | None = None) -> Candidate:
    """Propose what the machine overlooked: a person marks a place in the text; spaces around it are left out."""
    check_can_review(by, run.version)
    run = Run.objects.select_for_update().get(pk=run.pk)  # two people adding at once get two numbers
    check_analysed(run)
    content = run.version.text.content
    if not 0 <= start < end <= len(content) or not (words := content[start:end]).strip():
        raise RefusedError(_("Đoạn được chọn không nằm trong văn bản."))
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    sequence = (run.candidates.aggregate(last=Max("sequence"))["last"] or 0) + 1
    candidate = Candidate.objects.create(
        run=run,
        sequence=sequence,
        kind=Kind.ADDED,
        start=start,
        end=end,
        occurrence=place_in(run.version.occurrences.all(), start),
        fields=(item or Item(text=content[start:end])).to_json(),
        why=_("Người duyệt chọn từ nguyên văn"),
    )
    record(ADDED, candidate, by=by, after={"start": start, "end": end})
    return candidate


@transaction.atomic
def mark_no_task(provision: Provision, *, version: Version, by: User) -> None:
    """Say that a provision needs no task. Idempotent; the first person's name stays."""
    check_can_review(by, version)
    _check_of_document(provision, version)
    _mark, new = NoTask.objects.get_or_create(provision=provision, defaults={"by": by, "at": now()})
    if new:
        record(NO_TASK, provision, by=by, after={"no_task": True})


@transaction.atomic
def unmark_no_task(provision: Provision, *, version: Version, by: User) -> None:
    """Take that word back, whoever said it. Idempotent."""
    check_can_review(by, version)
    _check_of_document(provision, version)
    gone, _kinds = NoTask.objects.filter(provision=provision).delete()
    if gone:
        record(NO_TASK_WITHDRAWN, provision, by=by, before={"no_task": True}, after={"no_task": False})


def _check_of_document(provision: Provision, version: Version) -> None:
    if provision.document_id != version.document_id:
        raise RefusedError(_("Điều khoản này không thuộc văn bản đang duyệt."))
