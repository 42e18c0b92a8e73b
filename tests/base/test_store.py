"""Promise: under its name a file stands whole or not at all."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile, File

from kimchinam.base.store import WholeFileStorage

NAME = "ab/abcd"


class Failing(BytesIO):
    """A stream that ends in an error, as when the disk is full."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise OSError(28, "No space left on device")
        return super().read(10)


def broken() -> "File[bytes]":
    return File(Failing(b"x" * 100))


@pytest.fixture
def store(tmp_path: Path) -> WholeFileStorage:
    return WholeFileStorage(location=tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_saved_file_stands_alone_under_its_name(store: WholeFileStorage, tmp_path: Path) -> None:
    assert store.save(NAME, ContentFile(b"mot hai")) == NAME
    assert files(tmp_path) == {NAME: b"mot hai"}


def test_failed_write_leaves_nothing(store: WholeFileStorage, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        store.save(NAME, broken())

    assert (files(tmp_path), store.exists(NAME)) == ({}, False)


def test_failed_write_leaves_what_stood_there(store: WholeFileStorage, tmp_path: Path) -> None:
    store.save(NAME, ContentFile(b"mot hai"))

    with pytest.raises(OSError, match="No space left"):
        store.save(NAME, broken())

    assert files(tmp_path) == {NAME: b"mot hai"}


def test_name_that_is_taken_is_written_anew(store: WholeFileStorage, tmp_path: Path) -> None:
    store.save(NAME, ContentFile(b"mot"))

    assert store.save(NAME, ContentFile(b"mot hai")) == NAME
    assert files(tmp_path) == {NAME: b"mot hai"}


def test_name_outside_the_store_is_refused(store: WholeFileStorage) -> None:
    with pytest.raises(SuspiciousFileOperation):
        store.save("../ngoai", ContentFile(b"x"))
