"""Proposals and judgements: what the worker finds, what a person judges, what a person marks."""

from kimchinam.extraction.actions.analysing import (
    MAX_ATTEMPTS,
    Proposal,
    analyse_again,
    claim_analysis,
    give_up,
    keep_proposals,
    show_life,
)
from kimchinam.extraction.actions.judging import (
    accept_candidate,
    edit_candidate,
    merge_candidate,
    refuse_candidate,
    release_decisions,
    use_decisions,
    withdraw_decision,
)
from kimchinam.extraction.actions.marking import add_candidate, add_item, mark_no_task, unmark_no_task

__all__ = [
    "MAX_ATTEMPTS",
    "Proposal",
    "accept_candidate",
    "add_candidate",
    "add_item",
    "analyse_again",
    "claim_analysis",
    "edit_candidate",
    "give_up",
    "keep_proposals",
    "mark_no_task",
    "merge_candidate",
    "refuse_candidate",
    "release_decisions",
    "show_life",
    "unmark_no_task",
    "use_decisions",
    "withdraw_decision",
]
