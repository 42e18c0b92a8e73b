"""Promise: a file is known by its bytes, its name must say the same, and nothing that a machine runs passes for a paper."""

import zipfile
from io import BytesIO

import pytest

from kimchinam.base.kinds import PAPERS, check_is_paper
from kimchinam.base.refusals import RefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(*names: str, mimetype: str = "") -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        if mimetype:
            package.writestr("mimetype", mimetype)
        for name in names:
            package.writestr(name, b"x")
    return data.getvalue()


def container(*streams: str) -> bytes:
    """As the directory of an old Office file names its streams."""
    return OLE + b"".join(f"{name}\0".encode("utf-16-le") for name in streams)


TYPES = "[Content_Types].xml"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00"
WORD = packed(TYPES, "word/document.xml")

TAKEN = {
    "a.pdf": b"%PDF-1.7\n",
    "scan.PDF": b"\n%PDF-1.4\n",
    "a.docx": WORD,
    "a.xlsx": packed(TYPES, "xl/workbook.xml"),
    "a.pptx": packed(TYPES, "ppt/presentation.xml"),
    "a.odt": packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    "a.ods": packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "a.doc": container("WordDocument"),
    "a.xls": container("Workbook"),
    "a.msg": container("__properties_version1.0"),
    "b.doc": b"{\\rtf1\\ansi",
    "a.rtf": b"{\\rtf1\\ansi",
    "a.png": b"\x89PNG\r\n\x1a\n\0",
    "a.JPG": b"\xff\xd8\xff\xe0",
    "a.tiff": b"II*\x00",
    "a.webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "a.heic": b"\0\0\0\x18ftypheic",
    "ghi chú.txt": "Báo cáo quý III".encode(),
    "utf16.txt": "Báo cáo".encode("utf-16"),
    "a.csv": b"stt;viec\n1;x",
    "a.eml": b"From: a@example.vn\nSubject: x\n\n<html>",
}


@pytest.mark.parametrize("name", TAKEN)
def test_paper_is_taken_and_its_stream_is_at_the_beginning(name: str) -> None:
    stream = BytesIO(TAKEN[name])

    check_is_paper(stream, name)

    assert stream.tell() == 0


NO_PAPER = {
    "a.exe": PROGRAM,
    "a.bat": b"@echo off",
    "a.js": b"alert(1)",
    "a.vbs": b"MsgBox 1",
    "a.html": b"<!doctype html><script>",
    "a.svg": b"<svg onload=x>",
    "a.zip": packed("bao-cao.docx"),
    "a.rar": b"Rar!\x1a\x07",
    "khong-duoi": b"echo",
    "": b"noi dung",
    "a.docm": WORD,
}


@pytest.mark.parametrize("name", NO_PAPER)
def test_what_is_no_paper_is_refused_by_name(name: str) -> None:
    with pytest.raises(RefusedError, match="Không nhận tệp"):
        check_is_paper(BytesIO(NO_PAPER[name]), name)


OTHER_THAN_NAMED = {
    "a.pdf": PROGRAM,
    "b.pdf": b"noi dung",
    "c.pdf": WORD,
    "a.txt": PROGRAM,
    "b.txt": b"#!/bin/sh",
    "c.txt": b"\xef\xbb\xbf <script>",
    "d.txt": b"%PDF-1.7",
    "a.docx": packed("chay.exe"),
    "b.docx": packed("word/document.xml"),  # without the list of its parts no Word opens it
    "c.docx": WORD[:40],
    "a.xls": container("Setup"),
    "a.jpg": b"GIF89a",
    "a.eml": b"<html><body>",
}


@pytest.mark.parametrize("name", OTHER_THAN_NAMED)
def test_content_other_than_the_name_says_is_refused(name: str) -> None:
    with pytest.raises(RefusedError, match="không đúng với đuôi"):
        check_is_paper(BytesIO(OTHER_THAN_NAMED[name]), name)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", packed(TYPES, "word/document.xml", "word/vbaProject.bin"), "macro"),
        ("a.xls", container("Workbook", "_VBA_PROJECT_CUR"), "macro"),
        ("a.docx", container("EncryptedPackage"), "mật khẩu"),
    ],
)
def test_macros_and_passwords_are_named(name: str, data: bytes, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        check_is_paper(BytesIO(data), name)


def test_list_of_endings_is_closed() -> None:
    assert not {".exe", ".bat", ".js", ".html", ".htm", ".zip", ".rar", ".docm", ".xlsm", ".svg", ".xml"} & PAPERS
