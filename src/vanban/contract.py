"""`Analysis` → the JSON object, schema 1. Fields may be added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from vanban.due import deadline_places
from vanban.model import (
    Analysis,
    AnnexTask,
    Comment,
    Contradiction,
    Deadline,
    Directive,
    Header,
    Provision,
    Source,
    Task,
)

SCHEMA = 1
_NODE = ("id", "label", "kind", "title", "start", "end")
_Json = dict[str, Any]


def to_json(analysis: Analysis) -> _Json:
    """Plain values, ready for `json.dumps`; lists in the order of the text, None for what is unknown.

    >>> found = to_json(analyse("Tỷ lệ che phủ rừng đạt tối thiểu 42,5%.", reference=date(2026, 1, 1)))
    >>> found["schema"], [(one["comparator"], one["value"], one["unit"]) for one in found["targets"]]
    (1, [('>=', '42.5', '%')])
    """
    return {
        "schema": SCHEMA,
        "text": analysis.text,
        "header": _header(analysis.header),
        "reference_date": analysis.reference.isoformat() if analysis.reference else None,
        "references": [asdict(reference) for reference in analysis.references],
        "deadlines": [_deadline(deadline) for deadline in analysis.deadlines],
        "organisations": [asdict(organisation) for organisation in analysis.organisations],
        "directives": _tasks(analysis.directives, analysis.deadlines),
        "annex_tasks": _tasks(analysis.annex_tasks, analysis.deadlines),
        "targets": [asdict(target) for target in analysis.targets],
        "meeting": asdict(analysis.meeting) if analysis.meeting else None,
        "contradictions": [_contradiction(one) for one in analysis.contradictions],
        "outline": outline_to_json(analysis.outline),
        **left_out_to_json(analysis),
    }


def left_out_to_json(read: Source | Analysis) -> _Json:
    """What stands in the file but not in the text."""
    return {
        "comments": [_comment(comment) for comment in read.comments],
        "hidden": read.hidden,
        "unread_pages": list(read.unread_pages),
        "attachments": list(read.attachments),
    }


def _comment(comment: Comment) -> _Json:
    return asdict(comment) | {"written": comment.written.isoformat() if comment.written else None}


def _header(header: Header) -> _Json:
    return asdict(header) | {"issued": header.issued.isoformat() if header.issued else None}


def _deadline(deadline: Deadline) -> _Json:
    until = deadline.until.isoformat() if deadline.until else None
    return asdict(deadline) | {"rule": deadline.rule, "until": until}


def _tasks(tasks: Sequence[Task], deadlines: Sequence[Deadline]) -> list[_Json]:
    """Each with the index of its deadline: who reads JSON need not search for equal words."""
    places = deadline_places(tasks, deadlines)
    return [_with_lists(task) | {"deadline_index": place} for task, place in zip(tasks, places, strict=True)]


def _contradiction(one: Contradiction) -> _Json:
    return _with_lists(one) | {"places": [list(place) for place in one.places]}


def _with_lists(finding: Directive | AnnexTask | Contradiction) -> _Json:
    """JSON knows no tuples: without this a round trip through JSON would not give the same object back."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(finding).items()}


def outline_to_json(provisions: Sequence[Provision]) -> list[_Json]:
    """The tree as nested dictionaries."""
    # By hand: `asdict` would copy every subtree once per level.
    return [
        {name: getattr(node, name) for name in _NODE} | {"children": outline_to_json(node.children)}
        for node in provisions
    ]
