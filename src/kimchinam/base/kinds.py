"""What kind of paper a file is: by its content, and its name must say the same. Nothing that a machine would run is one."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError

_HEAD = 4096
_PDF, _RTF, _ZIP, _OLE = b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Mapping[bytes, frozenset[str]] = {
    b"\x89PNG\r\n\x1a\n": frozenset({".png"}),
    b"\xff\xd8\xff": frozenset({".jpg", ".jpeg"}),
    b"II*\x00": frozenset({".tif", ".tiff"}),
    b"MM\x00*": frozenset({".tif", ".tiff"}),
}
_PACKED: Mapping[str, frozenset[str]] = {
    "word/": frozenset({".docx"}),
    "xl/": frozenset({".xlsx"}),
    "ppt/": frozenset({".pptx"}),
}
"""Office packages by the folder of their main part."""
_OPEN_PACKED: Mapping[bytes, frozenset[str]] = {
    b"application/vnd.oasis.opendocument.text": frozenset({".odt"}),
    b"application/vnd.oasis.opendocument.spreadsheet": frozenset({".ods"}),
    b"application/vnd.oasis.opendocument.presentation": frozenset({".odp"}),
}
_STREAMS: Mapping[str, frozenset[str]] = {
    "WordDocument": frozenset({".doc"}),
    "Workbook": frozenset({".xls"}),
    "Book": frozenset({".xls"}),
    "PowerPoint Document": frozenset({".ppt"}),
    "__properties_version1.0": frozenset({".msg"}),
}
"""Old Office files and mail of Outlook, by a stream in their directory."""
_MACROS = ("vbaProject.bin", "_VBA_PROJECT")
_WRITTEN = frozenset({".txt", ".md", ".csv", ".tsv", ".eml"})
_MARKED = re.compile(rb"\s*(?:#!|<(?:!doctype|\?xml|html|head|body|script|svg)\b)", re.I)
"""How a text begins that is a script or a page of the web, whatever it is called."""
_HEIC = frozenset({b"heic", b"heix", b"mif1"})

PAPERS = frozenset({".pdf", ".rtf", ".heic", ".webp", *_WRITTEN}).union(
    *(kinds for table in (_PICTURES, _PACKED, _OPEN_PACKED, _STREAMS) for kinds in table.values())
)
"""Every ending of a name that a paper may have."""


def check_is_paper(stream: IO[bytes], name: str) -> None:
    """Refuse what is no document, table, picture or mail: archives, pages of the web, programs, what carries macros.

    The bytes decide; a name with the ending of another kind is refused too, for a desktop opens files by their names. The
    stream is left at its beginning.
    """
    stream.seek(0)
    kinds = _kinds(stream)
    stream.seek(0)
    suffix = PurePath(name).suffix.lower()
    if suffix in kinds:
        return
    if suffix in PAPERS:
        raise RefusedError(
            _("Nội dung của tệp “%(name)s” không đúng với đuôi %(suffix)s. Hãy xuất lại ra PDF hoặc chụp ảnh văn bản.")
            % {"name": name, "suffix": suffix}
        )
    raise RefusedError(
        _(
            "Không nhận tệp “%(name)s” làm minh chứng. Hãy chọn văn bản (PDF, Word, OpenDocument), bảng tính, trình chiếu, ảnh "
            "hoặc thư điện tử; tệp nén thì mở ra, chọn văn bản chính."
        )
        % {"name": name}
    )


def _kinds(stream: IO[bytes]) -> frozenset[str]:
    """The endings that a name may have for such bytes; none when they are no paper."""
    head = stream.read(_HEAD)
    if head.startswith(_ZIP):
        return _packed(stream)
    if head.startswith(_OLE):
        return _streamed(head + stream.read())
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PDF):
        return frozenset({".pdf"})
    if head.startswith(_RTF):
        return frozenset({".rtf", ".doc"})  # Word opens either
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return frozenset({".webp"})
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return frozenset({".heic"})
    picture = next((kinds for magic, kinds in _PICTURES.items() if head.startswith(magic)), None)
    return picture or _written(head)


def _packed(stream: IO[bytes]) -> frozenset[str]:
    """An Office package by the names of its parts; an archive of files is none."""
    try:
        with zipfile.ZipFile(stream) as package:
            names = package.namelist()
            _check_no_macros(any(name.endswith(_MACROS) for name in names))
            if "mimetype" in names and package.getinfo("mimetype").file_size < _HEAD:
                return _OPEN_PACKED.get(package.read("mimetype").strip(), frozenset())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return frozenset()  # damaged or locked: nobody can judge it, so the one who hands it in is told
    found = (kinds for folder, kinds in _PACKED.items() if any(name.startswith(folder) for name in names))
    return next(found, frozenset()) if "[Content_Types].xml" in names else frozenset()


def _streamed(data: bytes) -> frozenset[str]:
    """An old Office file, or a new one under a password, by the streams in its directory."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise RefusedError(_("Tệp được đặt mật khẩu nên người nghiệm thu không mở được. Hãy bỏ mật khẩu rồi chọn lại."))
    _check_no_macros(any(name.encode("utf-16-le") in data for name in _MACROS))
    found = (kinds for name, kinds in _STREAMS.items() if f"{name}\0".encode("utf-16-le") in data)
    return next(found, frozenset())


def _check_no_macros(has: bool) -> None:
    if has:
        raise RefusedError(_("Tệp có chứa macro nên không được nhận. Hãy lưu lại không kèm macro hoặc xuất ra PDF."))


def _written(head: bytes) -> frozenset[str]:
    """A text, in Unicode or in an old code; never one with the marks of a script or of a page."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (b"\0" in head and not wide) or _MARKED.match(head.removeprefix(b"\xef\xbb\xbf")):
        return frozenset()
    return _WRITTEN
