"""Who owns the passages beneath a heading or a lead-in, and lines that name the owner afterwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.finding.agents import agent_head, read_agents, split_agents
from vanban.finding.commands import HELPING, LEADING, is_role_alone
from vanban.finding.drafts import Draft, Duty
from vanban.finding.passages import Passage, Words
from vanban.finding.phrases import Phrases
from vanban.finding.whole_names import split_bodies
from vanban.model import Deadline, Provision
from vanban.reasons import Why

_PREFIXES = Phrases("trách nhiệm của, nhiệm vụ của, đối với, về phía, giao, đề nghị, yêu cầu")
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class _Owner:
    duty: Duty
    end: int | None
    """Offset where the ownership ends; None: with the list that follows."""
    limit: Deadline | None = None
    """The time that the lead-in sets for the whole list: "Trong năm 2028, … các việc sau:"."""


class Owners:
    """A stack of owners, the innermost last."""

    def __init__(self) -> None:
        self._stack: list[_Owner] = []
        self._in_list = False

    @property
    def current(self) -> Duty | None:
        return self._stack[-1].duty if self._stack else None

    @property
    def limit(self) -> Deadline | None:
        return self._stack[-1].limit if self._stack else None

    def enter(self, passage: Passage) -> None:
        """Drop the owners whose reach ends before this passage."""
        while self._stack and self._over(self._stack[-1], passage):
            self._stack.pop()
        self._in_list = passage.labelled

    def _over(self, owner: _Owner, passage: Passage) -> bool:
        if owner.end is not None:
            return passage.start >= owner.end
        return self._in_list and not passage.labelled

    def own(self, duty: Duty, passage: Passage, end: int | None, *, limit: Deadline | None = None) -> None:
        if self._stack and self._stack[-1].end is None and end is None:
            self._stack.pop()
        self._stack.append(_Owner(duty, end, limit))
        self._in_list = self._in_list and end is not None


def spoken_of(drafts: Sequence[Draft], path: Sequence[Provision]) -> Sequence[Draft]:
    """The directives that a closing line at `path` speaks of: those of its own provision, or else the last one.

    Beneath a list it speaks of all bullets.
    """
    for provision in reversed(path):
        if provision.kind == "bullet":
            continue
        first = bisect_left(drafts, provision.start, key=lambda draft: draft.start)
        if first < len(drafts):
            return drafts[first:]
    return drafts[-1:]


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
    start += _PREFIXES.at(words.words, start)
    if not (labelled or (closed and words.words[-1] == ":")) or not agent_head(words, start):
        return None
    if read_agents(words, start, end) < end:
        return None
    return Duty(_names(text, words, start, end), (), Why("heading"))


@dataclass(frozen=True, slots=True)
class ClosingField:
    """`Đơn vị chủ trì: X` of a closing line; `start` and `end` enclose the value."""

    name: str
    value: str
    start: int
    end: int

    @property
    def is_time(self) -> bool:
        return self.name.startswith(("thời", "hoàn thành"))

    @property
    def is_product(self) -> bool:
        return self.name.startswith(("sản phẩm", "kết quả"))

    @property
    def is_money(self) -> bool:
        return "kinh phí" in self.name


_ROLES = ("chủ trì", "phối hợp", "thực hiện", "thời gian", "thời hạn", "hoàn thành", "sản phẩm", "kết quả", "kinh phí")
_OPENINGS = (
    *("cơ quan", "các cơ quan", "đơn vị", "tổ chức", "cấp", "chủ trì", "phối hợp"),
    *("thời gian", "thời hạn", "hoàn thành", "sản phẩm", "kết quả", "kinh phí", "nguồn kinh phí"),
)
_LONGEST_NAME = 8
_OPENING_SIGNS = frozenset({"(", ":"})
_TIMES = ("hoàn thành", "xong", "thời gian", "thời hạn", "trước ngày", "trong ", "chậm nhất")


def closing_fields(text: str, words: Words) -> list[ClosingField]:
    """The fields of a line such as "Đơn vị chủ trì: X; Đơn vị phối hợp: Y; Thời gian hoàn thành: Z"; empty for others."""
    places = list(_field_places(words))
    if not places or places[0][0] != 0:
        return []
    ends = [*(at for at, _ in places[1:]), len(words)]
    found = []
    for (at, colon), end in zip(places, ends, strict=True):
        if end > colon + 1:
            start, stop = words.starts[colon + 1], words.ends[end - 1]
            value = " ".join(text[start:stop].split()).strip(" ;.,")
            found.append(ClosingField(" ".join(words.words[at:colon]), value, start, stop))
    return found


def closing_owners(text: str, words: Words, at: int, end: int) -> Duty | None:
    """Who leads and who supports where that is all that is said: "Công an xã chủ trì, Văn phòng … phối hợp; …".

    Also by fields: "(Chủ trì: Sở Xây dựng; phối hợp: …)". None where an action follows, for that is an order of its own.
    """
    if at >= end:
        return None
    behind = read_agents(words, at, end)
    if behind == at:
        return _owners_by_fields(text, words.between(words.starts[at], words.ends[end - 1]))
    if not is_role_alone(words, behind, end):
        return None
    other = behind + LEADING.at(words.words, behind) + 1
    helpers = read_agents(words, other, end) if other < end else other
    helping = helpers > other and bool(HELPING.at(words.words, helpers))
    supporting = _names(text, words, other, helpers) if helping else ()
    return Duty(_names(text, words, at, behind), supporting, _CLOSING)


def own_inside(text: str, words: Words, draft: Draft) -> None:
    """Give a clause the owners that it names in brackets or behind a colon at its end: "… (Sở Xây dựng chủ trì)"."""
    if draft.duty.assignees or _OPENING_SIGNS.isdisjoint(words.words):
        return
    clause = words.between(draft.start, draft.end)
    for at, word in enumerate(clause.words):
        if word in _OPENING_SIGNS and (owners := closing_owners(text, clause, at + 1, len(clause))):
            draft.duty = owners
            draft.end = draft.end if word == "(" else clause.ends[at - 1]
            return


def _owners_by_fields(text: str, words: Words) -> Duty | None:
    drafts = [Draft(0, 0, Duty())]
    fields = closing_fields(text, words)
    close_duties([field for field in fields if not field.is_time], drafts)
    return drafts[0].duty if drafts[0].duty.assignees else None


def _names(text: str, words: Words, at: int, end: int) -> tuple[str, ...]:
    return split_agents(" ".join(text[words.starts[at] : words.ends[end - 1]].split()), words.names)


def _field_places(words: Words) -> Iterator[tuple[int, int]]:
    """(first word, colon) of each "name: value" of the line."""
    if ":" not in words.words:
        return
    for colon in (at for at, word in enumerate(words.words) if word == ":"):
        at = colon
        while at and colon - at < _LONGEST_NAME and words.words[at - 1][0].isalnum():
            at -= 1
        name = " ".join(words.words[at:colon])
        if name.startswith(_OPENINGS) and any(role in name for role in _ROLES):
            yield at, colon


def close_duties(fields: Sequence[ClosingField], meant: Sequence[Draft]) -> None:
    """Give the directives that a closing line speaks of their owners."""
    for draft in meant:
        for field in fields:
            if field.is_product:
                draft.product = draft.product or field.value
            elif "phối hợp" in field.name:
                draft.duty = draft.duty._replace(supporting=_bodies(field), why=_CLOSING)
            elif not (field.is_time or field.is_money):
                draft.duty = draft.duty._replace(assignees=_bodies(field), why=_CLOSING)


def _bodies(field: ClosingField) -> tuple[str, ...]:
    """Those in the value, without what is said behind them of the time: "…; hoàn thành trước ngày 30/6"."""
    return tuple(name for name in split_bodies(field.value) if not name.lower().startswith(_TIMES))


_CLOSING = Why("closing_line")
