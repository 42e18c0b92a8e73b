"""Reads of the exchange room: registers and what was made of them, what is missing, what is given out."""

from kimchinam.exchange.queries.batches import (
    Group,
    Said,
    batches_visible_to,
    groups_of,
    rows_left,
    rows_of,
    rows_saying,
    rows_with,
    rows_with_papers,
    same_file_before,
    states_of,
    tallies_of,
    waiting,
)
from kimchinam.exchange.queries.context import context_of, term_of, units_on
from kimchinam.exchange.queries.gaps import (
    batches_with_gaps,
    counts_of_gaps,
    gaps_of,
    gaps_visible_to,
    lacking,
    unproved_of,
)
from kimchinam.exchange.queries.memory import corrections_visible_to, mapping_before
from kimchinam.exchange.queries.outlook import (
    Outlook,
    drafts_open_to,
    meanings_of,
    outlook_of,
    samples_of,
    units_named_in,
)
from kimchinam.exchange.queries.shown import cells_in, shown_tasks

__all__ = [
    "Group",
    "Outlook",
    "Said",
    "batches_visible_to",
    "batches_with_gaps",
    "cells_in",
    "context_of",
    "corrections_visible_to",
    "counts_of_gaps",
    "drafts_open_to",
    "gaps_of",
    "gaps_visible_to",
    "groups_of",
    "lacking",
    "mapping_before",
    "meanings_of",
    "outlook_of",
    "rows_left",
    "rows_of",
    "rows_saying",
    "rows_with",
    "rows_with_papers",
    "same_file_before",
    "samples_of",
    "shown_tasks",
    "states_of",
    "tallies_of",
    "term_of",
    "units_named_in",
    "units_on",
    "unproved_of",
    "waiting",
]
