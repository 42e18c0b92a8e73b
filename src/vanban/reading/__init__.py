"""From a file to a `Source`: `read` for bytes, `read_text` for a string that is already decoded."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

from vanban import errors
from vanban.model import Source
from vanban.reading.limits import MAX_BYTES, Stopwatch, check_size
from vanban.reading.news import headline
from vanban.reading.plain import read_plain
from vanban.reading.sniff import Format, sniff

__all__ = ["MAX_BYTES", "read", "read_text"]

_log = logging.getLogger(__name__)

Reader = Callable[[bytes, Stopwatch], Source]
READERS: Mapping[Format, tuple[str, str]] = {
    "docx": ("docx", "read_docx"),
    "doc": ("doc", "read_doc"),
    "pdf": ("pdf", "read_pdf"),
    "xlsx": ("sheet", "read_xlsx"),
    "xls": ("sheet", "read_xls"),
    "csv": ("sheet", "read_csv"),
    "html": ("html", "read_html"),
    "eml": ("mail", "read_mail"),
    "image": ("ocr", "read_image"),
    "scan": ("ocr", "read_scanned_pdf"),
    "txt": ("plain", "read_txt"),
    "md": ("plain", "read_md"),
}
"""The module of each format and the function in it."""


def read(data: bytes, *, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """Read a file of any supported format; `name` helps only where the content cannot tell what it is.

    `progress` is called with rising shares from 0.0 to 1.0. Whatever the bytes are, `UnreadableError` is the only error they
    cause; what is no bytes is a `TypeError`. At most `MAX_BYTES` bytes are read; time and memory are bounded.

    >>> source = read("Điều 1. Lập đề án.".encode(), name="quyết định.txt")
    >>> source.text, source.format, source.pages
    ('Điều 1. Lập đề án.', 'txt', None)
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"read() takes the bytes of a file, not {type(data).__name__}; a text is for read_text()")
    check_size(len(data))
    data = data if isinstance(data, bytes) else bytes(data)
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
    return _titled(source)


def read_text(text: str) -> Source:
    """A text that is already decoded, as pasted by a person; `Source.text` is exactly the cleaned text.

    Only letters copied out of a paper in an old font (`B¸o c¸o`) become those that the font showed.

    Raises `UnreadableError` (`empty`, `too_large`); `TypeError` for what is no string.

    >>> read_text("Ðiều 1.\\xa0Lập đề án.").text
    'Điều 1. Lập đề án.'
    """
    if not isinstance(text, str):
        raise TypeError(f"read_text() takes a string, not {type(text).__name__}; the bytes of a file are for read()")
    return _titled(read_plain(text))


def _read(data: bytes, name: str, watch: Stopwatch) -> Source:
    format = sniff(data, name=name)
    try:
        source = reader_of(format)(data, watch)
    except errors.UnreadableError as problem:
        if format != "pdf" or problem.code != "no_text_layer":
            raise
        return reader_of("scan")(data, watch)
    if source.reader == "pdf" and source.unread_pages and import_module(f"{__name__}.ocr").is_installed():
        return reader_of("scan")(data, watch)
    return source


def _titled(source: Source) -> Source:
    """With the title of a news text where the format names none."""
    return replace(source, title=headline(source.text)) if source.title is None else source


def reader_of(format: Format) -> Reader:
    """The reader of a format, imported when its first file arrives: all of them together take longer than most files."""
    module, function = READERS[format]
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), function)
    return reader
