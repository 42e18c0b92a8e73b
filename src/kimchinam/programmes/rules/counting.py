"""Numbers that a text states of its own parts and tasks: "gồm 05 phần, 12 nhiệm vụ trọng tâm"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kimchinam.programmes.states import Counted

_NAMED = {
    "nhiệm vụ trọng tâm": Counted.KEY,
    "nhiệm vụ thường xuyên": Counted.REGULAR,
    "nhóm nhiệm vụ": Counted.GROUPS,
    "nhiệm vụ": Counted.TASKS,
    "khâu đột phá": Counted.BREAKTHROUGHS,
    "đột phá": Counted.BREAKTHROUGHS,
    "phần": Counted.PARTS,
}
"""Longer names before those that they begin with."""

# A number after "Điều", "khoản", "tháng" is a place or a time; "10 phần trăm", "10 phần mềm" are no parts of a paper.
_STATED = re.compile(
    r"(?P<place>\b(?:điều|khoản|điểm|mục|tiểu mục|chương|phụ lục|số|ngày|tháng|quý|năm)\s+)?"
    r"(?<![\d.,/%-])(?P<words>(?P<number>\d{1,3})\s+(?:\([^()\n]{1,20}\)\s+)?"
    rf"(?P<what>{'|'.join(_NAMED)}))\b(?!\s+(?:trăm|mềm|nghìn|triệu|tử|việc|chi\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number, what it counts, and its words in the text."""

    what: Counted
    stated: int
    words: str


def read_counts(text: str) -> list[Stated]:
    """In the order of the text, each number of each thing once, as it is first said."""
    found: dict[tuple[Counted, int], Stated] = {}
    for one in _read(text):
        found.setdefault((one.what, one.stated), one)
    return list(found.values())


def _read(text: str) -> Iterator[Stated]:
    for match in _STATED.finditer(text):
        if not match["place"]:
            words = " ".join(match["words"].split())
            yield Stated(_NAMED[match["what"].lower()], int(match["number"]), words)
