"""What people say of a programme and of its tasks."""

from kimchinam.programmes.forms.drafting import NewProgrammeForm, ProgrammeForm, ReceiverForm, TakeForm, TaskForm
from kimchinam.programmes.forms.foundations import EndForm, FoundationForm
from kimchinam.programmes.forms.sections import MilestoneForm, PlaceForm, SectionForm

__all__ = [
    "EndForm",
    "FoundationForm",
    "MilestoneForm",
    "NewProgrammeForm",
    "PlaceForm",
    "ProgrammeForm",
    "ReceiverForm",
    "SectionForm",
    "TakeForm",
    "TaskForm",
]
