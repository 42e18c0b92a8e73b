"""Of which statuses the number of a group is the sum."""

from dataclasses import dataclass

from kimchinam.programmes.queries import Steps, steps_of
from kimchinam.programmes.states import GROUPS


@dataclass(frozen=True, slots=True)
class Part:
    """Tasks of one status."""

    name: str
    """As the address of a list names the status."""
    label: str
    count: int


def parts_of(group: str, counts: Steps | None) -> list[Part]:
    """The statuses of a group that some task has; they sum to all of it. None for one status, and where nothing is counted."""
    if counts is None:
        return []
    found = [(one, sum(counts[step] for step in steps_of(one))) for one in GROUPS.get(group, ())]
    return [Part(one.value, str(one.label), count) for one, count in found if count]
