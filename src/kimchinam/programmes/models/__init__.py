"""Programmes, their tasks, who does them, and how they stood on every day."""

from kimchinam.programmes.models.past import OPEN, Span, TaskPast
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.tally import EVERYWHERE, Redraw, Tallied, Tally, TallyColumns, TallyTail
from kimchinam.programmes.models.task import FACT_COLUMNS, Assignment, Task, TaskColumns
from kimchinam.programmes.models.wording import Wording

__all__ = [
    "EVERYWHERE",
    "FACT_COLUMNS",
    "OPEN",
    "Assignment",
    "Programme",
    "Redraw",
    "Span",
    "Tallied",
    "Tally",
    "TallyColumns",
    "TallyTail",
    "Task",
    "TaskColumns",
    "TaskPast",
    "Wording",
]
