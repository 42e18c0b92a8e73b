"""Reads a register row by row and says what is wrong with it; says who may take it over."""

from kimchinam.exchange.rules.answers import LEFT_ALONE, can_be_remembered
from kimchinam.exchange.rules.columns import COLUMNS, Cell, Column, cells_of, level_of, shown, text_of
from kimchinam.exchange.rules.grid import Line, Register, fingerprint_of, register_of
from kimchinam.exchange.rules.grounds import Context, KnownTask
from kimchinam.exchange.rules.headers import match_columns, unmatched
from kimchinam.exchange.rules.judging import judge
from kimchinam.exchange.rules.parting import holds_several
from kimchinam.exchange.rules.proposal import Found, Judged, Offer, Proposal, Written
from kimchinam.exchange.rules.rights import (
    MOST_ROWS,
    check_can_bring_evidence,
    check_can_carry,
    check_can_commit,
    check_can_import,
    check_can_prepare,
    check_can_undo,
)
from kimchinam.exchange.rules.structure import Kept, Sorted, sort_rows, tasks_in
from kimchinam.exchange.rules.units import Unit, UnitBook
from kimchinam.exchange.rules.words import plain

__all__ = [
    "COLUMNS",
    "LEFT_ALONE",
    "MOST_ROWS",
    "Cell",
    "Column",
    "Context",
    "Found",
    "Judged",
    "Kept",
    "KnownTask",
    "Line",
    "Offer",
    "Proposal",
    "Register",
    "Sorted",
    "Unit",
    "UnitBook",
    "Written",
    "can_be_remembered",
    "cells_of",
    "check_can_bring_evidence",
    "check_can_carry",
    "check_can_commit",
    "check_can_import",
    "check_can_prepare",
    "check_can_undo",
    "fingerprint_of",
    "holds_several",
    "judge",
    "level_of",
    "match_columns",
    "plain",
    "register_of",
    "shown",
    "sort_rows",
    "tasks_in",
    "text_of",
    "unmatched",
]
