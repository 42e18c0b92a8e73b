"""Taking a register over: received, read, mended, committed, undone."""

from kimchinam.exchange.actions.carrying import carry_over
from kimchinam.exchange.actions.committing import commit_batch
from kimchinam.exchange.actions.correcting import (
    choose_alike,
    explain_state,
    forget_correction,
    keep_alike,
    mend_alike,
    mend_row,
    take_only_offers,
)
from kimchinam.exchange.actions.evidence import bring_evidence
from kimchinam.exchange.actions.previewing import map_columns, preview, raise_secrecy
from kimchinam.exchange.actions.receiving import claim_register, fail_register, keep_rows, receive_register
from kimchinam.exchange.actions.undoing import discard_batch, undo_batch

__all__ = [
    "bring_evidence",
    "carry_over",
    "choose_alike",
    "claim_register",
    "commit_batch",
    "discard_batch",
    "explain_state",
    "fail_register",
    "forget_correction",
    "keep_alike",
    "keep_rows",
    "map_columns",
    "mend_alike",
    "mend_row",
    "preview",
    "raise_secrecy",
    "receive_register",
    "take_only_offers",
    "undo_batch",
]
