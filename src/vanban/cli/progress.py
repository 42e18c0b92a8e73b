"""How far long work is, on stderr: a line that renews itself at a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time

from vanban.batch import Tally
from vanban.cli.wording import BATCH

_CLEAR = "\r\033[K"
_RENEWED, _WRITTEN = 0.2, 5.0
"""Seconds between two states, at a terminal and in a log."""


class Progress:
    """One file. Silent away from a terminal, and for quick work."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __call__(self, share: float) -> None:
        # Quick work goes from nothing to everything at once and needs no line.
        if sys.stderr.isatty() and 0 < share < 1:
            print(f"\r{self._doing} … {share:4.0%}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def __exit__(self, *reason: object) -> None:
        if self._shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)


class BatchProgress:
    """Many files: done of all, rate, time left. Errors stand above the line, each on its own."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._terminal = sys.stderr.isatty()
        self._next = time.monotonic() + (0 if self._terminal else _WRITTEN)

    def __enter__(self) -> BatchProgress:
        return self

    def __exit__(self, *reason: object) -> None:
        self._write("", end="")

    def show(self, tally: Tally) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + (_RENEWED if self._terminal else _WRITTEN)
        self._write(self._state(tally), end="" if self._terminal else "\n")

    def complain(self, sentence: str) -> None:
        self._write(sentence, end="\n")

    def _write(self, line: str, *, end: str) -> None:
        print(_CLEAR + line if self._terminal else line, end=end, file=sys.stderr, flush=True)

    def _state(self, tally: Tally) -> str:
        words = BATCH[self._language]
        failed = tally.counts["failed"]
        return words["progress"].format(
            seen=number(tally.seen, self._language),
            files=number(tally.files, self._language),
            rate=number(tally.files_per_second, self._language, 1),
            remaining=words["unsure"] if tally.remaining is None else _clock(tally.remaining),
            failed=words["failing"].format(failed=failed) if failed else "",
        )


def number(value: float, language: str, decimals: int = 0) -> str:
    """12,345.6 in English, 12.345,6 in Vietnamese."""
    text = f"{value:,.{decimals}f}"
    return text if language == "en" else text.translate({ord(","): ".", ord("."): ","})


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
