"""States that change: only along the moves that a room's `states.py` allows, and only once when two try at the same moment."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet, TextChoices

Moves = Mapping[TextChoices, frozenset[TextChoices]]
"""From each state, the states that may follow. One dictionary may hold several kinds of state."""


def move(rows: QuerySet[Model], to: TextChoices, *, along: Moves, field: str = "state", **facts: Any) -> int:
    """Turn `field` to the state `to` in the rows whose present state allows it, and set `facts` with it.

    One conditional update: who comes second finds no row. Returns how many rows moved.
    """
    return rows.filter(**{f"{field}__in": origins(to, along)}).update(**{field: to}, **facts)


def origins(to: TextChoices, along: Moves) -> list[TextChoices]:
    """The states from which `to` may be reached."""
    return [state for state, onward in along.items() if type(state) is type(to) and to in onward]
