"""What a file is: by its content first, by its name only where the content cannot tell."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from vanban import errors

Format = Literal["docx", "doc", "pdf", "xlsx", "xls", "csv", "html", "txt", "md", "eml", "image", "scan"]
"""`scan` is a .pdf without a text layer, which nothing but reading it tells."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGE = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OTHER = (b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_PACKED: dict[bytes, Format] = {b"word/document.xml": "docx", b"xl/workbook.xml": "xlsx"}
_PACKED_NAMES: dict[str, Format] = {".docx": "docx", ".xlsx": "xlsx"}
_STREAMS: dict[str, Format] = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
_BY_NAME: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".csv": "csv",
    ".tsv": "csv",
    ".eml": "eml",
}
_BINARY = (".docx", ".doc", ".pdf", ".xlsx", ".xls", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096


def sniff(data: bytes, *, name: str) -> Format:
    """The format of `data`; raises `encrypted`, `corrupt` (not what its name claims) or `unsupported`."""
    suffix = PurePath(name).suffix.lower()
    head = data[:_HEAD]
    if head.startswith(_ZIP):
        return _packed(data, suffix)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return _container(data, suffix)
    if head.startswith(_IMAGE):
        return "image"
    if head.startswith(_OTHER):
        raise errors.unsupported(suffix or "?")
    return _written(head, suffix)


def _packed(data: bytes, suffix: str) -> Format:
    # The name of the part stands in the directory of the package; whether it can be opened is the reader's matter.
    for part, format in _PACKED.items():
        if part in data:
            return format
    if suffix in _PACKED_NAMES:
        return _PACKED_NAMES[suffix]
    raise errors.unsupported(suffix or ".zip")


def _container(data: bytes, suffix: str) -> Format:
    """An old Office file by its streams, whose names stand in its directory."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise errors.encrypted()
    for stream, format in _STREAMS.items():
        if f"{stream}\x00".encode("utf-16-le") in data:
            return format
    raise errors.corrupt(suffix) if suffix in (".doc", ".xls") else errors.unsupported(suffix or "OLE")


def _written(head: bytes, suffix: str) -> Format:
    """A text of some kind, or bytes that no reader here knows."""
    if suffix in _BINARY and not _HTML.match(head):
        raise errors.corrupt(suffix)
    if suffix not in _BY_NAME and b"\x00" in head and not head.startswith(_UTF16):
        raise errors.unsupported(suffix or "?")
    if suffix not in (".txt", ".md", ".markdown", ".csv", ".tsv", ".eml") and _HTML.match(
        head.removeprefix(b"\xef\xbb\xbf")
    ):
        return "html"
    if suffix and suffix not in _BY_NAME:
        raise errors.unsupported(suffix)
    return _BY_NAME.get(suffix, "txt")
