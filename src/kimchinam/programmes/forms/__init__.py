"""What people say of a programme and of its tasks."""

from kimchinam.programmes.forms.cascading import AnswerForm, BreakDownForm, OfferForm
from kimchinam.programmes.forms.covering import NotNeededForm, TakeOverForm
from kimchinam.programmes.forms.drafting import NewProgrammeForm, ProgrammeForm, ReceiverForm, TakeForm, TaskForm
from kimchinam.programmes.forms.foundations import EndForm, FoundationForm
from kimchinam.programmes.forms.sections import MilestoneForm, PlaceForm, SectionForm

__all__ = [
    "AnswerForm",
    "BreakDownForm",
    "EndForm",
    "FoundationForm",
    "MilestoneForm",
    "NewProgrammeForm",
    "NotNeededForm",
    "OfferForm",
    "PlaceForm",
    "ProgrammeForm",
    "ReceiverForm",
    "SectionForm",
    "TakeForm",
    "TakeOverForm",
    "TaskForm",
]
