"""Automatic numbers and bullets of a .docx: Word keeps the rule, readers see `1.`, `a)`, `-`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from vanban.reading.docx.package import W
from vanban.reading.docx.styles import number, value
from vanban.reading.labels import written

_PLACE = re.compile(r"%([1-9])")
# Symbol fonts keep their bullets in the private area; in official papers such a mark is a dash.
_PLUS = "+"
_DASH = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    pattern: str = "%1."
    format: str = "decimal"
    start: int = 1


class Numbering:
    """Counts the lists of one document; `label` must be asked once per paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarts: dict[str, set[int]] = defaultdict(set)
        if root is None:
            return
        abstract = {item.get(f"{W}abstractNumId", ""): dict(_levels(item)) for item in root.iterfind(f"{W}abstractNum")}
        for item in root.iterfind(f"{W}num"):
            self._register(item, abstract)

    def label(self, list_id: str | None, level: int) -> str:
        """The number or bullet of the next paragraph of a list, `""` for a paragraph outside all lists."""
        levels = self._levels.get(list_id or "")
        if levels is None or list_id is None or level not in levels:
            return ""
        own = levels[level]
        if own.format == "bullet":
            return _PLUS if own.pattern.strip() == _PLUS else _DASH
        if own.format == "none":
            return own.pattern if "%" not in own.pattern else ""
        counts = self._count(list_id, level, levels)
        return _PLACE.sub(lambda match: _place(int(match.group(1)) - 1, counts, levels), own.pattern)

    def _register(self, item: etree._Element, abstract: dict[str, dict[int, _Level]]) -> None:
        list_id = item.get(f"{W}numId", "")
        base = value(item.find(f"{W}abstractNumId")) or ""
        levels = dict(abstract.get(base, {}))
        for override in item.iterfind(f"{W}lvlOverride"):
            depth = number(override.get(f"{W}ilvl")) or 0
            levels.update(_levels(override))
            start = number(value(override.find(f"{W}startOverride")))
            if start is not None:
                levels[depth] = replace(levels.get(depth, _Level()), start=start)
                self._restarts[list_id].add(depth)
        self._levels[list_id] = levels
        self._abstract[list_id] = base

    def _count(self, list_id: str, level: int, levels: dict[int, _Level]) -> dict[int, int]:
        # Lists on one abstract definition go on counting together, unless one restarts.
        counts = self._counts[self._abstract[list_id]]
        if level in self._restarts[list_id]:
            self._restarts[list_id].discard(level)
            counts.pop(level, None)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [depth for depth in counts if depth > level]:
            del counts[deeper]
        for upper in range(level):
            counts.setdefault(upper, levels.get(upper, _Level()).start)
        return counts


def _levels(item: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in item.iterfind(f"{W}lvl"):
        depth = number(level.get(f"{W}ilvl")) or 0
        start = number(value(level.find(f"{W}start")))
        yield (
            depth,
            _Level(
                pattern=value(level.find(f"{W}lvlText")) or "",
                format=value(level.find(f"{W}numFmt")) or "decimal",
                start=1 if start is None else start,
            ),
        )


def _place(level: int, counts: dict[int, int], levels: dict[int, _Level]) -> str:
    return written(counts.get(level, 1), levels.get(level, _Level()).format)
