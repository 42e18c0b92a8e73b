"""Reads of programmes and tasks: who sees what, how it stands on a day, what a draft lacks, where a task came from."""

from kimchinam.programmes.queries.choosing import choices_of
from kimchinam.programmes.queries.derived import wrong_cells
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
from kimchinam.programmes.queries.following import (
    FEW,
    Scope,
    counted_directly,
    counts_assigned,
    counts_of,
    named_like,
    scope_of,
)
from kimchinam.programmes.queries.past import as_stood, standing, versions_of_tasks
from kimchinam.programmes.queries.reading import Slice, page_of, steps_of, tasks_at, tasks_in
from kimchinam.programmes.queries.retelling import is_drawn_by_other_rules, wrongly_drawn
from kimchinam.programmes.queries.seeing import followed, programmes_visible_to, visible_to
from kimchinam.programmes.queries.sources import AROUND, Passage, passage_of
from kimchinam.programmes.queries.stabbing import Place, holding
from kimchinam.programmes.queries.statuses import (
    counts,
    led_by,
    of_status,
    open_on,
    with_counts,
    with_last_day,
    with_status,
)
from kimchinam.programmes.queries.tallies import Steps, late_by_unit, untallied
from kimchinam.programmes.queries.units import for_list, supporting_of

__all__ = [
    "AROUND",
    "FEW",
    "Passage",
    "Place",
    "Scope",
    "Slice",
    "Steps",
    "as_stood",
    "choices_of",
    "counted_directly",
    "counts",
    "counts_assigned",
    "counts_of",
    "drafts_for",
    "finder_of_lacks",
    "followed",
    "for_list",
    "groups_of",
    "holding",
    "is_drawn_by_other_rules",
    "issuers_of",
    "lacks",
    "late_by_unit",
    "led_by",
    "named_like",
    "of_status",
    "open_on",
    "page_of",
    "passage_of",
    "programmes_visible_to",
    "receivers_of",
    "scope_of",
    "sources_for",
    "standing",
    "steps_of",
    "supporting_of",
    "tasks_at",
    "tasks_in",
    "untallied",
    "versions_of_tasks",
    "visible_to",
    "waiting_decisions",
    "with_counts",
    "with_last_day",
    "with_status",
    "wrong_cells",
    "wrongly_drawn",
]
