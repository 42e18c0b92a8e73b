"""Which candidates open a provision, and inside which other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.structure.labels import ATTACHED, BULLETS, UPPER, Label
from vanban.structure.regions import Tail

_WORDED = frozenset({"annex", "part", "chapter", "section", "subsection"})
_TITLED = _WORDED | {"attached"}
_ENDED = frozenset(".;:!?…\"')]|*_>")
_BLANK_LINE = re.compile(r"\n[ ]*\n[ ]*$")
_NEW_PARAGRAPH = re.compile(rf"[.;:][ *_]*\n\s*(?=[{UPPER}])")
_SHORTEST_WRAPPED = 50
_DEEPEST = 30
"""Lists inside lists inside lists: beyond this depth a list no longer opens another."""
_CLOSING = re.compile(r"Trên đây là|Trong quá trình")
_LISTED = frozenset({"digit", "decimal", "letter"}) | BULLETS


@dataclass(slots=True)
class Node:
    """A provision while the end of its subtree is still unknown."""

    label: Label
    rank: float
    kind: str
    end: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def is_numbered(self) -> bool:
        return self.kind != "bullet" and self.label.style.name != "heading"

    @property
    def part_of_id(self) -> str:
        """`II`, `3`, `b`, `1.1`, `D5a`, `PL2`, `t1` for "Thứ nhất"."""
        style, text = self.label.style, self.label.text
        if not self.is_numbered or not style.prefix:
            return style.prefix or text.replace("đ", "dd")
        number = text.split()[-1] if style.name == "article" else str(self.label.ordinal or "")
        return style.prefix + number.replace("đ", "dd")


class Nesting:
    """Takes labels and ends of bodies in the order of the text; keeps the chain of provisions that are open."""

    def __init__(self, levelled: str) -> None:
        self._text = levelled
        self._roots: list[Node] = []
        self._open: list[Node] = []
        self._weight = 0
        self._last_article: Label | None = None
        self._attached = 0

    def offer(self, label: Label) -> None:
        if self._open and label.start < max(self._open[-1].label.content, self._open[-1].label.start + 1):
            return
        if self._fits(label):
            self._make_room_for(label)
            self._add(label)

    def close(self, tail: Tail) -> None:
        """A body ends; the paper that is attached to it, if any, begins where the tail ends."""
        if self._open:
            self._pop_to(0, self._end_of_provisions(tail.start))
        self._last_article = None
        if tail.title and self._weight:
            self._attached += 1
            self._add(Label(ATTACHED, self._attached, "", tail.end, tail.end))

    def finish(self) -> list[Node]:
        self._pop_to(0, len(self._text))
        # One number alone is more likely a sentence than a structure, unless it heads a list.
        return self._roots if self._weight > 1 or any(self._heads_a_list(root) for root in self._roots) else []

    def _heads_a_list(self, root: Node) -> bool:
        return len(root.children) > 1 or (len(root.children) == 1 and self._title_in_capitals(root.label))

    # Does it fit?

    def _fits(self, label: Label) -> bool:
        name = label.style.name
        if name == "heading":
            return bool(self._open or (label.heading and self._weight)) and not self._is_title(label)
        if label.inline:
            return bool(self._open) if name in BULLETS else label.ordinal == 1 or self._continues(label)
        if name in _WORDED:
            return True
        if name == "capital":
            return self._title_in_capitals(label) and (label.ordinal == 1 or self._continues(label))
        return self._fits_at_line(label)

    def _is_title(self, label: Label) -> bool:
        """Whether a heading only names the chapter or annex above it: "Chương I / QUY ĐỊNH CHUNG"."""
        if not self._open or self._open[-1].label.style.name not in _TITLED:
            return False
        between = self._text[self._open[-1].label.content : label.start]
        return between == between.upper()

    def _fits_at_line(self, label: Label) -> bool:
        name, after = label.style.name, self._text[label.content : label.content + 2]
        if after[:1].isdigit() and self._text[label.content - 1] != " ":
            return False  # "30/4 là …", "15-20%", "2.500 người"
        if after[1:] == "." and name == "roman":
            return False  # initials: "V.I. Lê-nin"
        if name in BULLETS:
            return not after[:1].islower() or self._after_break(label)
        if name == "letter":
            return label.ordinal == 1 or self._continues(label) or (self._is_open(label) and self._after_break(label))
        return self._number_fits(label, small=after[:1].islower())

    def _number_fits(self, label: Label, *, small: bool) -> bool:
        if label.ordinal == 0:
            return False
        follows = label.ordinal == 1 or self._continues(label)
        # A wrapped line may begin with a number, and an item may begin with a small letter; not both at once.
        if small or label.doubtful:
            return follows and self._after_break(label)
        return follows or self._after_break(label)

    def _title_in_capitals(self, label: Label) -> bool:
        line = self._text[label.content : label.content + 40].split("\n")[0].strip("* ")
        return len(line) > 2 and line == line.upper()

    def _continues(self, label: Label) -> bool:
        # The articles of a law are counted through all its chapters.
        if label.style.name == "article" and self._last_article and _next(self._last_article, label):
            return True
        return any(_next(node.label, label) for node in self._open)

    def _is_open(self, label: Label) -> bool:
        return any(node.label.style is label.style for node in self._open)

    def _after_break(self, label: Label) -> bool:
        """Whether the words before it ended: if not, it may be the wrapped middle of a sentence."""
        if self._text[label.start] in "#*_>":
            return True
        before = self._text[max(0, label.start - 80) : label.start]
        words = before.rstrip()
        if not words or words[-1] in _ENDED or _BLANK_LINE.search(before):
            return True
        line = words.rpartition("\n")[2].strip()
        # A page is filled before a line is wrapped; what is short, or in capitals, is a heading.
        return len(line) < _SHORTEST_WRAPPED or line == line.upper()

    # Where does it go?

    def _rank(self, label: Label) -> float:
        name = label.style.name
        # "I. … Điều 1." as well as "Điều 1. Phê duyệt …: I. …": whichever came first contains the other.
        if name == "article" and any(node.label.style.name == "roman" for node in self._open):
            return 6.5
        if name == "heading" and label.heading:
            return label.heading / 10  # "## …" contains whatever is numbered below it
        return label.style.rank + (label.text.count(".") / 10 if name == "decimal" else 0)

    def _make_room_for(self, label: Label) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            other = self._open[index].label
            if _next(other, label):
                return self._pop_to(index, label.start)
            deeper = label.style.name == "star" and len(self._open) < _DEEPEST
            if deeper and other.style is label.style and label.indent >= other.indent + 2:
                return None
        if len(self._open) < _DEEPEST and label.ordinal == 1 and self._is_open(label) and self._announced(label):
            return None
        if label.heading and label.style.name == "heading":
            return self._pop_headings(label.heading, label.start)
        rank = self._rank(label)
        while self._open and self._open[-1].rank >= rank:
            self._pop_to(len(self._open) - 1, label.start)
        return None

    def _pop_headings(self, depth: int, end: int) -> None:
        while self._open and (self._open[-1].label.heading is None or self._open[-1].label.heading >= depth):
            self._pop_to(len(self._open) - 1, end)

    def _announced(self, label: Label) -> bool:
        """Whether a colon stands before: "…, gồm: 1. …" opens a list inside the item that is open."""
        return self._text[max(0, label.start - 80) : label.start].rstrip(" \n*_").endswith(":")

    def _pop_to(self, depth: int, end: int) -> None:
        for node in self._open[depth:]:
            # A label with nothing behind it ends without its space, as the item around it does.
            node.end = self._without_space(node.label.start + 1, end)
        del self._open[depth:]

    def _without_space(self, start: int, end: int) -> int:
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return max(start, end)

    def _add(self, label: Label) -> None:
        kind = label.style.kind
        if kind == "điểm" and any(node.kind == "điểm" for node in self._open):
            kind = "tiết" if label.style.name == "letter" else kind
        node = Node(label, self._rank(label), kind)
        (self._open[-1].children if self._open else self._roots).append(node)
        self._open.append(node)
        if kind == "điều":
            self._last_article = label
        if label.style.name != "heading" and kind != "bullet":
            self._weight += 2 if label.style.name in _WORDED or kind == "điều" else 1

    def _end_of_provisions(self, end: int) -> int:
        """The closing paragraph ("Trên đây là …", "Yêu cầu các sở …") belongs to the paper, not to its last item."""
        last = self._open[-1].label
        start = None
        for paragraph in _NEW_PARAGRAPH.finditer(self._text, last.content, end):
            start = paragraph.end()
        if start is None:
            return end
        return start if last.style.name in _LISTED or _CLOSING.match(self._text, start) else end


def _next(before: Label, label: Label) -> bool:
    """Whether `label` is the one after `before` in the same series: 3 after 2, đ after d, 1.3 after 1.2."""
    if before.style is not label.style or not label.ordinal or before.ordinal + 1 != label.ordinal:
        return False
    return label.style.name != "decimal" or before.text.rpartition(".")[0] == label.text.rpartition(".")[0]
