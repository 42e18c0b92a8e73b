"""The OLE container ([MS-CFB]) of an old Office file: streams by name, within limits."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import olefile

from vanban import errors
from vanban.reading import limits


class Container:
    """The streams of one file."""

    def __init__(self, ole: olefile.OleFileIO[str]) -> None:
        self._ole = ole

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; raises `corrupt` when there is none."""
        content = self.optional(name)
        if not content:
            raise errors.corrupt(name)
        return content

    def optional(self, name: str) -> bytes:
        """The bytes of a stream, none for a missing or damaged one."""
        if not self._ole.exists(name):
            return b""
        try:
            with self._ole.openstream(name) as stream:
                content: bytes = stream.read(limits.MAX_PART)
        except OSError:
            return b""
        return content


@contextmanager
def opened(data: bytes) -> Iterator[Container]:
    """The container in `data`; raises `corrupt`."""
    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
    except (OSError, ValueError, IndexError, RecursionError) as problem:
        raise errors.corrupt("OLE") from problem
    try:
        yield Container(ole)
    finally:
        ole.close()
