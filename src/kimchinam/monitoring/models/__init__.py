"""Papers of a task that is followed."""

from kimchinam.monitoring.models.evidence import Acceptance, Evidence, Return

__all__ = ["Acceptance", "Evidence", "Return"]
