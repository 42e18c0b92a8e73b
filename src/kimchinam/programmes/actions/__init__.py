"""Writing a programme and its tasks: drafted, filled from the review desk, issued, then followed."""

from kimchinam.programmes.actions.drafting import (
    add_task,
    change_task,
    create_programme,
    delete_programme,
    describe_programme,
    fill_receiver,
    remove_task,
)
from kimchinam.programmes.actions.facts import TaskFacts
from kimchinam.programmes.actions.following import close_task, hand_in, set_deadline, take_back
from kimchinam.programmes.actions.issuing import issue_programme
from kimchinam.programmes.actions.taking import start_programme, take_accepted

__all__ = [
    "TaskFacts",
    "add_task",
    "change_task",
    "close_task",
    "create_programme",
    "delete_programme",
    "describe_programme",
    "fill_receiver",
    "hand_in",
    "issue_programme",
    "remove_task",
    "set_deadline",
    "start_programme",
    "take_accepted",
    "take_back",
]
