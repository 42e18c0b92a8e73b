"""Automatic numbers and bullets of a .docx: Word keeps the rule, readers see `1.`, `a)`, `-`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from vanban.reading.docx.names import W
from vanban.reading.docx.styles import is_on, number, value
from vanban.reading.labels import Level, ListRule


def list_rules(root: etree._Element | None) -> dict[str, ListRule]:
    """The lists of a `w:numbering` by their id."""
    if root is None:
        return {}
    abstract = {item.get(f"{W}abstractNumId", ""): item for item in root.iterfind(f"{W}abstractNum")}
    named = _named(abstract)
    return {item.get(f"{W}numId", ""): _rule(item, named) for item in root.iterfind(f"{W}num")}


def linked_levels(rules: Mapping[str, ListRule]) -> dict[tuple[str, str], int]:
    """The level that a list keeps for a paragraph style, by list and style: the style itself names only the list."""
    return {
        (name, level.style): depth
        for name, rule in rules.items()
        for depth, level in sorted(rule.levels.items(), reverse=True)
        if level.style
    }


_Definition = tuple[str, Mapping[int, Level]]
"""The id under which a list counts, and its levels."""


def _named(abstract: Mapping[str, etree._Element]) -> dict[str, _Definition]:
    """The definitions by id; one that only names a list style is that which defines the style."""
    own = {name: (name, dict(_levels(item))) for name, item in abstract.items()}
    styles = {style: name for name, item in abstract.items() if (style := value(item.find(f"{W}styleLink")))}
    return {name: own[styles.get(value(item.find(f"{W}numStyleLink")) or "", name)] for name, item in abstract.items()}


def _rule(item: etree._Element, named: Mapping[str, _Definition]) -> ListRule:
    base = value(item.find(f"{W}abstractNumId")) or ""
    shared, defined = named.get(base, (base, {}))
    levels = dict(defined)
    restarts = set()
    for override in item.iterfind(f"{W}lvlOverride"):
        depth = number(override.get(f"{W}ilvl")) or 0
        levels.update(_levels(override))
        start = number(value(override.find(f"{W}startOverride")))
        if start is not None:
            levels[depth] = replace(levels.get(depth, Level()), start=start)
            restarts.add(depth)
    return ListRule(levels, shared, frozenset(restarts))


def _levels(item: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in item.iterfind(f"{W}lvl"):
        depth = number(level.get(f"{W}ilvl")) or 0
        start = number(value(level.find(f"{W}start")))
        legal = level.find(f"{W}isLgl")
        yield (
            depth,
            Level(
                pattern=value(level.find(f"{W}lvlText")) or "",
                format=value(level.find(f"{W}numFmt")) or "decimal",
                start=1 if start is None else start,
                restart_after=number(value(level.find(f"{W}lvlRestart"))),
                legal=legal is not None and is_on(legal),
                style=value(level.find(f"{W}pStyle")),
            ),
        )
