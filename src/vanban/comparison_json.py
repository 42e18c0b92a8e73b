"""`Comparison` → the JSON object of `vanban compare --json`, schema 1. Fields may be added, never renamed or removed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, get_args

from vanban.comparison import Comparison, Fate, ProvisionPair
from vanban.comparison_targets import TargetPair
from vanban.descent import lineage
from vanban.model import Analysis, Provision, Target

SCHEMA = 1
_NODE = ("id", "label", "kind", "title", "start", "end")
_Json = dict[str, Any]


def comparison_to_json(comparison: Comparison, *, before: Analysis, after: Analysis) -> _Json:
    """Plain values, ready for `json.dumps`; `before` and `after` are the works that were compared.

    Offsets count characters of the text on their own side. Differences are decimal numbers written as strings, as values
    are: 0.1 has no exact binary form.

    >>> before, after = (analyse(f"Điều 1. Phấn đấu tỷ lệ che phủ rừng đạt {share}%.") for share in ("40", "42,5"))
    >>> found = comparison_to_json(compare(before, after), before=before, after=after)
    >>> found["schema"], found["counts"], found["targets"][0]["difference"]
    (1, {'kept': 0, 'supplemented': 0, 'adjusted': 1, 'new': 0, 'dropped': 0}, '2.5')
    """
    return {
        "schema": SCHEMA,
        "before": {"text": before.text, "number": before.header.number, "title": before.header.title},
        "after": {"text": after.text, "number": after.header.number, "title": after.header.title},
        "counts": {fate: len(comparison.of(fate)) for fate in get_args(Fate)},
        "provisions": [_provisions(pair) for pair in comparison.provisions],
        "targets": [_targets(pair) for pair in comparison.targets],
        "lineage": dict(lineage(before, after, comparison=comparison)),
    }


def _provisions(pair: ProvisionPair) -> _Json:
    return {
        "fate": pair.fate,
        "likeness": pair.likeness,
        "before": _provision(pair.before),
        "after": _provision(pair.after),
    }


def _provision(node: Provision | None) -> _Json | None:
    return {name: getattr(node, name) for name in _NODE} if node else None


def _targets(pair: TargetPair) -> _Json:
    difference = None if pair.difference is None else f"{pair.difference:f}"
    return {"move": pair.move, "difference": difference, "before": _target(pair.before), "after": _target(pair.after)}


def _target(target: Target | None) -> _Json | None:
    return asdict(target) if target else None
