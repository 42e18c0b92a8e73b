"""What is true of a task on a day, what it lacks, and who may draft, issue and assign."""

from kimchinam.programmes.rules.cascading import (
    check_can_answer,
    check_can_break_down,
    check_can_cover,
    check_can_offer,
    check_can_take,
    check_can_withdraw,
    check_has_days_left,
    check_is_below,
)
from kimchinam.programmes.rules.completeness import (
    Lack,
    check_new_deadline,
    check_review_day,
    is_past_at_birth,
    lacking,
)
from kimchinam.programmes.rules.counting import Stated, read_counts
from kimchinam.programmes.rules.coverage import Coverage, coverage, leaves
from kimchinam.programmes.rules.instruments import Frame, check_frame, is_unusual_issuer, usual_frame
from kimchinam.programmes.rules.periods import Period, period_of
from kimchinam.programmes.rules.plans import check_plan_day, share_of, share_of_term, standing_of, touches
from kimchinam.programmes.rules.rights import (
    check_can_arrange,
    check_can_begin_plan,
    check_can_build,
    check_can_change,
    check_can_end,
    check_can_issue,
    check_can_plan_year,
    check_can_set_deadline,
    check_cleared,
    check_in_force,
    check_owed,
    is_issued,
)
from kimchinam.programmes.rules.sections import check_can_stand, preorder, read_heading, totals
from kimchinam.programmes.rules.segments import ENDLESS, Segment, joined, retold, segments
from kimchinam.programmes.rules.status import Facts, alarm, days_handed_in_late, days_late, fair_due, last_day, status
from kimchinam.programmes.rules.tally import Cell, Stretch, cells, grains
from kimchinam.programmes.rules.words import WORDED, worded, words_in, words_of
from kimchinam.regulations.rules import kind_of as product_kind

__all__ = [
    "ENDLESS",
    "WORDED",
    "Cell",
    "Coverage",
    "Facts",
    "Frame",
    "Lack",
    "Period",
    "Segment",
    "Stated",
    "Stretch",
    "alarm",
    "cells",
    "check_can_answer",
    "check_can_arrange",
    "check_can_begin_plan",
    "check_can_break_down",
    "check_can_build",
    "check_can_change",
    "check_can_cover",
    "check_can_end",
    "check_can_issue",
    "check_can_offer",
    "check_can_plan_year",
    "check_can_set_deadline",
    "check_can_stand",
    "check_can_take",
    "check_can_withdraw",
    "check_cleared",
    "check_frame",
    "check_has_days_left",
    "check_in_force",
    "check_is_below",
    "check_new_deadline",
    "check_owed",
    "check_plan_day",
    "check_review_day",
    "coverage",
    "days_handed_in_late",
    "days_late",
    "fair_due",
    "grains",
    "is_issued",
    "is_past_at_birth",
    "is_unusual_issuer",
    "joined",
    "lacking",
    "last_day",
    "leaves",
    "period_of",
    "preorder",
    "product_kind",
    "read_counts",
    "read_heading",
    "retold",
    "segments",
    "share_of",
    "share_of_term",
    "standing_of",
    "status",
    "totals",
    "touches",
    "usual_frame",
    "worded",
    "words_in",
    "words_of",
]
