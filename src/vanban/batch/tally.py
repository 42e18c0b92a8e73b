"""How far a batch is, and what it has come to."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from vanban.batch.work import Outcome, Status
from vanban.reading import MAX_BYTES


def work_of(size: int) -> int:
    """The bytes of a file that will cost time: none of one that is refused for its size, be it a film of two gigabytes."""
    return size if size <= MAX_BYTES else 0


@dataclass(slots=True)
class Tally:
    """Counts of one run. Bytes, pages and characters are those of the files that were analysed in this run."""

    files: int
    """All files of the folder, seen or not yet."""
    size: int
    """Their bytes, as `work_of` counts them."""
    counts: Counter[Status] = field(default_factory=Counter)
    analysed_size: int = 0
    seen_size: int = 0
    pages: int = 0
    """Of those formats that have pages."""
    characters: int = 0
    begin: float = field(default_factory=time.monotonic)

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.status] += 1
        self.seen_size += work_of(outcome.size)
        if outcome.status == "done":
            self.analysed_size += outcome.size
            self.pages += outcome.pages or 0
            self.characters += outcome.characters

    @property
    def seen(self) -> int:
        return self.counts.total()

    @property
    def elapsed(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.begin

    @property
    def files_per_second(self) -> float:
        return self.seen / max(self.elapsed, 1e-6)

    @property
    def megabytes_per_second(self) -> float:
        """Of the files that were analysed: 1 MB is 10⁶ bytes."""
        return self.analysed_size / 1e6 / max(self.elapsed, 1e-6)

    @property
    def remaining(self) -> float | None:
        """Seconds, by bytes rather than by files: one long file takes as long as a hundred short ones. None: no idea yet."""
        worked = self.seen_size if self.seen == self.files else self.analysed_size
        if not worked:
            return None
        return max(self.size - self.seen_size, 0) / worked * self.elapsed
