"""Reads of programmes and tasks: who sees what, how it stands on a day, what a draft lacks, where a task came from."""

from kimchinam.programmes.queries.branches import (
    Above,
    Below,
    Branch,
    Progress,
    branch_of,
    progress_below,
    tasks_above,
    tasks_below,
)
from kimchinam.programmes.queries.breakthroughs import breakthroughs_for, tasks_elsewhere, with_task_counts
from kimchinam.programmes.queries.choosing import choices_of
from kimchinam.programmes.queries.covering import (
    DocumentCoverage,
    Line,
    Unanswered,
    clauses_without_anybody,
    coverage_of,
    documents_seen,
    likely_takers,
    orphans_of,
    tasks_to_map,
)
from kimchinam.programmes.queries.derived import wrong_cells
from kimchinam.programmes.queries.drafts import (
    drafts_for,
    finder_of_lacks,
    issuers_of,
    lacks,
    receivers_of,
    sources_for,
    units_cleared_for,
    waiting_decisions,
)
from kimchinam.programmes.queries.duties import Duty, duties_of, issued_by
from kimchinam.programmes.queries.following import (
    FEW,
    Scope,
    counted_directly,
    counts_assigned,
    counts_of,
    named_like,
    scope_of,
)
from kimchinam.programmes.queries.foundations import (
    Foundations,
    children_of,
    documents_to_stand_on,
    foundations_of,
    programmes_to_stand_on,
)
from kimchinam.programmes.queries.listing import Listed, with_counts
from kimchinam.programmes.queries.offers import offers_to_answer, offers_visible_to, wholes_for
from kimchinam.programmes.queries.parents import documents_to_cover, parents_of
from kimchinam.programmes.queries.parting import Shares, led_outside, led_within, shares_of
from kimchinam.programmes.queries.past import as_stood, standing, versions_of_tasks
from kimchinam.programmes.queries.periods import without_their_period
from kimchinam.programmes.queries.plans import Owed, plan_begun, plans_i_owe, plans_owed
from kimchinam.programmes.queries.reading import Slice, page_of, steps_of, tasks_at, tasks_in
from kimchinam.programmes.queries.retelling import is_drawn_by_other_rules, wrongly_drawn
from kimchinam.programmes.queries.sections import (
    Check,
    count_check,
    likely_counts,
    real_counts,
    section_names,
    sections_of,
)
from kimchinam.programmes.queries.seeing import followed, programmes_visible_to, visible_to
from kimchinam.programmes.queries.sources import AROUND, Passage, passage_of
from kimchinam.programmes.queries.stabbing import Place, at_step, holding
from kimchinam.programmes.queries.statuses import (
    counts,
    kept_within,
    led_by,
    of_status,
    open_on,
    with_last_day,
    with_state,
    with_status,
)
from kimchinam.programmes.queries.suggesting import SuggestedDay, suggested_days
from kimchinam.programmes.queries.tallies import Steps, late_by_unit, untallied
from kimchinam.programmes.queries.telling import lines_for, open_to_all
from kimchinam.programmes.queries.units import for_list, supporting_of
from kimchinam.programmes.queries.years import (
    TermLine,
    YearAccount,
    planned_years,
    reasons_of,
    year_account,
    year_plan_of,
    year_plans_of,
)

__all__ = [
    "AROUND",
    "FEW",
    "Above",
    "Below",
    "Branch",
    "Check",
    "DocumentCoverage",
    "Duty",
    "Foundations",
    "Line",
    "Listed",
    "Owed",
    "Passage",
    "Place",
    "Progress",
    "Scope",
    "Shares",
    "Slice",
    "Steps",
    "SuggestedDay",
    "TermLine",
    "Unanswered",
    "YearAccount",
    "as_stood",
    "at_step",
    "branch_of",
    "breakthroughs_for",
    "children_of",
    "choices_of",
    "clauses_without_anybody",
    "count_check",
    "counted_directly",
    "counts",
    "counts_assigned",
    "counts_of",
    "coverage_of",
    "documents_seen",
    "documents_to_cover",
    "documents_to_stand_on",
    "drafts_for",
    "duties_of",
    "finder_of_lacks",
    "followed",
    "for_list",
    "foundations_of",
    "holding",
    "is_drawn_by_other_rules",
    "issued_by",
    "issuers_of",
    "kept_within",
    "lacks",
    "late_by_unit",
    "led_by",
    "led_outside",
    "led_within",
    "likely_counts",
    "likely_takers",
    "lines_for",
    "named_like",
    "of_status",
    "offers_to_answer",
    "offers_visible_to",
    "open_on",
    "open_to_all",
    "orphans_of",
    "page_of",
    "parents_of",
    "passage_of",
    "plan_begun",
    "planned_years",
    "plans_i_owe",
    "plans_owed",
    "programmes_to_stand_on",
    "programmes_visible_to",
    "progress_below",
    "real_counts",
    "reasons_of",
    "receivers_of",
    "scope_of",
    "section_names",
    "sections_of",
    "shares_of",
    "sources_for",
    "standing",
    "steps_of",
    "suggested_days",
    "supporting_of",
    "tasks_above",
    "tasks_at",
    "tasks_below",
    "tasks_elsewhere",
    "tasks_in",
    "tasks_to_map",
    "units_cleared_for",
    "untallied",
    "versions_of_tasks",
    "visible_to",
    "waiting_decisions",
    "wholes_for",
    "with_counts",
    "with_last_day",
    "with_state",
    "with_status",
    "with_task_counts",
    "without_their_period",
    "wrong_cells",
    "wrongly_drawn",
    "year_account",
    "year_plan_of",
    "year_plans_of",
]
