"""Sentences that tell instead of ordering: what was done, is under way, is promised, or simply is."""

from __future__ import annotations

from vanban.finding.agents import agent_head, read_agents
from vanban.finding.commands import Order
from vanban.finding.lexicon import MODALS, PERSONS
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases

_TENSES = Phrases("đã, đang, sẽ, vừa")
_TURNS = frozenset({"là", ","})
_TELLING = Phrases("""
    cho biết, cho thấy, vừa qua, ghi nhận, biểu dương, trước đó, hội nghị, báo cáo của, dịp này, nhân dịp,
    theo báo cáo, cũng tại
""")
_NOUNS = Phrases("""
    nhiệm vụ, một, khâu, yếu tố, nền tảng, động lực, cơ sở, mục tiêu, yêu cầu, trách nhiệm, sự, quan điểm, điều kiện,
    tiền đề, giải pháp, nội dung, trung tâm, việc, vấn đề, những, chìa khóa
""")
_PERFORMATIVES = Phrases("""
    ban hành, phê duyệt, thành lập, bổ nhiệm, thu hồi, cho phép, công nhận, sửa đổi, bổ sung, bãi bỏ, thông qua,
    thay thế, quy định, kiện toàn, điều động, điều chỉnh, giao
""")
_JUDGING = Phrases("xác định, coi, lấy, xem, quán triệt, nhận thức, quy định, trong đó, bảo đảm")


def is_statement(words: Words, order: Order, span: tuple[int, int]) -> bool:
    """Whether a sentence that looks like an order states a fact: "Thực hiện …, UBND tỉnh đã …", "Xây dựng … là nhiệm vụ …"."""
    start, end = span
    told = not _TENSES.openers.isdisjoint(words.words[order.action : end])
    for at in [at for at in range(order.action, end - 1) if words.words[at] in _TURNS]:
        word = words.words[at]
        if word == "là" and _defines(words, at) and not any(_JUDGING.within(words.words, start, end)):
            return True
        if word == "," and told and agent_head(words, at + 1):
            behind = read_agents(words, at + 1, end)
            if behind < end and words.words[behind] in _TENSES:
                return True
    return order.pattern == "impersonal" and any(word in _TENSES for word in words.words[start : order.modal])


def _defines(words: Words, at: int) -> bool:
    """Whether the "là" at `at` says what something is."""
    return bool(_NOUNS.at(words.words, at + 1)) and words.words[at - 1] not in ("nhất", "tâm", "tức", "biệt")


def is_performative(words: Words, order: Order) -> bool:
    """Whether an article of a decision does the thing itself: "Điều 1. Phê duyệt …"."""
    return order.pattern == "imperative" and bool(_PERFORMATIVES.at(words.words, order.action))


def is_report(words: Words, start: int, end: int) -> bool:
    """Whether the sentence reports, so that the text no longer orders: it says of somebody what he did."""
    if any(_TELLING.within(words.words, start, min(end, start + 12))):
        return True
    if _TENSES.openers.isdisjoint(words.words[start:end]):
        return False
    for at in range(start, end):
        if at == start or words.words[at - 1] == ",":
            behind = read_agents(words, at, end)
            # A commitment ("Nhà nước sẽ …") is no order, but the text goes on ordering behind it.
            if at < behind < end and words.words[behind] in _TENSES and words.words[behind] != "sẽ":
                return True
    return False


def is_deed(words: Words, order: Order) -> bool:
    """Whether a person is said to do something now: "Đồng chí … triển khai một số nội dung"."""
    each = words.words[order.agents] in ("từng", "mỗi")
    return not each and bool(PERSONS.at(words.words, order.agents)) and not is_obliging(words, order)


def is_obliging(words: Words, order: Order) -> bool:
    return bool(MODALS.at(words.words, order.action))
