"""What is true of a task on a day, what it lacks, and who may draft, issue and assign."""

from kimchinam.programmes.rules.completeness import (
    Lack,
    check_new_deadline,
    check_review_day,
    is_past_at_birth,
    lacking,
    product_kind,
)
from kimchinam.programmes.rules.rights import (
    check_can_build,
    check_can_change,
    check_can_issue,
    check_can_set_deadline,
    is_issued,
)
from kimchinam.programmes.rules.segments import ENDLESS, Segment, joined, retold, segments
from kimchinam.programmes.rules.status import (
    Facts,
    alarm,
    days_handed_in_late,
    days_late,
    fair_due,
    last_day,
    status,
)
from kimchinam.programmes.rules.tally import Cell, Stretch, cells, grains
from kimchinam.programmes.rules.words import WORDED, worded, words_in, words_of

__all__ = [
    "ENDLESS",
    "WORDED",
    "Cell",
    "Facts",
    "Lack",
    "Segment",
    "Stretch",
    "alarm",
    "cells",
    "check_can_build",
    "check_can_change",
    "check_can_issue",
    "check_can_set_deadline",
    "check_new_deadline",
    "check_review_day",
    "days_handed_in_late",
    "days_late",
    "fair_due",
    "grains",
    "is_issued",
    "is_past_at_birth",
    "joined",
    "lacking",
    "last_day",
    "product_kind",
    "retold",
    "segments",
    "status",
    "worded",
    "words_in",
    "words_of",
]
