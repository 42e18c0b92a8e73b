"""Papers of a task that is followed, and the views in which people look at tasks."""

from kimchinam.monitoring.models.evidence import Acceptance, Evidence, Return, Withdrawal
from kimchinam.monitoring.models.papers import Direction, Extension, Obstacle, Paper, Reassignment, Reopening
from kimchinam.monitoring.models.saved import SavedView

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
    "SavedView",
    "Withdrawal",
]
