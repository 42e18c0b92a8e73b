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
from kimchinam.programmes.actions.following import (
    close_task,
    extend_deadlines,
    free_task,
    hand_in,
    name_level,
    pass_on,
    reopen_task,
    set_deadline,
    stop_task,
    take_back,
)
from kimchinam.programmes.actions.issuing import issue_programme
from kimchinam.programmes.actions.taking import start_programme, take_accepted
from kimchinam.programmes.actions.turning import lock_tasks

__all__ = [
    "TaskFacts",
    "add_task",
    "change_task",
    "close_task",
    "create_programme",
    "delete_programme",
    "describe_programme",
    "extend_deadlines",
    "fill_receiver",
    "free_task",
    "hand_in",
    "issue_programme",
    "lock_tasks",
    "name_level",
    "pass_on",
    "remove_task",
    "reopen_task",
    "set_deadline",
    "start_programme",
    "stop_task",
    "take_accepted",
    "take_back",
]
