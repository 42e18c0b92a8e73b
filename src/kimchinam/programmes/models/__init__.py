"""Programmes, their tasks, who does them, and how they stood on every day."""

from kimchinam.programmes.models.past import OPEN, Span, TaskPast
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import FACT_COLUMNS, Assignment, Task, TaskColumns

__all__ = ["FACT_COLUMNS", "OPEN", "Assignment", "Programme", "Span", "Task", "TaskColumns", "TaskPast"]
