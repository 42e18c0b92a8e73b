"""Ids that live on: the same provision keeps its id in the next draft, although numbers before it were added or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vanban.comparison import Comparison, compare
from vanban.comparison_units import ROW, own_words
from vanban.model import Analysis, Provision

_TELLING = 4
"""Words from which a provision tells what it is about; with fewer it goes by its label, if nothing speaks against that."""


def lineage(before: Analysis, after: Analysis, *, comparison: Comparison | None = None) -> Mapping[str, str]:
    """Id of each provision of the later draft that goes on from one of the earlier → the id of that one.

    Provisions are matched by their words. A heading of few words that changed is matched by its label beneath a matched
    parent, if it keeps one of its words or of its provisions. One that is not among the keys is new; the keys stand in the
    order of the later draft. `comparison` is that of the two, if it has been made. Near linear in the number of provisions.

    >>> before, after = (analyse(text) for text in (
    ...     "I. NHIỆM VỤ\\n1. Sở Y tế lập đề án khám từ xa.\\n",
    ...     "I. NHIỆM VỤ\\n1. Sở Nội vụ rà soát biên chế các trạm.\\n2. Sở Y tế lập đề án khám từ xa.\\n"))
    >>> lineage(before, after)
    {'I': 'I', 'I/2': 'I/1'}
    """
    found = {
        pair.after.id: pair.before.id
        for pair in (comparison or compare(before, after)).provisions
        if pair.before is not None and pair.after is not None and ROW not in (pair.before.kind, pair.after.kind)
    }
    later = _Draft(after)
    _by_label(_Draft(before), later, found)
    return {ident: found[ident] for ident in later.nodes if ident in found}


class _Draft:
    """The provisions of one draft by id, and the words of each."""

    def __init__(self, analysis: Analysis) -> None:
        self.nodes = {node.id: node for node in _all(analysis.outline)}
        self._words = {unit.provision.id: frozenset(unit.words) for unit in own_words(analysis)}

    def words(self, node: Provision) -> frozenset[str]:
        return self._words.get(node.id, frozenset())


def _by_label(before: _Draft, after: _Draft, found: dict[str, str]) -> None:
    """Adds to `found` the provisions that only their labels and places match, parents first."""
    taken = set(found.values())
    for node in after.nodes.values():
        if node.id in found:
            continue
        above, _, part = node.id.rpartition("/")
        parent = found.get(above) if above else ""
        origin = None if parent is None else before.nodes.get(f"{parent}/{part}" if parent else part)
        if (
            origin
            and origin.id not in taken
            and _goes_on(before.words(origin), after.words(node), (origin, node), found)
        ):
            found[node.id] = origin.id
            taken.add(origin.id)


def _goes_on(
    old: frozenset[str], new: frozenset[str], nodes: tuple[Provision, Provision], found: Mapping[str, str]
) -> bool:
    """Whether a provision of the same label may be the same, though its words do not say so."""
    origin, node = nodes
    if (origin.label, origin.kind) != (node.label, node.kind) or min(len(old), len(new)) >= _TELLING:
        return False
    if not old & new and (old or new):
        kept = {child.id for child in origin.children}
        return any(found.get(child.id) in kept for child in node.children)
    return True


def _all(provisions: Iterable[Provision]) -> Iterator[Provision]:
    for node in provisions:
        yield node
        yield from _all(node.children)
