"""Judgements. A proposal becomes an item of a programme only by a decision that names its person.

Whoever judges holds the run: what an item is depends on the items around it, so the judgements of one document wait for
each other. `seen` are the ids of the merges that the person saw on the card (`rules.check_seen`).
"""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.states import Verb
from kimchinam.base.clock import now
from kimchinam.base.refusals import RefusedError
from kimchinam.extraction.models import Candidate, Decision, Item, Run
from kimchinam.extraction.queries import proposed, standing
from kimchinam.extraction.rules import check_can_review, check_seen, check_undecided
from kimchinam.extraction.states import ACCEPTED, EDITED, MERGED, REFUSED, WITHDRAWN, Judgement, Kind


def _hold(candidate: Candidate, *, by: User) -> None:
    """The door of every judgement: who may not is sent away, who may waits for the others."""
    check_can_review(by, candidate.run.version)
    Run.objects.select_for_update().get(pk=candidate.run_id)


@transaction.atomic
def accept_candidate(candidate: Candidate, *, by: User, seen: Collection[str] | None = None) -> Decision:
    """Take the item as it is proposed, with what was merged into it."""
    _hold(candidate, by=by)
    check_undecided(candidate)
    check_seen(candidate, seen)
    return _decide(candidate, by=by, judgement=Judgement.ACCEPTED, verb=ACCEPTED, item=proposed(candidate))


@transaction.atomic
def edit_candidate(candidate: Candidate, *, by: User, item: Item, seen: Collection[str] | None = None) -> Decision:
    """Take the item as the person wrote it; the person's own decision before it is replaced."""
    _hold(candidate, by=by)
    if mine := standing().filter(candidate=candidate, by=by).first():
        withdraw_decision(mine, by=by)
    check_undecided(candidate)
    check_seen(candidate, seen)
    return _decide(candidate, by=by, judgement=Judgement.EDITED, verb=EDITED, item=item)


@transaction.atomic
def refuse_candidate(candidate: Candidate, *, by: User, reason: str, seen: Collection[str] | None = None) -> Decision:
    """Refuse the item, and with it everything that was merged into it."""
    reason = reason.strip()
    if not reason:
        raise RefusedError(_("Hãy ghi lý do bỏ mục này."))
    _hold(candidate, by=by)
    check_undecided(candidate)
    check_seen(candidate, seen)
    item = proposed(candidate)
    return _decide(candidate, by=by, judgement=Judgement.REFUSED, verb=REFUSED, item=item, reason=reason)


@transaction.atomic
def merge_candidate(candidate: Candidate, *, by: User) -> Decision:
    """Join an item to the nearest one before it that was not refused or merged itself.

    While the earlier item is undecided its proposal simply reads as both. If it was taken already, that decision is
    replaced by an edited one in this person's name: the earlier item, filled where it is silent from the later one.
    """
    _hold(candidate, by=by)
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
    """Write a judgement of an undecided item of a run that is held."""
    decision = Decision.objects.create(
        candidate=candidate, judgement=judgement, fields=item.to_json(), reason=reason, into=into, by=by, at=now()
    )
    after = {"judgement": judgement, "item": item.to_json()}
    record(verb, candidate, by=by, after=after, words={"reason": reason, "into": str(into) if into else ""})
    return decision


@transaction.atomic
def withdraw_decision(decision: Decision, *, by: User) -> None:
    """Take a judgement back; it is kept as withdrawn. Refused once something was made of it.

    Withdrawing a merging also gives the earlier item, if it was taken before, its words before the merging.
    """
    _hold(decision.candidate, by=by)
    this = standing().filter(pk=decision.pk)
    if not this.filter(in_use=False).update(withdrawn_at=now(), withdrawn_by=by):
        raise RefusedError(_in_use(decision) if this.exists() else _("Quyết định này đã được rút lại."))
    record(WITHDRAWN, decision.candidate, by=by, before={"judgement": decision.judgement}, after={"judgement": None})
    if decision.into:
        _part_again(decision, by=by)


def _in_use(decision: Decision) -> str:
    return _("“%(name)s” đã thành nhiệm vụ trong chương trình. Hãy đưa nhiệm vụ ra khỏi dự thảo trước.") % {
        "name": decision
    }


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


def use_decisions(decisions: Sequence[Decision]) -> list[Decision]:
    """Mark that the calling act makes something of taken items. Returns those that were not withdrawn or used meanwhile.

    They are locked first, so that of taking and withdrawing at the same moment exactly one happens.
    """
    free = standing().select_for_update().filter(pk__in=[one.pk for one in decisions], in_use=False).order_by("pk")
    keys = set(free.values_list("pk", flat=True))
    Decision.objects.filter(pk__in=keys).update(in_use=True)
    return [one for one in decisions if one.pk in keys]


def release_decisions(decisions: Sequence[Decision]) -> None:
    """Undo `use_decisions`: what was made of them is gone, and they can be withdrawn or used again."""
    Decision.objects.filter(pk__in=[one.pk for one in decisions]).update(in_use=False)
