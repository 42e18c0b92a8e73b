"""What every crew promises: jobs in, outcomes out, in the order in which they end."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Protocol

from vanban.batch.work import Job, Outcome


class Crew(Protocol):
    """Takes jobs only as fast as it finishes them, so a million files need no more memory than ten.

    `outcomes` never raises because of a file. Closing the iterator ends all work in hand.
    """

    def outcomes(self, jobs: Iterable[Job]) -> Generator[tuple[Job, Outcome], None, None]: ...


class ClusterError(Exception):
    """The cluster cannot be used or was lost; `vi` and `en` are sentences for the person."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def sentence(self, language: str) -> str:
        return self.en if language.startswith("en") else self.vi
