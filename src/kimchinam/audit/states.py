"""What can happen. Each room names its verbs in its own states; the sentence is what the history shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Verb:
    """`code` is kept in the log for ever; `sentence` may use %(by)s, %(name)s and any fact after the event."""

    code: str
    sentence: str | Promise
    known: ClassVar[dict[str, Verb]] = {}

    def __post_init__(self) -> None:
        Verb.known[self.code] = self
