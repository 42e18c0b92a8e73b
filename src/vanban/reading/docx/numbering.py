"""Automatic numbers and bullets of a .docx: Word keeps the rule, readers see `1.`, `a)`, `-`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from vanban.reading.docx.names import W
from vanban.reading.docx.styles import number, value
from vanban.reading.labels import Level, ListRule


def list_rules(root: etree._Element | None) -> dict[str, ListRule]:
    """The lists of a `w:numbering` by their id."""
    if root is None:
        return {}
    abstract = {item.get(f"{W}abstractNumId", ""): dict(_levels(item)) for item in root.iterfind(f"{W}abstractNum")}
    return {item.get(f"{W}numId", ""): _rule(item, abstract) for item in root.iterfind(f"{W}num")}


def _rule(item: etree._Element, abstract: Mapping[str, Mapping[int, Level]]) -> ListRule:
    base = value(item.find(f"{W}abstractNumId")) or ""
    levels = dict(abstract.get(base, {}))
    restarts = set()
    for override in item.iterfind(f"{W}lvlOverride"):
        depth = number(override.get(f"{W}ilvl")) or 0
        levels.update(_levels(override))
        start = number(value(override.find(f"{W}startOverride")))
        if start is not None:
            levels[depth] = replace(levels.get(depth, Level()), start=start)
            restarts.add(depth)
    return ListRule(levels, base, frozenset(restarts))


def _levels(item: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in item.iterfind(f"{W}lvl"):
        depth = number(level.get(f"{W}ilvl")) or 0
        start = number(value(level.find(f"{W}start")))
        yield (
            depth,
            Level(
                pattern=value(level.find(f"{W}lvlText")) or "",
                format=value(level.find(f"{W}numFmt")) or "decimal",
                start=1 if start is None else start,
            ),
        )
