"""Promise: a sentence for the person who sent a file, and beside it the broken part for who looks into it."""

import pickle

import pytest

from vanban import UnreadableError, errors, read

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
