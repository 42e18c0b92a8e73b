"""Reads of the documents room; `paper` lays a text out as it looks when printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import IO, TYPE_CHECKING, TypedDict
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.documents.models import Citation, Document, File, Relation, Version, number_key
from kimchinam.documents.states import Reading

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Newest(TypedDict):
        state: str
        progress: int
        version_id: UUID

    Registered = WithAnnotations[Document, _Newest]
else:
    Registered = Document


def visible_to(user: User) -> QuerySet[Document]:
    """Documents of, or shared with, a unit in the person's reach, up to his clearance."""
    mine = reach(user)
    documents = Document.objects.filter(secrecy__lte=mine.clearance)
    if mine.everything:
        return documents
    shared = Document.shared_with.through.objects.filter(organisation__in=mine.organisations).values("document")
    return documents.filter(Q(organisation__in=mine.organisations) | Q(pk__in=shared))


def register(user: User) -> QuerySet[Registered]:
    """The register of documents with the state of the newest version; the same number of queries for any length."""
    newest = Version.objects.filter(document=OuterRef("pk")).order_by("-sequence")
    return (
        visible_to(user)
        .select_related("organisation")
        .annotate(
            state=Subquery(newest.values("state")[:1]),
            progress=Subquery(newest.values("progress")[:1]),
            version_id=Subquery(newest.values("pk")[:1]),
        )
    )


def versions_visible_to(user: User) -> QuerySet[Version]:
    return Version.objects.filter(document__in=visible_to(user))


def newest_version(document: Document) -> Version | None:
    return document.versions.select_related("file", "text").order_by("-sequence").first()


def relations_of(document: Document, user: User) -> QuerySet[Relation]:
    """What the document implements, is based on and replaces; others that the reader may not see are left out."""
    return _seen(document.relations.select_related("other"), "other", user)


def inverse_relations_of(document: Document, user: User) -> QuerySet[Relation]:
    """Documents that implement, are based on or replace this one."""
    return document.inverse_relations.select_related("document").filter(document__in=visible_to(user))


def _seen(relations: QuerySet[Relation], side: str, user: User) -> QuerySet[Relation]:
    return relations.filter(Q(**{f"{side}__isnull": True}) | Q(**{f"{side}__in": visible_to(user)}))


def citations_of(version: Version, user: User) -> list[tuple[Citation, Document | None]]:
    """Each cited document once, in order of the text, with the registered document of that number. Two SQL queries."""
    first: dict[str, Citation] = {}
    for citation in version.citations.all():
        first.setdefault(citation.number_key or citation.surface.lower(), citation)
    registered = by_number((citation.number for citation in first.values()), user)
    return [(citation, registered.get(citation.number_key)) for citation in first.values()]


def by_number(numbers: Iterable[str], user: User) -> dict[str, Document]:
    """Visible registered documents by the key of their number; when several share one, the newest."""
    keys = {number_key(number) for number in numbers if number}
    documents = visible_to(user).filter(number_key__in=keys).order_by("created_at")
    return {document.number_key: document for document in documents}


def waiting(at: datetime) -> QuerySet[Version]:
    """What the reader may take up: waiting, or left by a reader that gave no sign of life until `at`."""
    left = Q(state=Reading.READING, claimed_until__lt=at)
    return Version.objects.filter(Q(state=Reading.WAITING) | left).order_by("received_at", "id")


def readable_without(missing: str) -> QuerySet[Version]:
    """Read versions that have no row under the reverse name `missing`: how a room downstream finds its work."""
    return Version.objects.filter(state=Reading.READ, **{f"{missing}__isnull": True}).order_by("received_at", "id")


def open_file(file: File) -> IO[bytes]:
    return default_storage.open(file.store_name)


def with_outline(versions: QuerySet[Version]) -> QuerySet[Version]:
    return versions.prefetch_related(Prefetch("occurrences"))
