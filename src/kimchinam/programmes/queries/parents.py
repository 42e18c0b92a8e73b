"""Which documents a programme has to answer to, clause by clause."""

from datetime import date

from django.db.models import Q

from kimchinam.documents.models import Document, Relation
from kimchinam.documents.states import RelationKind
from kimchinam.programmes.models import Foundation, Programme


def parents_of(programme: Programme, on: date) -> list[Document]:
    """What it stood on on a day, the texts of programmes it stood on, and what its own text implements, by their names. One SQL
    query.

    A programme of parts answers to the tasks that it passes on, to no document.
    """
    if programme.breaks_down_id:
        return []
    founded = Foundation.objects.on(on).filter(programme=programme)
    above = Programme.objects.filter(pk__in=founded.values("parent"))
    implemented = Relation.objects.on(on).filter(document=programme.document_id, kind=RelationKind.IMPLEMENTS)
    documents = Document.objects.filter(
        Q(pk__in=founded.values("document"))
        | Q(pk__in=above.values("document"))
        | Q(pk__in=implemented.values("other"))
    )
    others = (one for one in documents if one.pk != programme.document_id)
    return sorted(others, key=lambda one: one.heading)


def documents_to_cover(programme: Programme, on: date) -> list[Document]:
    """The documents above, and after them the one whose clauses became its tasks."""
    own = [] if programme.document is None or programme.breaks_down_id else [programme.document]
    return [*parents_of(programme, on), *own]
