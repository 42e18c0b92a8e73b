"""Reading the log: the history of an object, the facts of a past moment, and whether anything was changed."""

from kimchinam.audit.queries.reading import (
    FactVersion,
    Names,
    Spoken,
    chain,
    digest_of,
    facts_at,
    history,
    last_seal,
    names_in,
    replay,
    rows_in,
    spoken_of,
    unsealed,
    versions_elsewhere,
)
from kimchinam.audit.queries.verifying import Fault, Note, faults

__all__ = [
    "FactVersion",
    "Fault",
    "Names",
    "Note",
    "Spoken",
    "chain",
    "digest_of",
    "facts_at",
    "faults",
    "history",
    "last_seal",
    "names_in",
    "replay",
    "rows_in",
    "spoken_of",
    "unsealed",
    "versions_elsewhere",
]
