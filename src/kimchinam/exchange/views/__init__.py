"""Pages of a register: sent, its columns, what is wrong with it, taken over, undone; the dictionary, the gaps, the export."""

from kimchinam.exchange.views.batches import batch_list, carry, detail, discard, evidence, original, undo, upload
from kimchinam.exchange.views.committing import assign, commit
from kimchinam.exchange.views.dictionary import dictionary, forget
from kimchinam.exchange.views.gaps import gaps
from kimchinam.exchange.views.giving import tasks_out
from kimchinam.exchange.views.preview import columns, fault, preview, secrecy
from kimchinam.exchange.views.rows import row, rows
from kimchinam.exchange.views.states import states
from kimchinam.exchange.views.supplying import supply

__all__ = [
    "assign",
    "batch_list",
    "carry",
    "columns",
    "commit",
    "detail",
    "dictionary",
    "discard",
    "evidence",
    "fault",
    "forget",
    "gaps",
    "original",
    "preview",
    "row",
    "rows",
    "secrecy",
    "states",
    "supply",
    "tasks_out",
    "undo",
    "upload",
]
