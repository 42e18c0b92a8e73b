"""How a list writes its counts: 1, 01, a, A, i, I. Names of the forms are those of Word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_MAX_ROMAN = 3999
_PLACE = re.compile(r"%([1-9])")
# Symbol fonts keep their bullets in the private area; in official papers such a mark is a dash.
_PLUS = "+"
_DASH = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is written: `%2` in the pattern stands for the count of the second level."""

    pattern: str = "%1."
    format: str = "decimal"
    start: int = 1
    restart_after: int | None = None
    """Only the levels before this one make it begin again: 0 for none of them, None for all that are higher."""
    legal: bool = False
    """All counts in the pattern are digits, in whatever form their own levels write them."""
    style: str | None = None
    """Paragraphs of this style are of this level."""


@dataclass(frozen=True, slots=True)
class ListRule:
    """A list: its levels, the definition it shares its counts with, and the levels that begin again with it."""

    levels: Mapping[int, Level]
    shared: str = ""
    restarts: frozenset[int] = frozenset()


class ListCounter:
    """Counts the lists of one document; `label` must be asked once per paragraph, in order, also for empty ones."""

    def __init__(self, rules: Mapping[str, ListRule]) -> None:
        self._rules = rules
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str | None, level: int) -> str:
        """The number or bullet of the next paragraph of a list, `""` for a paragraph outside all lists."""
        rule = self._rules.get(list_id or "")
        if rule is None or list_id is None or level not in rule.levels:
            return ""
        own = rule.levels[level]
        if own.format == "bullet":
            return _PLUS if own.pattern.strip() == _PLUS else _DASH
        if own.format == "none":
            return own.pattern if "%" not in own.pattern else ""
        counts = self._count(list_id, level, rule)
        return _PLACE.sub(lambda match: _place(int(match.group(1)) - 1, counts, rule, own), own.pattern)

    def _count(self, list_id: str, level: int, rule: ListRule) -> dict[int, int]:
        # Lists on one definition go on counting together, unless one restarts.
        counts = self._counts[rule.shared]
        if level in rule.restarts and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counts.pop(level, None)
        counts[level] = counts.get(level, rule.levels[level].start - 1) + 1
        for deeper in [depth for depth in counts if depth > level and _restarts(rule, depth, level)]:
            del counts[deeper]
        for upper in range(level):
            counts.setdefault(upper, rule.levels.get(upper, Level()).start)
        return counts


def _restarts(rule: ListRule, deeper: int, level: int) -> bool:
    """Whether a paragraph of `level` makes the `deeper` one begin again."""
    after = rule.levels.get(deeper, Level()).restart_after
    return after is None or level < after


def _place(level: int, counts: Mapping[int, int], rule: ListRule, own: Level) -> str:
    return written(counts.get(level, 1), "decimal" if own.legal else rule.levels.get(level, Level()).format)


def is_number(label: str) -> bool:
    """Whether a label counts, which a bullet does not."""
    return any(sign.isalnum() for sign in label)


def written(count: int, form: str) -> str:
    """The count in a form such as `lowerLetter`; in an unknown form as plain digits."""
    return _FORMS.get(form, str)(count)


def _letter(count: int) -> str:
    """a … z, aa, bb, as Word counts."""
    return str(count) if count < 1 else chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 10)


def _roman(count: int) -> str:
    if not 0 < count <= _MAX_ROMAN:
        return str(count)
    digits = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    text = ""
    for size, sign in (*digits, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += sign * (count // size)
        count %= size
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
