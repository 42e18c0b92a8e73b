"""One file of a batch: read, analysed, written. Nothing that a file does gets out of here as an exception."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from vanban.analysis import analyse
from vanban.contract import to_json
from vanban.errors import UnreadableError, disk_reason
from vanban.reading import MAX_BYTES, read
from vanban.reading.sniff import sniff

Status = Literal["done", "unchanged", "skipped", "failed"]
"""`skipped` is a file of a kind that is not read, which is no failure."""

PART = ".vanban-part"
"""Ends the name of a result that is still being written."""

_HEAD = 4096

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A file to analyse. `known` is the SHA-256 that its result was made from, when that is still good; else ""."""

    path: str
    """Under the folder, with `/` on every system: the name of the file in the manifest."""
    source: Path
    target: Path
    reference: date | None = None
    known: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job. `size` in bytes, `seconds` of work; `code`, `vi` and `en` as in `UnreadableError`."""

    status: Status
    sha256: str = ""
    size: int = 0
    pages: int | None = None
    characters: int = 0
    seconds: float = 0.0
    code: str | None = None
    vi: str | None = None
    en: str | None = None


def analyse_file(job: Job) -> Outcome:
    """The whole of a job; the result is there completely or not at all."""
    found = fetch(job)
    if isinstance(found, Outcome):
        return found
    outcome, result = analyse_bytes(found, name=job.source.name, reference=job.reference)
    return store(job, outcome, result)


def fetch(job: Job) -> bytes | Outcome:
    """The bytes of the file; its outcome when they are not there to be had, or the result made from them is."""
    try:
        with job.source.open("rb") as file:
            # One byte more than is read: enough to be refused as too large, however long the file is.
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return failed("absent", "Tệp không còn ở đó.", "The file is no longer there.")
    except OSError:
        return failed("refused", "Không được phép mở tệp.", "The file may not be opened.")
    if job.known and job.known == _digest(data) and job.target.is_file():
        return Outcome("unchanged", sha256=job.known, size=len(data))
    return data


def analyse_bytes(data: bytes, *, name: str, reference: date | None) -> tuple[Outcome, bytes | None]:
    """The outcome, and the result as UTF-8 JSON when there is one. Runs on other machines too, so it touches no disk."""
    begin = time.perf_counter()
    result: bytes | None = None
    try:
        source = read(data, name=name)
        # A lone surrogate is no UTF-8; as `\udc80` it is good JSON.
        facts = to_json(analyse(source, reference=reference))
        result = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
        outcome = Outcome("done", pages=source.pages, characters=len(source.text))
    except UnreadableError as problem:
        outcome = failed(problem.code, problem.vi, problem.en)
        if problem.code == "unsupported" or (problem.code == "too_large" and _is_of_no_kind(data, name)):
            outcome = replace(outcome, status="skipped")
    except Exception as problem:
        _log.exception("the analysis failed on a file of %d bytes", len(data))
        kind = type(problem).__name__
        outcome = failed(
            "fault", f"Phân tích gặp lỗi bất ngờ ({kind}).", f"The analysis met an unexpected fault ({kind})."
        )
    seconds = round(time.perf_counter() - begin, 4)
    return replace(outcome, sha256=_digest(data), size=len(data), seconds=seconds), result


def _is_of_no_kind(data: bytes, name: str) -> bool:
    """True for a film or the image of a disk: they are refused for their size before anybody asks what they are."""
    try:
        sniff(data[:_HEAD], name=name)
    except UnreadableError as problem:
        return problem.code == "unsupported"
    return False


def store(job: Job, outcome: Outcome, result: bytes | None) -> Outcome:
    """Write the result in one step; without one, take away the result of an earlier version of the file."""
    try:
        if result is None:
            job.target.unlink(missing_ok=True)
        else:
            _write(job.target, result)
    except OSError as problem:
        vi, en = (disk_reason(problem, language) for language in ("vi", "en"))
        wrong = failed("not_written", f"Không ghi được kết quả: {vi}.", f"The result could not be written: {en}.")
        return replace(wrong, sha256=outcome.sha256, size=outcome.size, seconds=outcome.seconds)
    return outcome


def failed(code: str, vi: str, en: str) -> Outcome:
    return Outcome("failed", code=code, vi=vi, en=en)


def part_of(target: Path, process: int) -> Path:
    """Where a process writes before the result takes its name; short, for the name itself may be as long as one can be."""
    return target.parent / f".{process}{PART}"


def _write(target: Path, result: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = part_of(target, os.getpid())
    try:
        with part.open("wb") as file:
            file.write(result)
            file.flush()
            # Else a power cut could leave an empty result under a name that the manifest calls done.
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
