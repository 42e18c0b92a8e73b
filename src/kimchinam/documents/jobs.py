"""bytes → text → provisions: find a waiting version, claim it, read it, hand the result to an action."""

import logging
import time
from collections.abc import Callable

from kimchinam.documents.actions import (
    MAX_ATTEMPTS,
    Structure,
    claim_waiting,
    find_unreadable,
    keep_text,
    show_progress,
)
from kimchinam.documents.models import Version
from kimchinam.documents.queries import open_file
from vanban import UnreadableError, find_header, find_outline, find_references, read

logger = logging.getLogger(__name__)

SIGN_OF_LIFE = 0.3
"""Seconds between two writes of progress."""

STOPPED = UnreadableError(
    "stopped",
    "Máy đọc đã dừng nhiều lần khi đọc tệp này.",
    "The reader stopped several times on this file.",
)


def read_next() -> bool:
    version = claim_waiting()
    if version is None:
        return False
    try:
        if version.attempts > MAX_ATTEMPTS:
            raise STOPPED
        _read(version)
    except UnreadableError as reason:
        logger.info("version %s unreadable: %s (%s)", version.pk, reason.code, reason.detail)
        find_unreadable(version, reason=reason)
    return True


def _read(version: Version) -> None:
    with open_file(version.file) as stream:
        data = stream.read()
    source = read(data, name=version.file_name, progress=_paced(version))
    structure = Structure(
        header=find_header(source.text),
        outline=find_outline(source.text, source.blocks, source.tables),
        references=find_references(source.text),
    )
    keep_text(version, source=source, structure=structure)


def _paced(version: Version) -> Callable[[float], None]:
    """Progress that is written at most every SIGN_OF_LIFE seconds."""
    last = time.monotonic()

    def report(share: float) -> None:
        nonlocal last
        if time.monotonic() - last >= SIGN_OF_LIFE:
            last = time.monotonic()
            show_progress(version, share=share)

    return report
