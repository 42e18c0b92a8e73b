"""Which of the smallest clauses of a document are taken over, which were said to need nothing, and which are left."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from kimchinam.documents.models import Occurrence


@dataclass(frozen=True, slots=True)
class Coverage:
    """Smallest clauses in their order: each stands in exactly one of the three, and together they are all of them."""

    covered: tuple[Occurrence, ...]
    excused: tuple[Occurrence, ...]
    uncovered: tuple[Occurrence, ...]

    @property
    def total(self) -> int:
        return len(self.covered) + len(self.excused) + len(self.uncovered)

    @property
    def answered(self) -> int:
        return self.total - len(self.uncovered)


def coverage(outline: Sequence[Occurrence], *, taken: Collection[UUID], excused: Collection[UUID]) -> Coverage:
    """`outline` in the order of the text. A mark on a clause speaks for all below it; taken and excused counts as taken."""
    having, free = frozenset(taken), frozenset(excused)
    covered, spared, left = list[Occurrence](), list[Occurrence](), list[Occurrence]()
    for leaf, above in leaves(outline):
        keys = {clause.provision_id for clause in (*above, leaf)}
        (covered if keys & having else spared if keys & free else left).append(leaf)
    return Coverage(tuple(covered), tuple(spared), tuple(left))


def leaves(outline: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, tuple[Occurrence, ...]]]:
    """Each clause without clauses below it, with those above it."""
    above: list[Occurrence] = []
    for clause, after in zip(outline, [*outline[1:], None], strict=False):
        while above and above[-1].depth >= clause.depth:
            above.pop()
        if after is None or after.depth <= clause.depth:
            yield clause, tuple(above)
        above.append(clause)
