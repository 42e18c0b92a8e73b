"""What is known of a folder of results: one JSON line per file that was worked on, the latest line of a file counts.

Lines are only ever added, each by a single write behind the result that it speaks of. A kill can therefore tear the last
line at most, and a torn line only means that one file is read once more.
"""

from __future__ import annotations

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
        self._known = dict(self._results())

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
        """Add a line; what is unchanged has one already."""
        if outcome.status == "unchanged":
            return
        line = {"path": job.path} | asdict(outcome) | self._conditions
        # Names that are no Unicode come back from JSON as they were, where strict UTF-8 would refuse them.
        self._file.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def _results(self) -> Iterator[tuple[str, bytes | None]]:
        """Only the bare digest is kept of each file: a million files fit into memory."""
        self._file.seek(0)
        line = b"\n"
        for line in self._file:
            entry = _entry(line)
            if entry is None:
                continue
            good = entry["status"] == "done" and all(entry.get(name) == one for name, one in self._conditions.items())
            yield entry["path"], bytes.fromhex(entry["sha256"]) if good else None
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


def _lock(file: BinaryIO) -> None:
    """Held until the process ends, however it ends. Windows has no such lock and goes without."""
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise BusyError from None
