"""Programmes, their tasks, who does them, and how they stood on every day."""

from kimchinam.programmes.models.past import OPEN, Span, TaskPast
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import Assignment, Task, TaskColumns

__all__ = ["OPEN", "Assignment", "Programme", "Span", "Task", "TaskColumns", "TaskPast"]
