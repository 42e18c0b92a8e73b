"""What people say of a programme, of its tasks and of its boards."""

from kimchinam.programmes.forms.boards import (
    DescribeBoardForm,
    EndBoardForm,
    EndSeatForm,
    NewBoardForm,
    ScopeForm,
    SeatForm,
)
from kimchinam.programmes.forms.cascading import AnswerForm, BreakDownForm, OfferForm
from kimchinam.programmes.forms.covering import NotNeededForm, TakeOverForm
from kimchinam.programmes.forms.drafting import (
    IssueForm,
    NewProgrammeForm,
    ProgrammeForm,
    ReceiverForm,
    TakeForm,
)
from kimchinam.programmes.forms.foundations import EndForm, FoundationForm
from kimchinam.programmes.forms.plans import ExcuseForm, RequireForm, YearForm
from kimchinam.programmes.forms.sections import MilestoneForm, PlaceForm, SectionForm
from kimchinam.programmes.forms.statements import BreakthroughForm, CountForm, ServingForm
from kimchinam.programmes.forms.tasks import TaskForm

__all__ = [
    "AnswerForm",
    "BreakDownForm",
    "BreakthroughForm",
    "CountForm",
    "DescribeBoardForm",
    "EndBoardForm",
    "EndForm",
    "EndSeatForm",
    "ExcuseForm",
    "FoundationForm",
    "IssueForm",
    "MilestoneForm",
    "NewBoardForm",
    "NewProgrammeForm",
    "NotNeededForm",
    "OfferForm",
    "PlaceForm",
    "ProgrammeForm",
    "ReceiverForm",
    "RequireForm",
    "ScopeForm",
    "SeatForm",
    "SectionForm",
    "ServingForm",
    "TakeForm",
    "TakeOverForm",
    "TaskForm",
    "YearForm",
]
