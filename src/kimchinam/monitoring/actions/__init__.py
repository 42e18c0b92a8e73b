"""What happens to the papers of a task that is followed, and through them to the task."""

from kimchinam.monitoring.actions.answering import name_answerable
from kimchinam.monitoring.actions.directing import answer_direction, ask_again, close_direction, direct_tasks
from kimchinam.monitoring.actions.evidence import (
    accept_evidence,
    hand_in_evidence,
    return_evidence,
    withdraw_evidence,
)
from kimchinam.monitoring.actions.extending import (
    ask_extension,
    extend_tasks,
    grant_extension,
    refuse_extension,
    withdraw_extension,
)
from kimchinam.monitoring.actions.obstacles import decide_obstacle, name_decider, raise_obstacle, withdraw_obstacle
from kimchinam.monitoring.actions.reassigning import reassign_tasks
from kimchinam.monitoring.actions.reopening import reopen_task
from kimchinam.monitoring.actions.saving import change_view, delete_view, save_view

__all__ = [
    "accept_evidence",
    "answer_direction",
    "ask_again",
    "ask_extension",
    "change_view",
    "close_direction",
    "decide_obstacle",
    "delete_view",
    "direct_tasks",
    "extend_tasks",
    "grant_extension",
    "hand_in_evidence",
    "name_answerable",
    "name_decider",
    "raise_obstacle",
    "reassign_tasks",
    "refuse_extension",
    "reopen_task",
    "return_evidence",
    "save_view",
    "withdraw_evidence",
    "withdraw_extension",
    "withdraw_obstacle",
]
