"""What can happen. Each room names its verbs in its own states; the sentence is what the history shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db.models import Choices
from django.db.models.enums import ChoicesType
from django.utils.functional import Promise

Labels = type[Choices] | Callable[[str], str]
"""What says codes in words: choices that never change, or a function that knows those of an office."""


@dataclass(frozen=True, slots=True)
class Verb:
    """`code` is kept in the log for ever; `sentence` may use %(by)s, %(name)s, its words and any fact after the event.

    The log keeps codes, for it is read in two languages: `choices` names those facts whose label the sentence shows.
    """

    code: str
    sentence: str | Promise
    choices: Mapping[str, Labels] = field(default_factory=dict, hash=False)
    facts: Mapping[str, str | Promise] = field(default_factory=dict, hash=False)
    """What to call those facts whose change the history tells, before → after."""
    rows: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Facts that hold the id of a row, or a list of ids, with the kind of the row."""
    known: ClassVar[dict[str, Verb]] = {}

    def __post_init__(self) -> None:
        Verb.known[self.code] = self

    def labels(self, facts: Mapping[str, Any]) -> dict[str, str]:
        """The words for the codes among `facts`; a code that is no longer among the choices stays as it is: it has none."""
        said = ((name, _label(labels, facts.get(name))) for name, labels in self.choices.items())
        return {name: label for name, label in said if label}


def _label(labels: Labels, code: Any) -> str:
    if isinstance(code, list):
        return ", ".join(_label(labels, one) or str(one) for one in code)
    if not code or (isinstance(labels, ChoicesType) and code not in labels.values):
        return ""
    return str(labels(code).label if isinstance(labels, ChoicesType) else labels(code))
