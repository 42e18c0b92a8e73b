"""How much a file may cost before it is refused: bytes, inflated bytes, characters, nesting, seconds."""

from __future__ import annotations

import time
import zipfile
import zlib
from collections.abc import Callable

from vanban import errors

MEGABYTE = 1_000_000
MAX_BYTES = 100 * MEGABYTE
"""The largest file that is read; the site refuses an upload above it before it is stored."""
MAX_INFLATED = 200 * MEGABYTE
MAX_PART = 64 * MEGABYTE
"""The largest single part of a package that is parsed as XML."""
MAX_RATIO = 200
"""Word's XML shrinks some twenty times; two hundred times is what bombs do."""
RATIO_FLOOR = 4 * MEGABYTE
"""Below this size any ratio is harmless."""
MAX_CHARACTERS = 10_000_000
"""Some four thousand pages of text."""
MAX_PLACES = 500_000
"""Paragraphs and cells; each costs some hundred bytes of memory, however short it is."""
MAX_TAGS = 10_000_000
"""Of a part of a package; the tree of its elements takes some hundred bytes for each."""
MAX_PARTS = 20_000
MAX_DEPTH = 20
"""Tables inside tables."""
MAX_COLUMNS = 100
MAX_SECONDS = 60.0

_CHUNK = 1 << 18
_STEP = 0.01


def check_size(size: int) -> None:
    """Raise `too_large` for a file of more than `MAX_BYTES` bytes."""
    if size > MAX_BYTES:
        raise errors.too_large(f"{MAX_BYTES // MEGABYTE} MB")


def check_length(characters: int) -> None:
    """Raise `too_large` for a text of more than `MAX_CHARACTERS` characters."""
    if characters > MAX_CHARACTERS:
        raise errors.too_large(f"{MAX_CHARACTERS:,} ký tự".replace(",", "."))


def check_places(count: int) -> None:
    """Raise `too_large` for more than `MAX_PLACES` paragraphs and cells."""
    if count > MAX_PLACES:
        raise errors.too_large(f"{MAX_PLACES:,} đoạn và ô".replace(",", "."))


def check_tags(xml: bytes) -> None:
    """Raise `too_large` for a part of more than `MAX_TAGS` tags."""
    if xml.count(b"<") > MAX_TAGS:
        raise errors.too_large(f"{MAX_TAGS:,} thẻ XML".replace(",", "."))


def check_declared(package: zipfile.ZipFile) -> None:
    """Raise `bomb` when the directory of the package already admits to more than is allowed."""
    entries = package.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or total > MAX_INFLATED or any(map(_too_dense, entries)):
        raise errors.bomb()


def _too_dense(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_FLOOR and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def inflate(package: zipfile.ZipFile, part: str) -> bytes:
    """The bytes of one part, counted while they are inflated: what the directory declares may be a lie.

    Raises `bomb` above `MAX_PART`, `encrypted` for a part with a password, `corrupt` for a damaged one.
    """
    chunks: list[bytes] = []
    size = 0
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > MAX_PART:
                    raise errors.bomb()
                chunks.append(chunk)
    except RuntimeError as problem:
        raise (errors.encrypted() if "password" in str(problem) else errors.corrupt(part)) from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as problem:
        raise errors.corrupt(part) from problem
    return b"".join(chunks)


class Stopwatch:
    """Tells the caller how far the work is, and stops work that takes too long."""

    def __init__(self, progress: Callable[[float], None] | None = None, *, seconds: float = MAX_SECONDS) -> None:
        self._progress = progress
        self._end = time.monotonic() + seconds
        self._told = -1.0

    def allow(self, seconds: float) -> None:
        """From now on the work may take this long: recognition of a page takes seconds where reading takes milliseconds."""
        self._end = time.monotonic() + seconds

    def reached(self, done: float) -> None:
        """Note that the share `done` (0.0 to 1.0) is finished; raise `too_slow` when the time is up."""
        if time.monotonic() > self._end:
            raise errors.too_slow()
        done = min(done, 1.0)
        if self._progress and (done >= self._told + _STEP or self._told < done == 1.0):
            self._told = done
            self._progress(done)
