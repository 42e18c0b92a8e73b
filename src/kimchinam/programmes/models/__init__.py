"""Programmes, their tasks and who does them."""

from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import Assignment, Task, TaskColumns

__all__ = ["Assignment", "Programme", "Task", "TaskColumns"]
