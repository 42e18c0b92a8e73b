"""What a programme stands on, and what stands on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kimchinam.accounts.models import User
from kimchinam.documents.models import Document, Relation
from kimchinam.documents.queries import visible_to as documents_visible_to
from kimchinam.programmes.models import Foundation, Programme
from kimchinam.programmes.queries.seeing import programmes_visible_to
from kimchinam.programmes.states import BINDING


@dataclass(frozen=True, slots=True)
class Foundations:
    """What a reader sees of what a programme stands on; `hidden` counts what he does not."""

    documents: list[Document]
    parents: list[Programme]
    hidden: int

    def __bool__(self) -> bool:
        return bool(self.documents or self.parents or self.hidden)


def foundations_of(programme: Programme, user: User, on: date) -> Foundations:
    """Those of a day, in the order in which the paper names them. Three SQL queries."""
    rows = list(Foundation.objects.on(on).filter(programme=programme))
    documents = documents_visible_to(user).in_bulk([row.document_id for row in rows if row.document_id])
    parents = programmes_visible_to(user).select_related("organisation").in_bulk(_parents(rows))
    seen = [documents.get(row.document_id) for row in rows if row.document_id]
    above = [parents.get(row.parent_id) for row in rows if row.parent_id]
    return Foundations(
        documents=[one for one in seen if one],
        parents=[one for one in above if one],
        hidden=sum(one is None for one in (*seen, *above)),
    )


def _parents(rows: Iterable[Foundation]) -> list[UUID]:
    return [row.parent_id for row in rows if row.parent_id]


def children_of(programme: Programme, user: User, on: date) -> QuerySet[Programme]:
    """Programmes that stood on it on a day and that the person sees."""
    founded = Foundation.objects.on(on).filter(parent=programme).values("programme")
    return programmes_visible_to(user).filter(pk__in=founded).select_related("organisation")


def documents_to_stand_on(programme: Programme, user: User) -> QuerySet[Document]:
    """Papers that it may name: those it names first, then those that its own paper says it implements, then the others."""
    named = Foundation.objects.living().filter(programme=programme, document__isnull=False).values("document")
    implied = Relation.objects.living().filter(document=programme.document_id, other__isnull=False).values("other")
    return documents_visible_to(user).annotate(rank=_rank(named, implied)).order_by("rank", "-issued_on", "-id")


def programmes_to_stand_on(programme: Programme, user: User) -> QuerySet[Programme]:
    """Programmes that it may name, those it names already first; never itself, nor what was withdrawn or only passes tasks on."""
    named = Foundation.objects.living().filter(programme=programme, parent__isnull=False).values("parent")
    allowed = Q(state__in=BINDING, breaks_down=None) | Q(pk__in=named)
    issued = programmes_visible_to(user).filter(allowed).exclude(pk=programme.pk)
    return issued.annotate(rank=_rank(named)).order_by("rank", "-issued_on", "-id")


def _rank(*firsts: QuerySet[Any, Any]) -> Case:
    whens = [When(pk__in=first, then=Value(rank)) for rank, first in enumerate(firsts)]
    return Case(*whens, default=Value(len(firsts)), output_field=IntegerField())
