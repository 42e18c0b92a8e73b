"""How one vanban stands on a set of answers, and what changed between two of them, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .figures import Figure, headline, summed
from .predictions import Findings
from .sets import AnswerSet

_ECHOES = frozenset({"directives.action_with_frames", "organisations.exact", "meeting"})
"""Their items are those of another metric over again."""
_ACCURACIES_WITH_ITEMS = ("annex_tasks.lead", "annex_tasks.deadline", "directives.supporting")
Entry = tuple[str, str, str]
"""Metric, text, words."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Figures by metric; what is right and what is held against vanban, as entries. Of small cases also the faults."""

    figures: dict[str, Figure]
    right: frozenset[Entry]
    alarms: frozenset[Entry]
    faults: dict[str, list[str]]

    @property
    def headline(self) -> float | None:
        return headline(self.figures)

    @property
    def passed(self) -> frozenset[str]:
        """Names of the texts that are read without a fault."""
        return frozenset(name for name, lines in self.faults.items() if not lines)


def standing(answers: AnswerSet, findings: Findings) -> Standing:
    judged = {text.name: text.judge(findings[text.name]) for text in answers.texts}
    right: set[Entry] = set()
    alarms: set[Entry] = set()
    for name, outcomes in judged.items():
        for metric, outcome in outcomes.items():
            if metric in _ECHOES or metric == "meeting.spurious":
                continue
            if outcome.given is not None or metric in _ACCURACIES_WITH_ITEMS or metric.startswith("meeting."):
                right.update((metric, name, words) for words in outcome.right)
                alarms.update((metric, name, words) for words in outcome.alarms)
    faults = {text.name: text.faults(findings[text.name]) for text in answers.texts}
    return Standing(summed(judged.values()), frozenset(right), frozenset(alarms), faults)


def changes(now: Standing, before: Standing) -> Iterator[tuple[str, list[Entry]]]:
    yield "GAINED", sorted(now.right - before.right)
    yield "LOST", sorted(before.right - now.right)
    yield "NEW FALSE ALARMS", sorted(now.alarms - before.alarms)
    yield "FALSE ALARMS GONE", sorted(before.alarms - now.alarms)
