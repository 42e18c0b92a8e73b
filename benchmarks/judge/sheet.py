"""One text with its answers, its findings and the outcomes so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .folding import key, words
from .matching import Item, Match


@dataclass
class Outcome:
    """What one metric says: the items that are right, how many were asked for, and the findings held against vanban.

    An accuracy asks questions and has no false alarms: `asked` counts them, `given` stays None.
    """

    right: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    asked: int = 0
    given: int | None = None


Outcomes = dict[str, Outcome]


class Sheet:
    """The answers and findings of one text, and the outcomes so far."""

    def __init__(self, answers: Item, found: Item) -> None:
        self.answers, self._found, self.outcomes = answers, found, Outcomes()
        self._spans = _spans(answers, found.get("text") or "")

    def wanted(self, name: str) -> list[Item]:
        items: list[Item] = self.answers.get(name) or []
        return items

    def found(self, name: str, said: str = "surface") -> list[Item]:
        """Findings of a kind in the part of the text that has answers."""
        return [item for item in self._found.get(name) or [] if self._inside(item, item.get(said) or "")]

    def meeting(self) -> Item:
        facts: Item = self._found.get("meeting") or {}
        return facts

    def _inside(self, item: Item, said: str) -> bool:
        if self._spans is None:
            return True
        if item.get("start") is not None:
            return any(start <= item["start"] < end for start, end, _ in self._spans)
        return any(f" {' '.join(words(said)[:6])} " in said_there for *_, said_there in self._spans)

    def count(self, name: str, matched: Match) -> Match:
        """Note a matching as precision and recall."""
        self.outcomes[name] = Outcome(
            right=[said_of(answer) for answer, _ in matched.pairs],
            missed=[said_of(answer) for answer in matched.missed],
            alarms=[said_of(finding) for finding in matched.alarms],
            asked=len(matched.pairs) + len(matched.missed),
            given=len(matched.pairs) + len(matched.alarms),
        )
        return matched

    def ask(self, name: str, questions: Iterable[tuple[str, bool]]) -> None:
        """Note answers that are right or wrong as an accuracy."""
        outcome = self.outcomes.setdefault(name, Outcome())
        for said, right in questions:
            (outcome.right if right else outcome.missed).append(said)
            outcome.asked += 1


def _spans(answers: Item, text: str) -> list[tuple[int, int, str]] | None:
    """The annotated parts of the text with their keys; None when that is the whole."""
    scopes = answers.get("scopes") or ([answers["scope"]] if "scope" in answers else [])
    spans = []
    for scope in scopes:
        first, last = (r"\s+".join(map(re.escape, scope[side].split())) for side in ("start", "end"))
        if part := re.search(f"{first}(?s:.*?){last}", text):
            spans.append((*part.span(), f" {key(part.group())} "))
    return spans if scopes else None


def said_of(item: Item) -> str:
    return " ".join(str(item.get("surface") or item.get("action") or item.get("task") or "").split())
