"""Reads of the room: what is followed, how it is counted, and the papers of a task."""

from kimchinam.monitoring.queries.counting import Answers, LateUnits, late_units, three_questions
from kimchinam.monitoring.queries.deciding import counts_for_my_decision, for_my_decision
from kimchinam.monitoring.queries.evidence import Holder, holder_of, in_hand, papers_of, returns_of, visible_to
from kimchinam.monitoring.queries.filters import Filters
from kimchinam.monitoring.queries.judging import count_to_judge, to_judge
from kimchinam.monitoring.queries.reading import late_of, led_by_me

__all__ = [
    "Answers",
    "Filters",
    "Holder",
    "LateUnits",
    "count_to_judge",
    "counts_for_my_decision",
    "for_my_decision",
    "holder_of",
    "in_hand",
    "late_of",
    "late_units",
    "led_by_me",
    "papers_of",
    "returns_of",
    "three_questions",
    "to_judge",
    "visible_to",
]
