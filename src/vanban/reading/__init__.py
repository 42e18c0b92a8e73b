"""From a file to a `Source`: `read` for bytes, `read_text` for a string that is already decoded."""

from __future__ import annotations

import logging
from collections.abc import Callable

from vanban import errors
from vanban.model import Source
from vanban.reading.decoding import decode
from vanban.reading.docx import read_docx
from vanban.reading.html import read_html
from vanban.reading.limits import MAX_BYTES, Stopwatch, check_size
from vanban.reading.pdf import read_pdf
from vanban.reading.plain import read_plain
from vanban.reading.sniff import sniff

__all__ = ["MAX_BYTES", "read", "read_text"]

_log = logging.getLogger(__name__)


def read(data: bytes, *, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """Read a file of any supported format; `name` helps only where the content cannot tell what it is.

    `progress` is called with rising shares from 0.0 to 1.0. Raises `UnreadableError` and nothing else.
    """
    check_size(len(data))
    if not data.strip():
        raise errors.empty()
    watch = Stopwatch(progress)
    watch.reached(0.0)
    try:
        source = _read(data, name, watch)
    except errors.UnreadableError:
        raise
    except Exception as problem:
        # A stranger's bytes may find a fault in any parser; the sender gets a sentence, the log gets the fault.
        _log.exception("a reader failed on a file of %d bytes", len(data))
        raise errors.corrupt() from problem
    watch.reached(1.0)
    return source


def read_text(text: str) -> Source:
    """A text that is already decoded, as pasted by a person; `Source.text` is exactly the cleaned text.

    Raises `UnreadableError` (`empty`, `too_large`).
    """
    return read_plain(text)


def _read(data: bytes, name: str, watch: Stopwatch) -> Source:
    format = sniff(data, name=name)
    if format == "docx":
        return read_docx(data, watch)
    if format == "pdf":
        return read_pdf(data, watch)
    if format == "html":
        return read_html(data, watch)
    return read_plain(decode(data), format=format)
