"""Tasks found by words: by the beginnings of all of them, in any order, without regard to accents or case."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from kimchinam.programmes.models import Wording

INDEXED = "array_to_tsvector(string_to_array(ltrim(words), ' '))"
"""What the index on PostgreSQL holds. Our own words, for its parser would cut "12/bc-stc" elsewhere than a person does."""


def holding_words(words: Iterable[str], on: date) -> QuerySet[Wording]:
    """Wordings of a day in which a word begins with each of these, as `rules.words_in` gives them."""
    held = Q(day_from__lte=on, day_to__gt=on)
    for word in words:
        held &= Q(words__contains=f" {word}")
    return Wording.objects.order_by().filter(held)


def tasks_with(words: Iterable[str], on: date, *, up_to: int) -> list[UUID] | None:
    """Tasks found among all; None when they are more than `up_to`. One SQL query.

    PostgreSQL chooses between its index and a walk by how frequent it knows the words to be.
    """
    wanted = list(words)
    found = holding_words([] if connection.vendor == "postgresql" else wanted, on)
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{word}':*" for word in wanted)
        found = found.filter(RawSQL(f"{INDEXED} @@ %s::tsquery", [asked], BooleanField()))
    keys = list(found.values_list("task", flat=True)[: up_to + 1])
    return keys if len(keys) <= up_to else None
