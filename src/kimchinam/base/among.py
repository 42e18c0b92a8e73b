"""`unit__among=keys`: whether a key is one of many, which are sent as one value.

`in` writes a place for each of them into the statement: of a few hundred that takes longer than to find the rows.
"""

import json
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, Lookup, UUIDField


class Among(Lookup):
    """The keys are a collection of `UUID`; of none of them no row is found."""

    lookup_name = "among"
    prepare_rhs = False
    rhs: frozenset[UUID]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, given = self.process_lhs(compiler, connection)
        return f"{left} IN (SELECT value FROM json_each(%s))", (*given, json.dumps([key.hex for key in self.rhs]))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, given = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s::uuid[])", (*given, _as_array(self.rhs))


@lru_cache(maxsize=64)  # a page asks about the same hundreds of units in most of its queries
def _as_array(keys: frozenset[UUID]) -> str:
    return f"{{{','.join(map(str, keys))}}}"


def register() -> None:
    UUIDField.register_lookup(Among)
    ForeignKey.register_lookup(Among)
