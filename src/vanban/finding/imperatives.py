"""Where an action begins: adverbs and modals, then a verb of which orders are made.

All functions look at small letters; a verb inside a name ("Bộ Kế hoạch và Đầu tư") is told apart by its capital.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from vanban.finding.lexicon import (
    ADVERBS,
    COMPOUNDS,
    KINDS_OF_BODIES,
    MODALS,
    NAMED,
    NAMING,
    NEGATED,
    VERBAL_ADVERBS,
    VERBS,
)
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases, phrase
from vanban.text import fold

# Asked at nearly every word of a paper: where none of these stands, no action begins.
_LEADING = ADVERBS.openers | MODALS.openers
BEGINNINGS = VERBS.openers | _LEADING | {"không"}
"""First words of actions."""
_GATHERING = Phrases("tập trung đông, tập trung quá")
"""People gather: no action."""
_PREVENTIONS = frozenset({(",", "chống"), (",", "ngừa"), ("và", "chống")})
_INTERVALS = frozenset({"tháng", "quý", "tuần", "năm", "lần", "một", "hằng", "hàng", "/", "và", "ngày"})


def skip_adverbs(words: Sequence[str], at: int) -> int:
    """Index behind adverbs such as "tiếp tục", "khẩn trương" and modals such as "phải"."""
    while at < len(words) and words[at] in _LEADING and (length := ADVERBS.at(words, at) or MODALS.at(words, at)):
        at = _behind_interval(words, at, at + length)
        if at < len(words) and words[at] == "," and (ADVERBS.at(words, at + 1) or VERBS.at(words, at + 1)):
            at += 1
    return at


def _behind_interval(words: Sequence[str], start: int, at: int) -> int:
    """Index behind the "6 tháng" of "định kỳ 6 tháng"."""
    if words[start] != "định" or phrase(words, start, 2) != "định kỳ":
        return at
    depth = 0
    while at < len(words) and (depth or words[at].isdigit() or words[at] in _INTERVALS or words[at] in "(,"):
        depth += (words[at] == "(") - (words[at] == ")")
        at += 1
        if words[at - 1] == ")" and depth == 0 and at < len(words) and words[at] == ")":
            break
    return at


def is_prevention(words: Sequence[str], at: int) -> bool:
    """Whether "phòng" at `at` is the verb of "phòng, chống …", not an office."""
    return words[at : at + 1] == ("phòng",) and words[at + 1 : at + 3] in _PREVENTIONS


def opens_action(words: Sequence[str], at: int) -> bool:
    """Whether an action begins at `at`: adverbs or modals if any, "không" if any, then a verb."""
    if at >= len(words) or (first := words[at]) not in BEGINNINGS or _GATHERING.at(words, at):
        return False
    verb = skip_adverbs(words, at) if first in _LEADING else at
    length = VERBS.at(words, verb) or 3 * is_prevention(words, verb)
    if length and words[verb + length : verb + length + 1] in (("này",), ("viên",)):
        return False  # "Quyết định này có hiệu lực …", "báo cáo viên"
    if length == 1 and verb and phrase(words, verb - 1, 2) in COMPOUNDS:
        return False
    if length or (verb > at and MODALS.at(words, at)):
        return True
    if verb < len(words) and words[verb] == "không":
        return verb > at or bool(VERBS.at(words, verb + 1) or NEGATED.at(words, verb + 1))
    return verb > at and any(VERBAL_ADVERBS.within(words, at, verb))


def opens_misread(words: Words, at: int) -> bool:
    """Whether a verb or adverb of two syllables begins there once marks are left out, as scans lose them."""
    if at + 1 >= len(words) or VERBS.at(words.words, at) or ADVERBS.at(words.words, at):
        return False
    return fold(phrase(words.words, at, 2)) in _folded()


@cache
def _folded() -> frozenset[str]:
    listed = (*VERBS.entries, *ADVERBS.entries)
    return frozenset(fold(entry) for entry in listed if entry.count(" ") == 1)


def names_body(words: Sequence[str], at: int) -> bool:
    """Whether the verb at `at` is only part of the name of a body: "Ban quản lý", "các tổ chức chính trị"."""
    if not NAMED.at(words, at):
        return False
    before = words[at - 1] if at else ""
    pair = phrase(words, at - 2, 2) if at > 1 else ""
    if words[at] == "tổ" and phrase(words, at, 2) == "tổ chức":
        listed = before in (",", "và") and bool(KINDS_OF_BODIES.at(words, at + 2))
        among = before == "," and phrase(words, at - 3, 2) in ("cơ quan", "đơn vị") and words[at + 2 : at + 3] == (",",)
        return listed or among or before in ("các", "mỗi", "những", "của") or pair == "cơ quan"
    # "Quỹ đầu tư phát triển …": the name of a fund may hold two verbs.
    fund = at > 2 and words[at - 3] == "quỹ" and NAMED.at(words, at - 2) == 2
    return before in NAMING or pair in NAMING or fund
