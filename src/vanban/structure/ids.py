"""Nodes of an outline → provisions with their titles and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from vanban.model import Provision
from vanban.structure.labels import ATTACHED, HEADING
from vanban.structure.nesting import Node
from vanban.structure.titles import title_between

_COUNTED_THROUGH = frozenset({"part", "chapter", "section", "subsection"})
"""Styles that part the articles of a paper without counting them anew: the ids of articles leave them out."""


class Naming:
    """Gives the nodes of one text their ids and takes them into provisions."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: Counter[str] = Counter()

    def frozen(self, nodes: Iterable[Node], path: str = "", paper: str = "") -> tuple[Provision, ...]:
        """`path` is the beginning of the ids of `nodes`, `paper` that of the articles among them: the same without chapters."""
        found = []
        for node in nodes:
            ident = self._unique(node, paper if node.kind == "điều" else path)
            # A bold line below a chapter parts its articles as a section does; on top it may be the title of another paper.
            passed = node.label.style.name in _COUNTED_THROUGH or (node.label.style is HEADING and path != paper)
            inner = self.frozen(node.children, f"{ident}/", paper if passed else f"{ident}/")
            found.append(self._provision(node, ident, inner))
        return tuple(found)

    def _provision(self, node: Node, ident: str, inner: tuple[Provision, ...]) -> Provision:
        title_end = inner[0].start if inner else node.end
        title = title_between(self._text, node.label.content, title_end, named_below=node.label.style is ATTACHED)
        return Provision(ident, node.label.text, node.kind, title, node.label.start, node.end, inner)

    def _unique(self, node: Node, path: str) -> str:
        ident = path + node.part_of_id
        self._seen[ident] += 1
        if not node.is_numbered:
            return f"{ident}{self._seen[ident]}"
        # Two items "3" under one parent are the writer's slip; both keep an id of their own.
        return ident if self._seen[ident] == 1 else f"{ident}~{self._seen[ident]}"
