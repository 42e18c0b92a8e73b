"""The words that a task came from."""

from dataclasses import dataclass
from uuid import UUID

from kimchinam.accounts.models import User
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.extraction.models import Candidate, Decision
from kimchinam.extraction.states import Kind as ItemKind
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries.branches import tasks_above

AROUND = 800
"""Characters of a clause that are shown on each side of an item: enough to see who is spoken of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of the source that a task came from, between the words around them in their clause."""

    clause: str
    before: str
    quote: str
    after: str
    document: Document
    provision_id: UUID | None

    @property
    def anchor(self) -> str:
        """Where the page of the document shows the clause."""
        return f"#p-{self.provision_id}" if self.provision_id else ""


def passage_of(task: Task, user: User) -> Passage | None:
    """None for a task written without a source, and for a reader who does not see the source. Two SQL queries.

    A part comes from the words of the nearest task above that came from any; one more query.
    """
    decision = Decision.objects.select_related("candidate__run__version__text", "candidate__occurrence")
    key = task.decision_id or (_decision_above(task) if task.parent_id else None)
    source = decision.filter(pk=key).first() if key else None
    if source is None:
        return None
    candidate = source.candidate
    version = candidate.run.version
    document = documents_visible_to(user).filter(pk=version.document_id).first()
    if document is None:
        return None
    before, quote, after = _in_context(candidate, version.text.content)
    clause = str(task.provision or candidate.occurrence or "")
    return Passage(
        clause=clause, before=before, quote=quote, after=after, document=document, provision_id=task.provision_id
    )


def _decision_above(task: Task) -> UUID | None:
    sources = tasks_above(task).filter(decision__isnull=False).order_by("-depth")
    return sources.values_list("decision", flat=True).first()


def _in_context(candidate: Candidate, text: str) -> tuple[str, str, str]:
    """What stands before the item in its clause, the item, and what follows; at most `AROUND` characters each side."""
    if candidate.kind == ItemKind.ANNEX_TASK:
        # A row of a table: its cells one below the other, without the rows around it.
        return "", text[candidate.start : candidate.end].replace(" | ", "\n"), ""
    place = candidate.occurrence
    first, last = (place.start, place.end) if place else (candidate.start, candidate.end)
    first = max(min(first, candidate.start), candidate.start - AROUND)
    last = min(max(last, candidate.end), candidate.end + AROUND)
    return (
        text[first : candidate.start].lstrip(),
        text[candidate.start : candidate.end],
        text[candidate.end : last].rstrip(),
    )
