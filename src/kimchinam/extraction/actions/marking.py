"""What a person marks on the paper: an item that was overlooked, a provision that needs no task."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import now
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.models import Provision, Version
from kimchinam.extraction.actions.judging import edit_candidate
from kimchinam.extraction.models import Candidate, Decision, Item, NoTask, Run
from kimchinam.extraction.queries import place_in
from kimchinam.extraction.rules import check_analysed, check_can_review, check_passage
from kimchinam.extraction.states import ADDED, NO_TASK_BECAUSE, NO_TASK_WITHDRAWN, Kind


@transaction.atomic
def add_candidate(run: Run, *, by: User, start: int, end: int, item: Item | None = None) -> Candidate:
    """Propose what the machine overlooked: a person marks a place in the text; spaces around it are left out."""
    check_can_review(by, run.version)
    run = Run.objects.select_for_update().get(pk=run.pk)  # two people adding at once get two numbers
    check_analysed(run)
    content = run.version.text.content
    start, end = check_passage(content, start=start, end=end)
    sequence = (run.candidates.aggregate(last=Max("sequence"))["last"] or 0) + 1
    candidate = Candidate.objects.create(
        run=run,
        sequence=sequence,
        kind=Kind.ADDED,
        start=start,
        end=end,
        occurrence=place_in(run.version.occurrences.all(), start),
        fields=(item or Item(text=content[start:end])).to_json(),
    )
    record(ADDED, candidate, by=by, after={"start": start, "end": end})
    return candidate


@transaction.atomic
def add_item(run: Run, *, by: User, start: int, end: int, item: Item) -> Decision:
    """Take what the machine overlooked, as the person wrote it: the passage and its judgement are kept together or not at all."""
    return edit_candidate(add_candidate(run, by=by, start=start, end=end), by=by, item=item)


@transaction.atomic
def mark_no_task(provision: Provision, *, version: Version, by: User, reason: str) -> None:
    """Say, and why, that a provision needs no task. Idempotent; the first person's name and reason stay."""
    check_can_review(by, version)
    _check_of_document(provision, version)
    why = reason.strip()[:500]
    if not why:
        raise RefusedError(_("Hãy ghi lý do không cần nhiệm vụ."))
    _mark, new = NoTask.objects.living().get_or_create(
        provision=provision, defaults={"by": by, "at": now(), "reason": why}
    )
    if new:
        record(NO_TASK_BECAUSE, provision, by=by, after={"no_task": True}, words={"reason": why})


@transaction.atomic
def unmark_no_task(provision: Provision, *, version: Version, by: User) -> None:
    """Take that word back, whoever said it. Idempotent."""
    check_can_review(by, version)
    _check_of_document(provision, version)
    if NoTask.objects.filter(provision=provision).take_back(by=by):
        record(NO_TASK_WITHDRAWN, provision, by=by, before={"no_task": True}, after={"no_task": False})


def _check_of_document(provision: Provision, version: Version) -> None:
    if provision.document_id != version.document_id:
        raise RefusedError(_("Điều khoản này không thuộc văn bản đang duyệt."))
