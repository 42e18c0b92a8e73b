"""Programmes, their foundations, parts and boards; their tasks, who does them, and how they stood on every day."""

from kimchinam.programmes.models.board import Board, BoardScope, Seat
from kimchinam.programmes.models.coverage import NotNeeded, TakeOver
from kimchinam.programmes.models.offer import Offer
from kimchinam.programmes.models.past import OPEN, Span, TaskPast
from kimchinam.programmes.models.plans import (
    DUTY_COLUMNS,
    Breakthrough,
    BreakthroughTask,
    NotThisYear,
    PlanDuty,
    PlanDutyPast,
    StatedCount,
)
from kimchinam.programmes.models.programme import Foundation, Programme, ProgrammeField
from kimchinam.programmes.models.section import Section
from kimchinam.programmes.models.tally import EVERYWHERE, Redraw, Tallied, Tally, TallyColumns, TallyTail
from kimchinam.programmes.models.task import FACT_COLUMNS, Assignment, Task, TaskColumns
from kimchinam.programmes.models.wording import Wording

__all__ = [
    "DUTY_COLUMNS",
    "EVERYWHERE",
    "FACT_COLUMNS",
    "OPEN",
    "Assignment",
    "Board",
    "BoardScope",
    "Breakthrough",
    "BreakthroughTask",
    "Foundation",
    "NotNeeded",
    "NotThisYear",
    "Offer",
    "PlanDuty",
    "PlanDutyPast",
    "Programme",
    "ProgrammeField",
    "Redraw",
    "Seat",
    "Section",
    "Span",
    "StatedCount",
    "TakeOver",
    "Tallied",
    "Tally",
    "TallyColumns",
    "TallyTail",
    "Task",
    "TaskColumns",
    "TaskPast",
    "Wording",
]
