"""Programmes, their tasks and who does them."""

from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.models.task import Assignment, Task

__all__ = ["Assignment", "Programme", "Task"]
