"""Who may do what to a task that is followed, who is late, who must decide, and whose its days were."""

from kimchinam.monitoring.rules.clock import Clock, clock, holding
from kimchinam.monitoring.rules.lateness import decides, deciding_unit, late_unit
from kimchinam.monitoring.rules.papers import (
    check_can_answer,
    check_can_ask_again,
    check_can_ask_extension,
    check_can_close_direction,
    check_can_decide_extension,
    check_can_decide_obstacle,
    check_can_direct,
    check_can_extend,
    check_can_name_decider,
    check_can_raise,
    check_can_reassign,
    check_can_reopen,
    check_can_withdraw_extension,
    check_can_withdraw_obstacle,
    check_new_due,
    check_new_lead,
)
from kimchinam.monitoring.rules.rights import (
    EARLIEST_PAPER,
    check_can_hand_in,
    check_can_judge,
    check_day_of_paper,
)

__all__ = [
    "EARLIEST_PAPER",
    "Clock",
    "check_can_answer",
    "check_can_ask_again",
    "check_can_ask_extension",
    "check_can_close_direction",
    "check_can_decide_extension",
    "check_can_decide_obstacle",
    "check_can_direct",
    "check_can_extend",
    "check_can_hand_in",
    "check_can_judge",
    "check_can_name_decider",
    "check_can_raise",
    "check_can_reassign",
    "check_can_reopen",
    "check_can_withdraw_extension",
    "check_can_withdraw_obstacle",
    "check_day_of_paper",
    "check_new_due",
    "check_new_lead",
    "clock",
    "decides",
    "deciding_unit",
    "holding",
    "late_unit",
]
