"""Ids that live on: the same provision keeps its id in the next draft, although numbers before it were added or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vanban.comparison import compare
from vanban.comparison_units import ROW
from vanban.model import Analysis, Provision


def lineage(before: Analysis, after: Analysis) -> Mapping[str, str]:
    """Id of each provision of the later draft that goes on from one of the earlier → the id of that one.

    Provisions are matched by their words first; those of wholly new words by their label beneath a matched parent.
    A provision that is not among the keys is new. Near linear in the number of provisions.

    >>> before, after = (analyse(text) for text in (
    ...     "I. NHIỆM VỤ\\n1. Sở Y tế lập đề án khám từ xa.\\n",
    ...     "I. NHIỆM VỤ\\n1. Sở Nội vụ rà soát biên chế các trạm.\\n2. Sở Y tế lập đề án khám từ xa.\\n"))
    >>> lineage(before, after)
    {'I': 'I', 'I/2': 'I/1'}
    """
    found = {
        pair.after.id: pair.before.id
        for pair in compare(before, after).provisions
        if pair.before is not None and pair.after is not None and ROW not in (pair.before.kind, pair.after.kind)
    }
    taken = set(found.values())
    known = {node.id: node for node in _all(before.outline)}
    for parent, node in _with_parents(after.outline):
        origin = _beneath(known, found.get(parent) if parent else "", node)
        if node.id not in found and origin and origin not in taken:
            found[node.id] = origin
            taken.add(origin)
    return found


def _beneath(known: Mapping[str, Provision], parent: str | None, node: Provision) -> str | None:
    """The earlier provision of the same label beneath the earlier parent ("" for the top), if there is one."""
    if parent is None:
        return None
    last = node.id.rpartition("/")[2]
    origin = known.get(f"{parent}/{last}" if parent else last)
    return origin.id if origin and (origin.label, origin.kind) == (node.label, node.kind) else None


def _all(provisions: Iterable[Provision]) -> Iterator[Provision]:
    for node in provisions:
        yield node
        yield from _all(node.children)


def _with_parents(provisions: Iterable[Provision], parent: str | None = "") -> Iterator[tuple[str | None, Provision]]:
    """Each provision behind the id of its parent ("" at the top), parents first."""
    for node in provisions:
        yield parent, node
        yield from _with_parents(node.children, node.id)
