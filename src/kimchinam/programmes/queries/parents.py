"""The documents above a programme: the one place that says what a programme answers to."""

from kimchinam.documents.models import Document
from kimchinam.documents.states import RelationKind
from kimchinam.programmes.models import Programme


def parents_of(programme: Programme) -> list[Document]:
    """What the programme's own text implements, by its name. One SQL query, none without a text.

    A programme of parts answers to the tasks that it passes on, to no document.
    """
    if programme.document_id is None or programme.breaks_down_id:
        return []
    implemented = {
        "inverse_relations__document": programme.document_id,
        "inverse_relations__kind": RelationKind.IMPLEMENTS,
    }
    return sorted(Document.objects.filter(**implemented).distinct(), key=lambda one: one.heading)


def documents_to_cover(programme: Programme) -> list[Document]:
    """The documents above, and after them the one whose clauses became its tasks."""
    own = [] if programme.document is None or programme.breaks_down_id else [programme.document]
    return [*parents_of(programme), *own]
