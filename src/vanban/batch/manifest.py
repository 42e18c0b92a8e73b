"""What is known of a folder of results: one JSON line per file that was worked on, the latest line of a file counts.

Lines are only ever added, each by a single write behind the result that it speaks of. A kill can therefore tear the last
line at most, and a torn line only means that one file is read once more.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from vanban.batch.work import Job, Outcome

if sys.platform != "win32":
    import fcntl

NAME = "manifest.jsonl"


class BusyError(Exception):
    """Another run is writing into the same folder of results."""


class Manifest:
    """The manifest of one folder of results, for one version of vanban and one reference date.

    Opening raises BusyError while another run holds it, OSError where nothing can be written.
    """

    def __init__(self, out: Path, *, version: str, reference: date | None) -> None:
        self._conditions = {"version": version, "reference": reference.isoformat() if reference else None}
        out.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO = (out / NAME).open("a+b", buffering=0)
        _lock(self._file)
        self._known: dict[str, bytes | None] = {}
        """The digest of a file whose result is good; None behind a line that is about something else."""
        self._told: dict[str, bytes] = {}
        """What the last line of a file without a result says, when it was written under these conditions."""
        for entry in self._entries():
            self._remember(entry)

    def __enter__(self) -> Manifest:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def known(self, path: str) -> str:
        """The SHA-256 from which the result of the file was made under the same conditions, else ""."""
        digest = self._known.get(path)
        return digest.hex() if digest else ""

    def note(self, job: Job, outcome: Outcome) -> None:
        """Add a line, unless the last one of this file says the same: it is unchanged, or refused for the same reason again."""
        line = {"path": job.path} | asdict(outcome) | self._conditions
        if outcome.status == "unchanged" or self._told.get(job.path) == _gist(line):
            return
        # Names that are no Unicode come back from JSON as they were, where strict UTF-8 would refuse them.
        self._file.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def _remember(self, entry: dict[str, Any]) -> None:
        """Only a bare digest is kept of each file: a million files fit into memory."""
        path, done = entry["path"], entry["status"] == "done"
        same = all(entry.get(name) == one for name, one in self._conditions.items())
        self._known[path] = bytes.fromhex(entry["sha256"]) if done and same else None
        self._told.pop(path, None)
        if same and not done:
            self._told[path] = _gist(entry)

    def _entries(self) -> Iterator[dict[str, Any]]:
        self._file.seek(0)
        line = b"\n"
        for line in self._file:
            if entry := _entry(line):
                yield entry
        if not line.endswith(b"\n"):
            self._file.write(b"\n")


def _entry(line: bytes) -> dict[str, Any] | None:
    """The facts of a line; None for one that a kill has torn."""
    try:
        entry = json.loads(line)
        bytes.fromhex(entry["sha256"])
        return entry if isinstance(entry["path"], str) and isinstance(entry["status"], str) else None
    except (ValueError, TypeError, KeyError):
        return None


def _gist(entry: dict[str, Any]) -> bytes:
    """What became of which bytes; how long it took is no news."""
    said = "|".join(str(entry.get(name)) for name in ("status", "sha256", "code"))
    return hashlib.blake2b(said.encode("utf-8", "backslashreplace"), digest_size=16).digest()


def _lock(file: BinaryIO) -> None:
    """Held until the process ends, however it ends. Windows has no such lock and goes without."""
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise BusyError from None
