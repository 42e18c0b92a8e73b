"""The program `tesseract`, run apart for each page: it may take only so long and so much memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache

from vanban import errors

if sys.platform == "linux":
    import resource

MAX_MEMORY = 2_000_000_000
"""Bytes of address space: a page of 300 dots per inch takes a tenth of it."""
_NAME = "tesseract"
_LANGUAGE, _TURNS = "vie", "osd"
_ANY_LAYOUT, _ANY_TURN, _ONE_BLOCK = "3", "1", "6"
_SECONDS_TO_ANSWER = 10.0


@dataclass(frozen=True, slots=True)
class Program:
    """Where the program is; it knows Vietnamese, and if `knows_turns` also pages that lie on their side or head."""

    path: str
    knows_turns: bool = False

    def recognise(self, picture: bytes, *, seconds: float, in_cells: bool = False, any_turn: bool = False) -> str:
        """The words of a picture as the program's table of tab-separated values; raises `corrupt` and `too_slow`.

        `in_cells` keeps it from taking a number that stands alone for a speck, `any_turn` lets it look from all sides.
        """
        layout = _ANY_TURN if any_turn else _ONE_BLOCK if in_cells else _ANY_LAYOUT
        # One thread: a site has other work for its cores, and pages are read one after the other.
        process = subprocess.Popen(
            [self.path, "stdin", "stdout", "-l", _LANGUAGE, "--psm", layout, "tsv"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
        with process:
            _limit_memory(process.pid)
            try:
                output, _ = process.communicate(picture, timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise errors.too_slow() from None
        if process.returncode:
            raise errors.corrupt("OCR")
        return output.decode("utf-8", "replace")


def installed() -> Program | None:
    """The program if it is on the path and knows Vietnamese."""
    path = shutil.which(_NAME)
    languages = _languages(path) if path else frozenset()
    return Program(path, knows_turns=_TURNS in languages) if path and _LANGUAGE in languages else None


@lru_cache(maxsize=4)
def _languages(path: str) -> frozenset[str]:
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, timeout=_SECONDS_TO_ANSWER, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(listed.stdout.decode("utf-8", "replace").split("\n"))


def _limit_memory(process: int) -> None:
    if sys.platform == "linux":
        resource.prlimit(process, resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
