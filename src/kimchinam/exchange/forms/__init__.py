"""What people say of a register: its file, its columns, what was meant, where its tasks go."""

from kimchinam.exchange.forms.committing import CommitForm, PaperForm, UndoForm
from kimchinam.exchange.forms.mending import MendForm, RowForm, StateForm
from kimchinam.exchange.forms.receiving import ColumnsForm, SecrecyForm, UploadForm

__all__ = [
    "ColumnsForm",
    "CommitForm",
    "MendForm",
    "PaperForm",
    "RowForm",
    "SecrecyForm",
    "StateForm",
    "UndoForm",
    "UploadForm",
]
