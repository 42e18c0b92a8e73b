"""Targets of two works side by side: which measure the same thing, and whether it is to be more, less, or something else."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from vanban.finding.subjects import subject_key
from vanban.model import Target

Move = Literal["raised", "lowered", "same", "other", "new", "dropped"]

_POWERS = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_ALIKE = str.maketrans({"²": "2", "³": "3", "ỹ": "ĩ"})


@dataclass(frozen=True, slots=True)
class TargetPair:
    """One thing that both works measure.

    `move`: `raised` and `lowered` where the figure, of a range both ends, goes up or down; `other` where that cannot be
    said, and where figures that are equal are bounds of another kind ("dưới 10%" and "trên 10%"). `before` is None for a
    target that is new, `after` for one that is dropped.
    """

    move: Move
    before: Target | None
    after: Target | None
    difference: Decimal | None
    """`after` minus `before`, in the unit of `after`; None of ranges and `other`."""

    @property
    def sides(self) -> tuple[Target, ...]:
        """The one or two targets, the earlier first."""
        return tuple(target for target in (self.before, self.after) if target)


def target_pairs(before: Sequence[Target], after: Sequence[Target]) -> Iterator[TargetPair]:
    """Targets of the same thing in units that can be turned into each other; of several the first that is free."""
    waiting: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for at, target in enumerate(before):
        waiting[_thing(target)].append(at)
    left = set(range(len(before)))
    for target in after:
        thing = _thing(target)
        same = waiting.get(thing)
        if same and thing[0]:
            left.discard(same[0])
            yield _pair(before[same.popleft()], target)
        else:
            yield TargetPair("new", None, target, None)
    yield from (TargetPair("dropped", before[at], None, None) for at in sorted(left))


def _thing(target: Target) -> tuple[str, str]:
    return subject_key(target.subject or ""), _measure(target.unit)[1]


def _measure(unit: str | None) -> tuple[int, str]:
    """ "nghìn tỷ đồng" → 12, "đồng": the power of ten, and what is multiplied by it."""
    words = (unit or "").split()
    power = 0
    while words and words[0] in _POWERS:
        power += _POWERS[words.pop(0)]
    # Only money is counted in thousands of millions without its name.
    base = " ".join(words) or ("đồng" if power >= _POWERS["tỷ"] else "")
    return power, "%" if base == "phần trăm" else base.translate(_ALIKE)


def _pair(before: Target, after: Target) -> TargetPair:
    move = _move(before, after)
    single = move != "other" and "range" not in (before.comparator, after.comparator)
    return TargetPair(move, before, after, _difference(before, after) if single else None)


def _difference(before: Target, after: Target) -> Decimal:
    old, new = _measure(before.unit)[0], _measure(after.unit)[0]
    difference = Decimal(after.value) - Decimal(before.value).scaleb(old - new)
    return difference if old == new else difference.normalize()


def _move(before: Target, after: Target) -> Move:
    (low, high), (new_low, new_high) = _ends(before), _ends(after)
    if before.comparator == after.comparator:
        if (low, high) == (new_low, new_high):
            return "same"
        return "raised" if new_low >= low and new_high >= high else _lowered(new_low <= low and new_high <= high)
    if _bound(before) * _bound(after) < 0:
        return "other"  # from a floor to a ceiling: the figures are not of one kind
    return "raised" if min(new_low - low, new_high - high) > 0 else _lowered(max(new_low - low, new_high - high) < 0)


def _lowered(is_lower: bool) -> Move:
    return "lowered" if is_lower else "other"


def _bound(target: Target) -> int:
    """1 for a floor, -1 for a ceiling, 0 for a figure that is to be met."""
    return 1 if target.comparator in (">", ">=") else -1 if target.comparator in ("<", "<=") else 0


def _ends(target: Target) -> tuple[Decimal, Decimal]:
    """Both ends of a range, twice the figure of anything else; as plain numbers, without their power of ten."""
    power = _measure(target.unit)[0]
    low, _, high = target.value.partition("-")
    return Decimal(low).scaleb(power), Decimal(high or low).scaleb(power)
