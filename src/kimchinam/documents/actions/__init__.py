"""Receiving, reading, describing and relating documents."""

from kimchinam.documents.actions.describing import describe_document
from kimchinam.documents.actions.reading import (
    MAX_ATTEMPTS,
    Structure,
    claim_waiting,
    find_unreadable,
    keep_text,
    read_again,
    show_progress,
)
from kimchinam.documents.actions.receiving import Received, keep_bytes, receive_file
from kimchinam.documents.actions.relating import relate, share_document, unrelate

__all__ = [
    "MAX_ATTEMPTS",
    "Received",
    "Structure",
    "claim_waiting",
    "describe_document",
    "find_unreadable",
    "keep_bytes",
    "keep_text",
    "read_again",
    "receive_file",
    "relate",
    "share_document",
    "show_progress",
    "unrelate",
]
