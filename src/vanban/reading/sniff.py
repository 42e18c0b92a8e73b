"""What a file is: by its content first, by its name only where the content cannot tell."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from vanban import errors

Format = Literal["docx", "pdf", "html", "txt", "md"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_BY_NAME: dict[str, Format] = {".html": "html", ".htm": "html", ".txt": "txt", ".md": "md", ".markdown": "md"}
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
        raise errors.encrypted() if _ENCRYPTED_STREAM in data else errors.unsupported(suffix or ".doc")
    if head.startswith(_OTHER):
        raise errors.unsupported(suffix or "?")
    return _written(head, suffix)


def _packed(data: bytes, suffix: str) -> Format:
    # The name of the part stands in the directory of the package; whether it can be opened is the reader's matter.
    if b"word/document.xml" in data or suffix == ".docx":
        return "docx"
    raise errors.unsupported(suffix or ".zip")


def _written(head: bytes, suffix: str) -> Format:
    """A text of some kind, or bytes that no reader here knows."""
    if suffix in (".docx", ".pdf") and not _HTML.match(head):
        raise errors.corrupt(suffix)
    if suffix not in _BY_NAME and b"\x00" in head and not head.startswith(_UTF16):
        raise errors.unsupported(suffix or "?")
    if suffix not in (".txt", ".md", ".markdown") and _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if suffix and suffix not in _BY_NAME:
        raise errors.unsupported(suffix)
    return _BY_NAME.get(suffix, "txt")
