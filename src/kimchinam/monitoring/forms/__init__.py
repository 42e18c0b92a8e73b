"""What people fill in about a task that is followed."""

from kimchinam.monitoring.forms.deadline import DeadlineForm
from kimchinam.monitoring.forms.evidence import AcceptForm, HandInForm, ReturnForm

__all__ = ["AcceptForm", "DeadlineForm", "HandInForm", "ReturnForm"]
