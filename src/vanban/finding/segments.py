"""A sentence of orders cut at its semicolons, where these do not only part two addressees."""

from __future__ import annotations

from vanban.finding.agents import agent_head, read_agents
from vanban.finding.clauses import behind_connectives
from vanban.finding.frames import BARE_FRAMES
from vanban.finding.orders import find_order
from vanban.finding.passages import Words

_PARTING = frozenset({";", ":"})
_SIGNS = _PARTING | {"(", ")"}


def segments(words: Words) -> list[tuple[int, int]]:
    """The sentence cut at semicolons outside brackets."""
    if _PARTING.isdisjoint(words.words):
        return [(0, len(words))] if words.words else []
    cuts, depth = [0], 0
    for at, word in [(at, word) for at, word in enumerate(words.words) if word in _SIGNS]:
        if word in "()":
            depth += 1 if word == "(" else -1
            continue
        listed = word == ":" and words.words[max(0, at - 2) : at] == ("cụ", "thể")
        goes_on = words.words[at + 1 : at + 2] == ("về",)  # "tuyên truyền về …; về …"
        if listed or (word == ";" and depth <= 0 and not goes_on and not _among_agents(words, cuts[-1], at)):
            cuts.append(at + 1)
    return [(start, end) for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True) if end > start]


def _among_agents(words: Words, start: int, at: int) -> bool:
    """Whether the semicolon only parts two addressees: "Các sở, ban, ngành; UBND các xã …", "đề nghị: Ban cán sự đảng …; …"."""
    if not agent_head(words, at + 1):
        return False
    first = behind_connectives(words, start, at)
    first += BARE_FRAMES.at(words.words, first)
    if first < read_agents(words, first, at) == at or _joins(words, start, at):
        return True
    order = find_order(words, start, at)
    return order is not None and order.pattern == "opening" and read_agents(words, order.action, at) == at


def _joins(words: Words, start: int, at: int) -> bool:
    """Whether the list of those to be joined goes on: "phối hợp với Sở Tài chính; Sở Nội vụ; các xã tổ chức …"."""
    joined = max((place for place in range(start, at) if words.words[place] == "với"), default=-1)
    return joined >= 0 and joined + 1 < read_agents(words, joined + 1, at) == at
