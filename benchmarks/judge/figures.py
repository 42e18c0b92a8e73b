"""Outcomes of many texts together: precision, recall, F1 and accuracy, counts summed over the texts first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .sheet import Outcome, Outcomes

FRACTIONS = (
    "references.surface",
    "references.number",
    "deadlines.surface",
    "deadlines.value",
    "organisations",
    "organisations.exact",
    "directives.action",
    "directives.action_with_frames",
    "directives.strict",
    "annex_tasks.row",
    "targets",
)
ACCURACIES = (
    *(f"directives.{name}" for name in ("assignees", "any_assignee", "supporting", "deadline")),
    *(f"annex_tasks.{name}" for name in ("lead", "supporting", "deadline")),
    "meeting",
    *(f"meeting.{name}" for name in ("date", "mode", "points", "participants", "chair", "spurious")),
)
HEADLINE = (
    "references.number",
    "deadlines.value",
    "organisations",
    "directives.strict",
    "annex_tasks.row",
    "targets",
    "meeting",
)
"""What the headline is the mean of; of organisations the recall."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one metric; `given` is None for an accuracy. Ratios are None where nothing was asked."""

    right: int = 0
    asked: int = 0
    given: int | None = None

    @property
    def recall(self) -> float | None:
        return self.right / self.asked if self.asked else None

    @property
    def precision(self) -> float | None:
        if self.given is None:
            return None
        return self.right / self.given if self.given else (0.0 if self.asked else None)

    @property
    def main(self) -> float | None:
        """F1, or the accuracy."""
        if self.given is None:
            return self.recall
        return 2 * self.right / (self.asked + self.given) if self.asked else None


def summed(texts: Iterable[Outcomes]) -> dict[str, Figure]:
    """Every metric over all texts."""
    texts = list(texts)
    return {name: _sum([one[name] for one in texts if name in one]) for name in (*FRACTIONS, *ACCURACIES)}


def _sum(outcomes: list[Outcome]) -> Figure:
    given = [one.given for one in outcomes if one.given is not None]
    right, asked = sum(len(one.right) for one in outcomes), sum(one.asked for one in outcomes)
    return Figure(right, asked, sum(given) if given else None)


def headline(figures: dict[str, Figure]) -> float | None:
    parts = [figures[name].recall if name == "organisations" else figures[name].main for name in HEADLINE]
    known = [part for part in parts if part is not None]
    return sum(known) / len(known) if known else None
