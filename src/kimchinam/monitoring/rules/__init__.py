"""Who may do what to a task that is followed, who is late, and who must decide."""

from kimchinam.monitoring.rules.lateness import decides, deciding_unit, late_unit
from kimchinam.monitoring.rules.rights import (
    EARLIEST_PAPER,
    check_can_hand_in,
    check_can_judge,
    check_day_of_paper,
)

__all__ = [
    "EARLIEST_PAPER",
    "check_can_hand_in",
    "check_can_judge",
    "check_day_of_paper",
    "decides",
    "deciding_unit",
    "late_unit",
]
