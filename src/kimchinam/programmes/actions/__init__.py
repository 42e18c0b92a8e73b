"""Writing a programme and its tasks: drafted, filled from the review desk, issued, then followed; and its boards."""

from kimchinam.programmes.actions.boards import change_scope, describe_board, end_board, found_board
from kimchinam.programmes.actions.cascading import break_down
from kimchinam.programmes.actions.counting import drop_count, state_count
from kimchinam.programmes.actions.covering import say_not_needed, take_over, undo_take_over, withdraw_not_needed
from kimchinam.programmes.actions.drafting import (
    add_task,
    change_task,
    create_programme,
    delete_programme,
    describe_programme,
    fill_receiver,
    remove_task,
)
from kimchinam.programmes.actions.ending import end_programme, withdraw_programme
from kimchinam.programmes.actions.facts import TaskFacts
from kimchinam.programmes.actions.following import (
    answer_for,
    close_task,
    extend_deadlines,
    free_task,
    grant_deadline,
    hand_in,
    name_level,
    pass_on,
    reopen_task,
    set_deadline,
    stop_task,
    take_back,
    withdraw_hand_in,
)
from kimchinam.programmes.actions.founding import set_foundations
from kimchinam.programmes.actions.hearing import News, tell_deciders, tell_person, tell_units
from kimchinam.programmes.actions.issuing import issue_programme
from kimchinam.programmes.actions.locking import lock_tasks
from kimchinam.programmes.actions.milestones import add_milestone
from kimchinam.programmes.actions.offering import OfferedTask, make_offer, refuse_offer, take_offer, withdraw_offer
from kimchinam.programmes.actions.periods import open_next_periods
from kimchinam.programmes.actions.plans import ask_again, begin_plan, excuse_plan, require_plans
from kimchinam.programmes.actions.registers import open_register, withdraw_empty
from kimchinam.programmes.actions.seating import SeatFacts, end_seat, seat_member
from kimchinam.programmes.actions.sections import add_section, move_section, place_tasks, remove_section, rename_section
from kimchinam.programmes.actions.tags import name_breakthrough, set_breakthrough
from kimchinam.programmes.actions.taking import start_programme, take_accepted
from kimchinam.programmes.actions.years import excuse_from_year, plan_year

__all__ = [
    "News",
    "OfferedTask",
    "SeatFacts",
    "TaskFacts",
    "add_milestone",
    "add_section",
    "add_task",
    "answer_for",
    "ask_again",
    "begin_plan",
    "break_down",
    "change_scope",
    "change_task",
    "close_task",
    "create_programme",
    "delete_programme",
    "describe_board",
    "describe_programme",
    "drop_count",
    "end_board",
    "end_programme",
    "end_seat",
    "excuse_from_year",
    "excuse_plan",
    "extend_deadlines",
    "fill_receiver",
    "found_board",
    "free_task",
    "grant_deadline",
    "hand_in",
    "issue_programme",
    "lock_tasks",
    "make_offer",
    "move_section",
    "name_breakthrough",
    "name_level",
    "open_next_periods",
    "open_register",
    "pass_on",
    "place_tasks",
    "plan_year",
    "refuse_offer",
    "remove_section",
    "remove_task",
    "rename_section",
    "reopen_task",
    "require_plans",
    "say_not_needed",
    "seat_member",
    "set_breakthrough",
    "set_deadline",
    "set_foundations",
    "start_programme",
    "state_count",
    "stop_task",
    "take_accepted",
    "take_back",
    "take_offer",
    "take_over",
    "tell_deciders",
    "tell_person",
    "tell_units",
    "undo_take_over",
    "withdraw_empty",
    "withdraw_hand_in",
    "withdraw_not_needed",
    "withdraw_offer",
    "withdraw_programme",
]
