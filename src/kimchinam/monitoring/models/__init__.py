"""Papers of a task that is followed."""

from kimchinam.monitoring.models.evidence import Acceptance, Evidence, Return
from kimchinam.monitoring.models.papers import Direction, Extension, Obstacle, Paper, Reassignment, Reopening

__all__ = [
    "Acceptance",
    "Direction",
    "Evidence",
    "Extension",
    "Obstacle",
    "Paper",
    "Reassignment",
    "Reopening",
    "Return",
]
