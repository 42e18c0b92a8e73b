"""What happens to the papers of a task that is followed, and through them to the task."""

from kimchinam.monitoring.actions.evidence import accept_evidence, hand_in_evidence, return_evidence

__all__ = ["accept_evidence", "hand_in_evidence", "return_evidence"]
