"""What people fill in about a task that is followed."""

from kimchinam.monitoring.forms.bulk import BulkForm, DirectManyForm, ExtendManyForm, Proposed, ReassignManyForm
from kimchinam.monitoring.forms.deadline import DeadlineForm
from kimchinam.monitoring.forms.evidence import AcceptForm, HandInForm, ReturnForm
from kimchinam.monitoring.forms.filters import FilterForm
from kimchinam.monitoring.forms.papers import (
    ActForm,
    AnswerableForm,
    AnswerForm,
    AskAgainForm,
    AskExtensionForm,
    CloseDirectionForm,
    DecideForm,
    DirectForm,
    ExtendForm,
    GrantForm,
    NameDeciderForm,
    ObstacleForm,
    RefuseForm,
    ReopenForm,
    WithdrawEvidenceForm,
    WithdrawExtensionForm,
    WithdrawObstacleForm,
)
from kimchinam.monitoring.forms.saved import NewViewForm, SavedViewForm
from kimchinam.monitoring.forms.typed import Typed, words_typed

__all__ = [
    "AcceptForm",
    "ActForm",
    "AnswerForm",
    "AnswerableForm",
    "AskAgainForm",
    "AskExtensionForm",
    "BulkForm",
    "CloseDirectionForm",
    "DeadlineForm",
    "DecideForm",
    "DirectForm",
    "DirectManyForm",
    "ExtendForm",
    "ExtendManyForm",
    "FilterForm",
    "GrantForm",
    "HandInForm",
    "NameDeciderForm",
    "NewViewForm",
    "ObstacleForm",
    "Proposed",
    "ReassignManyForm",
    "RefuseForm",
    "ReopenForm",
    "ReturnForm",
    "SavedViewForm",
    "Typed",
    "WithdrawEvidenceForm",
    "WithdrawExtensionForm",
    "WithdrawObstacleForm",
    "words_typed",
]
