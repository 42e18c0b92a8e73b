"""Promise: a sentence for the person who sent a file, and beside it the broken part for who looks into it."""

import errno
import pickle
from collections.abc import Callable

import pytest

from vanban import UnreadableError, analyse, errors, read, read_text

DAMAGED = {"ke-hoach.docx": (b"khong phai docx", ".docx"), "so-lieu.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls")}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_part_stands_beside_the_sentence(name: str) -> None:
    data, part = DAMAGED[name]

    with pytest.raises(UnreadableError) as caught:
        read(data, name=name)

    assert (caught.value.code, caught.value.detail) == ("corrupt", part)
    assert str(caught.value) == "Tệp bị hỏng hoặc không đúng định dạng."
    assert caught.value.sentence("en") == "The file is damaged or is not of the format it claims."


def test_reason_travels_whole_between_processes() -> None:
    reason = pickle.loads(pickle.dumps(errors.corrupt("zip")))

    assert (reason.code, reason.detail, str(reason)) == ("corrupt", "zip", str(errors.corrupt()))


NO_ROOM = OSError(errno.ENOSPC, "No space left on device")
STRANGE = OSError(errno.EMLINK, "Too many links")


@pytest.mark.parametrize(
    ("problem", "language", "reason"),
    [
        (NO_ROOM, "vi", "ổ đĩa đã đầy"),
        (NO_ROOM, "en", "the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied"), "vi", "không được phép ghi ở đó"),
        (STRANGE, "vi", "hệ thống báo “Too many links”"),
        (STRANGE, "en", "the system says “Too many links”"),
        (OSError(), "en", "the system says “OSError”"),
    ],
)
def test_disk_says_in_both_languages_why_it_takes_nothing(problem: OSError, language: str, reason: str) -> None:
    assert errors.disk_reason(problem, language) == reason


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: read("abc", name="x"), "read() takes the bytes of a file, not str; a text is for read_text()"),
        (lambda: read(None, name="x"), "read() takes the bytes of a file, not NoneType; a text is for read_text()"),
        (lambda: read_text(b"abc"), "read_text() takes a string, not bytes; the bytes of a file are for read()"),
        (lambda: analyse(None), "analyse() takes a Source or a string, not NoneType; a file is opened by read()"),
        (lambda: analyse(b"abc"), "analyse() takes a Source or a string, not bytes; a file is opened by read()"),
    ],
)
def test_what_is_neither_file_nor_text_is_a_mistake_of_the_program(call: Callable[[], object], sentence: str) -> None:
    """Not an `UnreadableError`: a program that goes on with its next file would never be mended."""
    with pytest.raises(TypeError) as caught:
        call()

    assert str(caught.value) == sentence


@pytest.mark.parametrize("data", [bytearray(b"Abc."), memoryview(b"Abc.")])
def test_other_kinds_of_bytes_are_read_too(data: bytearray | memoryview) -> None:
    assert read(data, name="a.txt").text == "Abc."
