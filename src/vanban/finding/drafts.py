"""A directive in the making: the clause, who owes it and who helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vanban.finding.agents import agent_head, read_agents, split_agents
from vanban.finding.clauses import behind_connectives, split_clauses
from vanban.finding.commands import Order, behind_scope
from vanban.finding.imperatives import opens_action
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases, phrase
from vanban.finding.products import product_of, receiver_of
from vanban.model import Directive, Provision
from vanban.reasons import Why
from vanban.structure.outline import place_of

_JOINING = Phrases("phối hợp, kết hợp, cùng với, phối hợp chặt")
_LOOSE = frozenset({"và", ",", ";", "."})
_GROUP = ("các ", "mỗi ", "toàn thể ", "những ", "ubnd các ", "ủy ban nhân dân các ")


class Duty(NamedTuple):
    """Who owes something, who supports, and the pattern that said so."""

    assignees: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    why: Why | None = None

    @property
    def is_group(self) -> bool:
        return len(self.assignees) > 1 or any(name.lower().startswith(_GROUP) for name in self.assignees)


@dataclass(slots=True)
class Draft:
    """Offsets count characters of the text."""

    start: int
    end: int
    duty: Duty
    deadline: str | None = None
    deadline_value: str | None = None
    product: str | None = None
    receiver: str | None = None

    def directive(self, text: str, outline: Sequence[Provision]) -> Directive:
        end = self.start + len(text[self.start : self.end].rstrip(" \n.;:,/*_"))
        provision = place_of(outline, self.start)
        return Directive(
            start=self.start,
            end=end,
            surface=text[self.start : end],
            assignees=self.duty.assignees,
            supporting=self.duty.supporting,
            product=self.product,
            deadline=self.deadline,
            deadline_value=self.deadline_value,
            provision=provision.id if provision else None,
            receiver=self.receiver,
            why=self.duty.why,
        )


def clause_drafts(text: str, words: Words, order: Order, end: int, inherited: Duty | None) -> list[Draft]:
    """One draft per clause of the order. `inherited` is who owes what the sentence leaves open."""
    duty, action = _with_support(
        text, words, _duty(text, words, order, inherited), (behind_scope(words, order.action, end), end)
    )
    drafts: list[Draft] = []
    for first, last in split_clauses(words, action, end):
        opening = behind_connectives(words, first, last)
        if drafts and (own := _own_agent(text, words, opening, last)):
            duty, opening = own
        if opening < last:
            drafts.append(_draft(text, words, duty, (opening, last)))
    return drafts


def submission(words: Words, span: tuple[int, int], duty: Duty) -> Draft:
    """Something to be handed in by a day."""
    return Draft(words.starts[span[0]], words.ends[span[1] - 1], duty._replace(why=Why("submission")))


def _draft(text: str, words: Words, duty: Duty, span: tuple[int, int]) -> Draft:
    first, last = span
    while last > first + 1 and words.words[last - 1] in _LOOSE:
        last -= 1
    product, receiver = product_of(words, first, last), receiver_of(words, first, last)
    return Draft(
        words.starts[first],
        words.ends[last - 1],
        duty,
        product=_slice(text, words, product) if product else None,
        receiver=_slice(text, words, receiver) if receiver else None,
    )


def _slice(text: str, words: Words, span: tuple[int, int]) -> str:
    return " ".join(text[words.starts[span[0]] : words.ends[span[1] - 1]].split())


def _duty(text: str, words: Words, order: Order, inherited: Duty | None) -> Duty:
    if order.addressed:
        names = split_agents(_slice(text, words, (order.agents, order.agents_end)), words.names)
        return Duty(names, (), _reason(order, words))
    if (order.anaphor or order.pattern in ("imperative", "impersonal")) and inherited is not None:
        carried = Duty() if order.pattern == "impersonal" else inherited
        return carried._replace(why=carried.why or _reason(order, words))
    return Duty(why=_reason(order, words))


def _reason(order: Order, words: Words) -> Why:
    opening = phrase(words.words, order.action, 2)
    if order.pattern == "frame":
        leads = opening == "chủ trì" and "phối" in words.words[order.action + 2 : order.action + 4]
        rule = "frame_lead" if leads else "frame" if order.addressed else "frame_nobody"
        return Why(rule, order.verb[:1].upper() + order.verb[1:])
    if order.pattern == "agent" and opening in ("có trách", "chịu trách"):
        return Why("responsible")
    if order.pattern == "agent" and opening == "chủ trì":
        return Why("leads")
    return Why(order.pattern)


def _own_agent(text: str, words: Words, at: int, end: int) -> tuple[Duty, int] | None:
    """A clause in the middle of a sentence that names its own addressee: "đồng thời UBND phường … đề xuất …"."""
    behind = read_agents(words, at, end) if agent_head(words, at) else at
    if behind > at and opens_action(words.words, behind):
        return Duty(split_agents(_slice(text, words, (at, behind)), words.names), (), Why("agent")), behind
    return None


def _with_support(text: str, words: Words, duty: Duty, span: tuple[int, int]) -> tuple[Duty, int]:
    """The duty with those named after "phối hợp với", and the action behind "chủ trì, phối hợp với Y"."""
    first, last = span
    for at, _length in _JOINING.within(words.words, first, last - 1):
        names = _behind_with(words, at, last)
        behind = read_agents(words, names, last) if names else at
        if not names or behind == names:
            continue
        joined = duty._replace(supporting=split_agents(_slice(text, words, (names, behind)), words.names))
        leads = phrase(words.words, first, 2) == "chủ trì" and at <= first + 3
        # What follows "phối hợp với Y" is the work itself; without it joining is the work.
        if (
            (at == first or leads)
            and behind < last
            and opens_action(words.words, behind + (words.words[behind] == ","))
        ):
            return joined, behind + (words.words[behind] == ",")
        return joined, first
    return duty, first


def _behind_with(words: Words, at: int, end: int) -> int:
    """Index behind the "với" or "cùng" of "phối hợp chặt chẽ với"; 0 if there is none."""
    for index in range(at + 1, min(end, at + 5)):
        if words.words[index] in ("với", "cùng"):
            return index + 1 + (index + 1 < end and words.words[index + 1] == "với")
        if index == at + 2 and agent_head(words, index):  # "phối hợp các đơn vị": the "với" is left out
            return index
    return 0
