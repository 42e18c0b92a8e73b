"""Reads of programmes and tasks: who sees what, how it stands on a day, what a draft lacks, where a task came from."""

from kimchinam.programmes.queries.drafts import (
    drafts_for,
    finder_of_lacks,
    groups_of,
    issuers_of,
    lacks,
    receivers_of,
    sources_for,
    waiting_decisions,
)
from kimchinam.programmes.queries.past import as_stood, standing, versions_of_tasks
from kimchinam.programmes.queries.seeing import followed, programmes_visible_to, visible_to
from kimchinam.programmes.queries.sources import AROUND, Passage, passage_of
from kimchinam.programmes.queries.statuses import (
    counts,
    led_by,
    of_status,
    open_on,
    with_counts,
    with_last_day,
    with_status,
)
from kimchinam.programmes.queries.units import for_list, supporting_of

__all__ = [
    "AROUND",
    "Passage",
    "as_stood",
    "counts",
    "drafts_for",
    "finder_of_lacks",
    "followed",
    "for_list",
    "groups_of",
    "issuers_of",
    "lacks",
    "led_by",
    "of_status",
    "open_on",
    "passage_of",
    "programmes_visible_to",
    "receivers_of",
    "sources_for",
    "standing",
    "supporting_of",
    "versions_of_tasks",
    "visible_to",
    "waiting_decisions",
    "with_counts",
    "with_last_day",
    "with_status",
]
