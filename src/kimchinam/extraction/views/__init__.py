"""One URL, one function. The modules beside them say what the desk shows: paper, cards, outline, desk."""

from kimchinam.extraction.views.judging import accept, card, edit, merge, refuse, undo, withdraw
from kimchinam.extraction.views.marking import add, no_task
from kimchinam.extraction.views.pages import analyse_once_more, analysis_state, changes, review

__all__ = [
    "accept",
    "add",
    "analyse_once_more",
    "analysis_state",
    "card",
    "changes",
    "edit",
    "merge",
    "no_task",
    "refuse",
    "review",
    "undo",
    "withdraw",
]
