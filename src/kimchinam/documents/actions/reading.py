"""From waiting to read or unreadable: what the reader takes up and hands in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import now
from kimchinam.base.moves import move
from kimchinam.base.work import LEASE
from kimchinam.documents.models import Citation, Document, Occurrence, Provision, Text, Version, number_key
from kimchinam.documents.queries import facts_of, waiting
from kimchinam.documents.queries.left_out import as_kept
from kimchinam.documents.queries.paper import layout_of
from kimchinam.documents.rules import check_can_read_again
from kimchinam.documents.states import FOUND_UNREADABLE, MOVES, READ, READ_AGAIN, Reading
from vanban import Header, Reference, Source, UnreadableError
from vanban import Provision as Node

MAX_ATTEMPTS = 3
"""A file that the worker died on this often is unreadable, so that it cannot stop the others for ever."""


def claim_waiting() -> Version | None:
    """Take one waiting version for this worker, until the lease runs out; None when nothing waits or another was faster."""
    version = waiting(now()).select_related("file").first()
    if version is None:
        return None
    mine = waiting(now()).filter(pk=version.pk)
    attempts = F("attempts") + 1
    if not move(mine, Reading.READING, along=MOVES, claimed_until=now() + LEASE, attempts=attempts, progress=0):
        return None
    version.refresh_from_db(fields=["state", "attempts", "claimed_until"])
    return version


def show_progress(version: Version, *, share: float) -> None:
    """A sign of life from the reader: `share` is 0 to 1. Also extends the claim."""
    Version.objects.filter(pk=version.pk, state=Reading.READING).update(
        progress=round(100 * share), claimed_until=now() + LEASE
    )


@dataclass(frozen=True, slots=True)
class Structure:
    """What was understood of a source before anybody judges it."""

    header: Header
    outline: tuple[Node, ...]
    references: tuple[Reference, ...]


@transaction.atomic
def keep_text(version: Version, *, source: Source, structure: Structure) -> None:
    """Store the text and the provisions of a claimed version, and fill the facts that no person has set.

    Doing it again for the same version changes nothing.
    """
    this = Version.objects.filter(pk=version.pk)
    if not move(this, Reading.READ, along=MOVES, progress=100, claimed_until=None):
        return
    layout = layout_of(source) | as_kept(source)
    Text.objects.create(version=version, content=source.text, layout=layout, reader=source.reader, pages=source.pages)
    count = _keep_provisions(version, structure.outline)
    _keep_citations(version, structure.references)
    document = Document.objects.select_for_update().get(pk=version.document_id)
    _fill_facts(document, structure.header, source)
    after = {"state": Reading.READ, "characters": len(source.text), "provisions": count, **facts_of(document)}
    record(READ, document, by=None, after=after)


def _keep_provisions(version: Version, outline: Iterable[Node]) -> int:
    nodes = [(node, depth) for node, depth in _walk(outline)]
    paths = [node.id[:200] for node, _depth in nodes]
    Provision.objects.bulk_create(
        [Provision(document_id=version.document_id, path=path) for path in paths], ignore_conflicts=True
    )
    known = dict(Provision.objects.filter(document=version.document_id).values_list("path", "pk"))
    Occurrence.objects.bulk_create(
        Occurrence(
            version=version,
            provision_id=known[path],
            order=order,
            depth=depth,
            kind=node.kind[:30],
            label=node.label[:80],
            title=node.title,
            start=node.start,
            end=node.end,
        )
        for order, (path, (node, depth)) in enumerate(zip(paths, nodes, strict=True))
    )
    return len(nodes)


def _walk(outline: Iterable[Node], depth: int = 0) -> Iterable[tuple[Node, int]]:
    for node in outline:
        yield node, depth
        yield from _walk(node.children, depth + 1)


def _keep_citations(version: Version, references: Iterable[Reference]) -> None:
    Citation.objects.bulk_create(
        Citation(
            version=version,
            start=reference.start,
            end=reference.end,
            surface=reference.surface,
            kind=reference.kind[:60],
            number=(reference.number or "")[:80],
            number_key=number_key(reference.number or "")[:80],
        )
        for reference in references
    )


def _fill_facts(document: Document, header: Header, source: Source) -> None:
    """Of a locked row, and only the facts of its header: the rest of the row belongs to others."""
    if document.described_by_person:
        return
    document.title = (header.title or source.title or document.title)[:1000]
    document.kind = (header.kind or "")[:60]
    document.number = (header.number or "")[:80]
    document.issuer = (header.issuer or "")[:300]
    document.issued_on = header.issued
    document.signer = (header.signer or "")[:200]
    document.save(update_fields=["title", "kind", "number", "issuer", "issued_on", "signer"])


@transaction.atomic
def find_unreadable(version: Version, *, reason: UnreadableError) -> None:
    """Close a claimed version as unreadable; the file stays, with the reason beside it."""
    done = move(
        Version.objects.filter(pk=version.pk),
        Reading.UNREADABLE,
        along=MOVES,
        claimed_until=None,
        reason_code=reason.code,
        reason_vi=reason.vi,
        reason_en=reason.en,
    )
    if done:
        after = {"state": Reading.UNREADABLE, "reason": reason.code}
        record(FOUND_UNREADABLE, version.document, by=None, after=after)


@transaction.atomic
def read_again(version: Version, *, by: User) -> None:
    """Put an unreadable version back to wait, as after an upgrade of the readers."""
    check_can_read_again(by, version)
    this = Version.objects.filter(pk=version.pk)
    no_reason = dict.fromkeys(("reason_code", "reason_vi", "reason_en"), "")
    if move(this, Reading.WAITING, along=MOVES, attempts=0, progress=0, **no_reason):
        record(READ_AGAIN, version.document, by=by, after={"state": Reading.WAITING})
