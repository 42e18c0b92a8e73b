"""Folders of invented papers, and workers that misbehave: fresh processes find them here by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from vanban.batch.work import Job, Outcome, analyse_file

ORDER = "Điều 1. Giao Sở Xây dựng lập đề án bến thuyền, hoàn thành trước ngày 30/9/2026.\n"


def fill(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` (path under the folder → content) and return the folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def deadly_work(job: Job) -> Outcome:
    """Dies of a file called "chết", as a process does that the system kills for memory; leaves a half-written result."""
    if "chết" in job.path:
        job.target.parent.mkdir(parents=True, exist_ok=True)
        (job.target.parent / f".{os.getpid()}.vanban-part").write_text("nửa chừng", "utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return analyse_file(job)


def endless_work(job: Job) -> Outcome:
    """Never ends with a file called "treo"."""
    while "treo" in job.path:
        time.sleep(1)
    return analyse_file(job)


def slow_work(job: Job) -> Outcome:
    """Takes long enough for somebody to press Ctrl-C."""
    time.sleep(0.3)
    return analyse_file(job)


def lose_worker(flag: str) -> None:
    """End this worker of a cluster, the first time only: whoever gets the task next finds the flag."""
    try:
        Path(flag).touch(exist_ok=False)
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)
