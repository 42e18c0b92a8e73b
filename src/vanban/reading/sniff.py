"""What a file is: by its content first, by its name only where the content cannot tell."""

from __future__ import annotations

import io
import re
import zipfile
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
# Some programs number even the one main part: word/document2.xml.
_PACKED = re.compile(r"(word/document|xl/workbook)\d*\.xml\Z")
_PACKED_AS: dict[str, Format] = {"word/document": "docx", "xl/workbook": "xlsx"}
_USUAL_PARTS = ("word/document.xml", "xl/workbook.xml")
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
    """An Office package by the names of its parts; whether it can be opened is the reader's matter."""
    for name in _names(data):
        if match := _PACKED.match(name):
            return _PACKED_AS[match.group(1)]
    if suffix in _PACKED_NAMES:
        return _PACKED_NAMES[suffix]
    raise errors.unsupported(suffix or ".zip")


def _names(data: bytes) -> list[str]:
    """The parts by the directory of the package; of one that is cut off, those that its bytes still name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return [part for part in _USUAL_PARTS if part.encode() in data]


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
