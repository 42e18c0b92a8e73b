"""Receiving, reading, describing and relating documents."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import IO

from django.core.files.base import File as DjangoFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.models import ids
from kimchinam.base.clock import now
from kimchinam.base.refusals import RefusedError
from kimchinam.base.states import Secrecy, Urgency
from kimchinam.base.work import LEASE
from kimchinam.documents.models import (
    Citation,
    Document,
    File,
    Occurrence,
    Provision,
    Relation,
    Text,
    Version,
    number_key,
)
from kimchinam.documents.queries import visible_to, waiting
from kimchinam.documents.rules import check_can_describe, check_can_read_again, check_can_register
from kimchinam.documents.states import (
    DESCRIBED,
    FOUND_UNREADABLE,
    READ,
    READ_AGAIN,
    RECEIVED,
    RELATED,
    SHARED,
    UNRELATED,
    Reading,
    RelationKind,
)
from kimchinam.organisations.models import Organisation
from vanban import Header, Reference, Source, UnreadableError
from vanban import Provision as Node

MAX_ATTEMPTS = 3
"""A file that the worker died on this often is unreadable, so that it cannot stop the others for ever."""


def keep_bytes(stream: IO[bytes]) -> File:
    """Keep a stream by its SHA-256; bytes that are kept already are not written again."""
    digest = hashlib.sha256()
    size = 0
    for chunk in iter(lambda: stream.read(1 << 20), b""):
        digest.update(chunk)
        size += len(chunk)
    stream.seek(0)
    file = File(sha256=digest.hexdigest(), size=size)
    if not default_storage.exists(file.store_name):
        default_storage.save(file.store_name, DjangoFile(stream))
    return File.objects.get_or_create(sha256=file.sha256, defaults={"size": size})[0]


@dataclass(frozen=True, slots=True)
class Received:
    document: Document
    known: bool
    """True when the register already held a document of these bytes; then nothing was added."""


@transaction.atomic
def receive_file(
    *,
    by: User,
    stream: IO[bytes],
    file_name: str,
    organisation: Organisation | None = None,
    secrecy: int = Secrecy.OPEN,
    urgency: int = Urgency.ORDINARY,
) -> Received:
    """Enter a file into the register of a unit (by default the one the person acts for); the worker will read it.

    The same bytes are one file; when a document the person can see already has them, that document is the answer.
    """
    organisation = organisation or by.acting_for
    check_can_register(by, organisation=organisation, secrecy=secrecy)
    assert organisation is not None  # the check refuses its absence
    file = keep_bytes(stream)
    known = visible_to(by).filter(versions__file=file).first()
    if known:
        return Received(known, known=True)
    document = Document.objects.create(
        organisation=organisation, title=file_name[:1000], secrecy=secrecy, urgency=urgency
    )
    version = Version.objects.create(
        document=document, file=file, file_name=file_name[:255], received_at=now(), received_by=by
    )
    after = {"file_name": version.file_name, "sha256": file.sha256, "secrecy": secrecy, "state": version.state}
    record(RECEIVED, document, by=by, after=after)
    return Received(document, known=False)


def claim_waiting() -> Version | None:
    """Take one waiting version for this worker, until the lease runs out; None when nothing waits or another was faster."""
    version = waiting(now()).select_related("document", "file").first()
    if version is None:
        return None
    claimed = (
        waiting(now())
        .filter(pk=version.pk)
        .update(state=Reading.READING, claimed_until=now() + LEASE, attempts=F("attempts") + 1, progress=0)
    )
    if not claimed:
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
    done = Version.objects.filter(pk=version.pk, state=Reading.READING).update(
        state=Reading.READ, progress=100, claimed_until=None
    )
    if not done:
        return
    Text.objects.create(
        version=version, content=source.text, layout=layout_of(source), reader=source.reader, pages=source.pages
    )
    count = _keep_provisions(version, structure.outline)
    _keep_citations(version, structure.references)
    _fill_facts(version.document, structure.header, source)
    after = {"state": Reading.READ, "characters": len(source.text), "provisions": count, **_facts(version.document)}
    record(READ, version.document, by=None, after=after)


def layout_of(source: Source) -> dict[str, object]:
    return {
        "blocks": [[b.start, b.end, b.kind, b.bold, b.page] for b in source.blocks],
        "tables": [
            [t.start, t.end, [[c.start, c.end, c.row, c.column, c.rowspan, c.colspan] for c in t.cells]]
            for t in source.tables
        ],
        "offsets": [list(mark) for mark in source.offsets.marks],
    }


def _keep_provisions(version: Version, outline: Iterable[Node]) -> int:
    nodes = [(node, depth) for node, depth in _walk(outline)]
    paths = [node.id[:200] for node, _depth in nodes]
    Provision.objects.bulk_create(
        [Provision(document=version.document, path=path) for path in paths], ignore_conflicts=True
    )
    known = dict(Provision.objects.filter(document=version.document).values_list("path", "pk"))
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
    if document.described_by_person:
        return
    document.title = (header.title or source.title or document.title)[:1000]
    document.kind = (header.kind or "")[:60]
    document.number = (header.number or "")[:80]
    document.issuer = (header.issuer or "")[:300]
    document.issued_on = header.issued
    document.signer = (header.signer or "")[:200]
    document.save()


def _facts(document: Document) -> dict[str, object]:
    names = ("title", "kind", "number", "issuer", "issued_on", "signer", "secrecy", "urgency")
    return {name: getattr(document, name) for name in names}


@transaction.atomic
def find_unreadable(version: Version, *, reason: UnreadableError) -> None:
    """Close a claimed version as unreadable; the file stays, with the reason beside it."""
    done = Version.objects.filter(pk=version.pk, state=Reading.READING).update(
        state=Reading.UNREADABLE,
        claimed_until=None,
        reason_code=reason.code,
        reason_vi=reason.vi,
        reason_en=reason.en,
    )
    if done:
        after = {"state": Reading.UNREADABLE, "reason": reason.vi}
        record(FOUND_UNREADABLE, version.document, by=None, after=after)


@transaction.atomic
def read_again(version: Version, *, by: User) -> None:
    """Put an unreadable version back to wait, as after an upgrade of the readers."""
    check_can_read_again(by, version)
    Version.objects.filter(pk=version.pk, state=Reading.UNREADABLE).update(
        state=Reading.WAITING, attempts=0, progress=0, reason_code="", reason_vi="", reason_en=""
    )
    record(READ_AGAIN, version.document, by=by, after={"state": Reading.WAITING})


@transaction.atomic
def describe_document(
    document: Document,
    *,
    by: User,
    title: str,
    kind: str,
    number: str,
    issuer: str,
    issued_on: date | None,
    signer: str,
    secrecy: int,
    urgency: int,
) -> None:
    """Set the facts of a document as a person read them; from now on they are his, not the reader's."""
    check_can_describe(by, document)
    check_can_register(by, organisation=document.organisation, secrecy=secrecy)
    before = _facts(document)
    document.title, document.kind, document.number, document.issuer = title, kind, number, issuer
    document.issued_on, document.signer, document.secrecy, document.urgency = issued_on, signer, secrecy, urgency
    document.described_by_person = True
    document.save()
    record(DESCRIBED, document, by=by, before=before, after=_facts(document))


@transaction.atomic
def relate(document: Document, *, by: User, kind: str, other: Document | None = None, other_name: str = "") -> Relation:
    """Say that a document implements, is based on or replaces another, registered or only named. Idempotent."""
    check_can_describe(by, document)
    if other and other.pk == document.pk:
        raise RefusedError(_("Văn bản không thể có quan hệ với chính nó."))
    if other and not visible_to(by).filter(pk=other.pk).exists():
        raise RefusedError(_("Không tìm thấy văn bản kia."))
    name = "" if other else other_name.strip()[:300]
    if not other and not name:
        raise RefusedError(_("Hãy chọn một văn bản đã đăng ký hoặc ghi tên văn bản."))
    relation, new = Relation.objects.get_or_create(
        document=document, kind=kind, other=other, other_name=name, defaults={"by": by}
    )
    if new:
        record(RELATED, document, by=by, after=_relation_facts(relation))
    return relation


@transaction.atomic
def unrelate(relation: Relation, *, by: User) -> None:
    check_can_describe(by, relation.document)
    before = _relation_facts(relation)
    after = before | {_fact_of(relation): None}
    relation.delete()
    record(UNRELATED, relation.document, by=by, before=before, after=after)


def _fact_of(relation: Relation) -> str:
    return f"relation:{relation.pk}"


def _relation_facts(relation: Relation) -> dict[str, object]:
    other = str(relation.other) if relation.other else relation.other_name
    return {
        _fact_of(relation): [relation.kind, str(relation.other_id or ""), other],
        "relation": str(RelationKind(relation.kind).label),
        "other": other,
    }


@transaction.atomic
def share_document(document: Document, *, by: User | None, organisations: Iterable[Organisation]) -> None:
    """Let these units, too, see the document. `by=None` when an issued programme brings it to them."""
    if by:
        check_can_describe(by, document)
    units = list(organisations)
    document.shared_with.add(*units)
    after = {"shared_with": ids(document.shared_with.all()), "organisations": ", ".join(map(str, units))}
    record(SHARED, document, by=by, after=after)
