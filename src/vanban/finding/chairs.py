"""Who chairs a meeting: "A … chủ trì hội nghị", "do A chủ trì", "chủ trì hội nghị có A", "kết luận hội nghị, A …".

To speak there is not to chair it, and "giao Sở X chủ trì, phối hợp …" is an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from vanban.finding.gatherings import NOUN, sentences_with
from vanban.finding.people import people_in

_WORDS = re.compile(r"chủ trì|kết luận")
# Behind the verb stands the meeting, or nothing more: "… do đồng chí A chủ trì."
_CHAIRS = re.compile(rf"\bchủ trì(?: và (?:phát biểu|kết luận|điều hành)[^.,;\n]{{0,30}}?)?(?:(?: tại)? {NOUN}|[ ]*$)")
_CHAIRED_BY = re.compile(
    rf"\b(?:dưới sự chủ trì của|chủ trì {NOUN}(?: tại [^.,;\n]{{1,40}}?)?,? (?:có|là|gồm|đồng chí|ông|bà))\b",
)
_CONCLUDES = re.compile(
    rf"\b(?:kết luận(?: chỉ đạo)?(?: tại)? {NOUN}[^.;\n]{{0,60}}?,"
    rf"|kết luận [^.;\n]{{0,90}}{NOUN}[^.;\n]{{0,60}} của"
    rf"|kết luận của(?=[^.;\n]{{1,120}} tại {NOUN})"
    r"|phát biểu kết luận,)",
)
_HOLDS = re.compile(
    rf"^(?:,[^,.;]{{1,80}},)?,?(?: làm trưởng đoàn,?)? (?:đã )?(?:có|chủ trì|tổ chức) (?:{NOUN}|chuyến công tác)",
)
_SEVERAL = re.compile(r"\bcác (?:đồng chí|ông|bà|đ/c)\b")
# "Bộ trưởng A và Thứ trưởng B chủ trì": the senior one stands first.
_JOINED = re.compile(r"^[^.;]{0,60} (?:và|cùng) [^.;]{0,60}$")
_AHEAD = 140


class _Sentence(NamedTuple):
    """As written, for the names, and in small letters, for the words around them."""

    text: str
    low: str


def find_chair(levelled: str, low: str, meetings: Iterable[tuple[int, int]]) -> str | None:
    """The name of the person; of several the first, who is the senior one. None where nobody is said to chair.

    `low` is `levelled` in small letters, `meetings` are the places of the sentences that speak of meetings.
    """
    leading = [_Sentence(levelled[start:end], low[start:end]) for start, end in sentences_with(levelled, low, _WORDS)]
    meeting = (_Sentence(levelled[start:end], low[start:end]) for start, end in meetings)
    candidates = chain(
        (_who_chairs(sentence) for sentence in leading),
        (_named_after(_CHAIRED_BY, sentence) for sentence in leading),
        (_named_after(_CONCLUDES, sentence) for sentence in leading),
        (_who_holds(sentence) for sentence in meeting),
    )
    return next((name for name in candidates if name), None)


def _who_chairs(sentence: _Sentence) -> str | None:
    match = _CHAIRS.search(sentence.low)
    if match is None:
        return None
    several = _SEVERAL.search(sentence.low, 0, match.start())
    people = list(people_in(sentence.text, several.end() if several else 0, match.start()))
    if not people:
        return None
    return people[0][1] if several or _are_joined(sentence, people) else people[-1][1]


def _are_joined(sentence: _Sentence, people: Sequence[tuple[int, str]]) -> bool:
    return len(people) > 1 and all(
        _JOINED.match(sentence.low[at + len(name) : following]) for (at, name), (following, _) in pairwise(people)
    )


def _named_after(pattern: re.Pattern[str], sentence: _Sentence) -> str | None:
    match = pattern.search(sentence.low)
    if match is None:
        return None
    return next((name for _, name in people_in(sentence.text, match.end(), match.end() + _AHEAD)), None)


def _who_holds(sentence: _Sentence) -> str | None:
    """The leader who "có buổi làm việc với …"."""
    return next((name for at, name in people_in(sentence.text) if _HOLDS.match(sentence.low[at + len(name) :])), None)
