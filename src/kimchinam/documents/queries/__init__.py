"""Reads of the documents room; `paper` lays a text out as it looks when printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import IO, TYPE_CHECKING, TypedDict
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.base.folding import fold
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
    shared = Document.shared_with.through.objects.filter(organisation__among=mine.organisations).values("document")
    return documents.filter(Q(organisation__among=mine.organisations) | Q(pk__in=shared))


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


def names_for(reader: User, ids: Collection[str]) -> dict[str, str]:
    """What a history calls the documents of these ids that it speaks of; no title of what the reader may not see."""
    names = {str(document.pk): str(document) for document in visible_to(reader).filter(pk__in=ids)}
    return {one: names.get(one) or _("một văn bản khác") for one in ids}


def facts_of(document: Document) -> dict[str, object]:
    """What a person may correct, by the names of the fields of the form."""
    names = ("title", "kind", "number", "issuer", "issued_on", "signer", "secrecy", "urgency")
    return {name: getattr(document, name) for name in names}


MOST_WORDS = 20
"""Of a search; what is typed beyond narrows nothing more, and an engine bears only so many conditions."""
MOST_OFFERED = 20


def words_of(typed: str) -> list[str]:
    return fold(typed).split()[:MOST_WORDS]


def holding(words: Iterable[str]) -> Q:
    """Documents with all these folded words in their number, kind, title or issuer."""
    return Q(*(Q(search_key__contains=word) for word in words))


def called(name: str, documents: QuerySet[Document]) -> list[Document]:
    """What somebody may mean by this number or name: the documents of that number, else up to 20 that hold its words."""
    key, words = number_key(name), words_of(name)
    numbered = documents.filter(number_key=key)[:MOST_OFFERED] if key else ()
    return list(numbered) or (list(documents.filter(holding(words))[:MOST_OFFERED]) if words else [])


def versions_visible_to(user: User) -> QuerySet[Version]:
    return Version.objects.filter(document__in=visible_to(user))


def newest_version(document: Document) -> Version | None:
    return document.versions.select_related("file", "text").order_by("-sequence").first()


def relations_of(document: Document, user: User) -> QuerySet[Relation]:
    """What the document implements, is based on and replaces; others that the reader may not see are left out."""
    return _seen(document.relations.living().select_related("other"), "other", user)


def inverse_relations_of(document: Document, user: User) -> QuerySet[Relation]:
    """Documents that implement, are based on or replace this one."""
    return document.inverse_relations.living().select_related("document").filter(document__in=visible_to(user))


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


def is_kept(file: File) -> bool:
    """Whether the store holds all its bytes; a name that somebody else left there half written does not count."""
    return default_storage.exists(file.store_name) and default_storage.size(file.store_name) == file.size
