"""Who owns the passages beneath a heading or a lead-in, and lines that name the owner afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vanban.finding.agents import agent_head, read_agents, split_agents
from vanban.finding.drafts import Draft, Duty
from vanban.finding.imperatives import longest
from vanban.finding.passages import Passage, Words
from vanban.model import Provision

_PREFIXES = frozenset({"trách nhiệm của", "nhiệm vụ của", "đối với", "về phía", "giao"})
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class _Owner:
    duty: Duty
    end: int | None
    """Offset where the ownership ends; None: with the list that follows."""


class Owners:
    """A stack of owners, the innermost last."""

    def __init__(self) -> None:
        self._stack: list[_Owner] = []
        self._in_list = False

    @property
    def current(self) -> Duty | None:
        return self._stack[-1].duty if self._stack else None

    def enter(self, passage: Passage) -> None:
        """Drop the owners whose reach ends before this passage."""
        while self._stack and self._over(self._stack[-1], passage):
            self._stack.pop()
        self._in_list = passage.labelled

    def _over(self, owner: _Owner, passage: Passage) -> bool:
        if owner.end is not None:
            return passage.start >= owner.end
        return self._in_list and not passage.labelled

    def own(self, duty: Duty, passage: Passage, end: int | None) -> None:
        if self._stack and self._stack[-1].end is None and end is None:
            self._stack.pop()
        self._stack.append(_Owner(duty, end))
        self._in_list = self._in_list and end is not None

    @staticmethod
    def latest(drafts: list[Draft], path: Sequence[Provision]) -> list[Draft]:
        """The directives that a closing line at `path` speaks of: those of its provision, or the last one."""
        for provision in reversed(path):
            inside = [draft for draft in reversed_until(drafts, provision.start)]
            if inside:
                return inside
        return drafts[-1:]


def reversed_until(drafts: list[Draft], start: int) -> list[Draft]:
    found: list[Draft] = []
    for draft in reversed(drafts):
        if draft.start < start:
            break
        found.append(draft)
    return found


def heading_agency(text: str, words: Words, *, labelled: bool) -> Duty | None:
    """The bodies that a heading consists of: "1. Bộ Nội vụ:", "Trách nhiệm của Sở Y tế"; None for anything else."""
    count = len(words)
    if not 0 < count <= _LONGEST_HEADING or words.words[-1] in (";", ","):
        return None
    closed = words.words[-1] in (":", ".", "*")
    end = count
    while end and not words.words[end - 1][0].isalnum() and words.words[end - 1] != ")":
        end -= 1
    start = 0
    while start < end and not words.words[start][0].isalnum():
        start += 1
    start += longest(words.words, start, _PREFIXES)
    if not (labelled or (closed and words.words[-1] == ":")) or not agent_head(words, start):
        return None
    if read_agents(words, start, end) < end:
        return None
    names = split_agents(" ".join(text[words.starts[start] : words.ends[end - 1]].split()))
    return Duty(names, (), "việc dưới đề mục là cơ quan")


_ROLES = ("chủ trì", "phối hợp", "thực hiện", "thời gian", "thời hạn", "hoàn thành")


def closing_line(text: str, words: Words, drafts: list[Draft]) -> bool:
    """Apply a line such as "Đơn vị chủ trì: X; Đơn vị phối hợp: Y; Thời gian hoàn thành: Z" to the directives before it."""
    fields = list(_fields(words))
    if not fields or fields[0][0] != 0:
        return False
    for at, colon, end in fields:
        name = " ".join(words.words[at:colon])
        value = (
            " ".join(text[words.starts[colon + 1] : words.ends[end - 1]].split()).strip(" ;.,")
            if end > colon + 1
            else ""
        )
        for draft in drafts:
            _apply(draft, name, value)
    return True


def _fields(words: Words) -> list[tuple[int, int, int]]:
    """(first word, colon, end) of each "name: value" of the line."""
    colons = [at for at, word in enumerate(words.words) if word == ":"]
    found: list[tuple[int, int]] = []
    for colon in colons:
        at = colon
        while at and words.words[at - 1] not in (";", ".", ",", ":", "(", "-", "+", "*") and colon - at < 8:
            at -= 1
        name = " ".join(words.words[at:colon])
        if any(role in name for role in _ROLES) and agent_or_time(name):
            found.append((at, colon))
    ends = [*(at for at, _ in found[1:]), len(words)][: len(found)]
    return [(at, colon, end) for (at, colon), end in zip(found, ends, strict=True)]


def agent_or_time(name: str) -> bool:
    return name.startswith(
        (
            "cơ quan",
            "đơn vị",
            "thời gian",
            "thời hạn",
            "chủ trì",
            "phối hợp",
            "hoàn thành",
            "tổ chức",
            "cấp",
            "các cơ quan",
            "sở",
        )
    )


def _apply(draft: Draft, name: str, value: str) -> None:
    if not value:
        return
    if "phối hợp" in name:
        draft.duty = replace(
            draft.duty, supporting=split_agents(value), why="dòng “Đơn vị chủ trì: …; Đơn vị phối hợp: …”"
        )
    elif name.startswith(("thời", "hoàn thành")):
        draft.deadline = draft.deadline or value
    elif "chủ trì" in name or "thực hiện" in name:
        draft.duty = replace(draft.duty, assignees=split_agents(value), why="dòng “Đơn vị chủ trì: …”")
