"""Reads of the exchange room: registers and what was made of them, what is missing, what is given out."""

from kimchinam.exchange.queries.batches import (
    Group,
    batches_visible_to,
    groups_of,
    rows_of,
    rows_with,
    same_file_before,
    tallies_of,
    waiting,
)
from kimchinam.exchange.queries.context import context_of, term_of, units_on
from kimchinam.exchange.queries.memory import corrections_visible_to, mapping_before

__all__ = [
    "Group",
    "batches_visible_to",
    "context_of",
    "corrections_visible_to",
    "groups_of",
    "mapping_before",
    "rows_of",
    "rows_with",
    "same_file_before",
    "tallies_of",
    "term_of",
    "units_on",
    "waiting",
]
