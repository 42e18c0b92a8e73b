"""Where a text disagrees with itself: reported with both places, never resolved.

- one number under two issuers or two days of issue;
- a stated count ("gồm 05 nhóm nhiệm vụ:") that the list behind it does not have;
- one thing measured twice, for the same year, with two figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from vanban.finding.naming import same_organisation
from vanban.finding.subjects import subject_key
from vanban.model import Contradiction, Provision, Reference, Target
from vanban.reasons import Why
from vanban.structure.outline import place_of
from vanban.text import fold, level_whole, small_whole

_COUNT_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_STATED = re.compile(
    rf"\b(?:gồm|bao gồm|có|với|đề ra|xác định|thảo luận|tập trung vào|tập trung|thực hiện|nghe|theo)\s(?:tốt\s|các\s|những\s)*"
    rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNT_WORDS)})\s(?P<unit>(?:nhóm\s)?(?:nhiệm vụ|giải pháp|chuyên đề|nội dung"
    r"|vấn đề|khâu đột phá|đột phá|dự án|đề án|chương trình|mục tiêu|chỉ tiêu|phần|điểm"
    r"|yêu cầu|báo cáo|tham luận|ý kiến|bước|nhóm))"
    r"(?P<rest>[^:;.\n]{0,160}):"
)
_INLINE = re.compile(r"\((\d{1,2})\)")
_REACH = 4000
_SENTENCE_END = re.compile(r"\n|\.(?=\s|$)")
_LEAST_SUBJECT = 3
"""Words: "tăng trưởng" alone may be said of many things."""


def find_contradictions(
    text: str, *, outline: Sequence[Provision], references: Sequence[Reference], targets: Sequence[Target]
) -> tuple[Contradiction, ...]:
    """In order of the first place. Linear in length, but for the few findings that share a number or a subject."""
    found = [*_papers(references), *_counts(text, outline), *_figures(targets)]
    return tuple(sorted(found, key=lambda one: one.places))


def _papers(references: Iterable[Reference]) -> Iterator[Contradiction]:
    by_number: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in references:
        # A bare figure ("nghị quyết số 12") is many papers' number.
        if reference.number and not reference.number.isdigit():
            by_number[reference.kind, reference.number].append(reference)
    for same in by_number.values():
        yield from _first_disagreement("issuer", [(one, one.issuer) for one in same if one.issuer])
        yield from _first_disagreement("issued", [(one, one.issued) for one in same if one.issued])


def _first_disagreement(kind: str, said: Sequence[tuple[Reference, str]]) -> Iterator[Contradiction]:
    for (first, one), (second, other) in combinations(said[:8], 2):
        if one != other and not (kind == "issuer" and _may_be_one(one, other)):
            why = Why("two_issuers" if kind == "issuer" else "two_days", first.number or "")
            yield Contradiction(kind, ((first.start, first.end), (second.start, second.end)), (one, other), why)
            return


def _may_be_one(one: str, other: str) -> bool:
    """ "Tỉnh ủy" and "Tỉnh ủy Lam Sơn", or a body and its standing organ: not enough to accuse the text."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return same_organisation(one, other) or short in long or (_of_party(one) and _of_party(other))


def _of_party(name: str) -> bool:
    """Organs of one party committee sign for each other: "Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh", "Ban Thường vụ"."""
    return bool(
        re.search(r"\b(?:uy|dang|ban chap hanh|ban thuong vu|bo chinh tri|ban bi thu|trung uong)\b", fold(name))
    )


def _counts(text: str, outline: Sequence[Provision]) -> Iterator[Contradiction]:
    levelled = level_whole(text)
    for match in _STATED.finditer(small_whole(text)):
        stated = _number(match["count"])
        listed = _listed(levelled, outline, match.end())
        if listed is not None and stated > 1 and listed[0] != stated:
            count, end = listed
            places = ((match.start(), match.end()), (match.end(), end))
            why = Why("miscounted", " ".join(text[match.start("count") : match.end("unit")].split()))
            yield Contradiction("count", places, (str(stated), str(count)), why)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNT_WORDS.index(word) + 1


def _listed(levelled: str, outline: Sequence[Provision], colon: int) -> tuple[int, int] | None:
    """How many items stand behind the colon, and where they end; None where the list cannot be told for sure."""
    end_of_sentence = _SENTENCE_END.search(levelled, colon, colon + _REACH)
    end = end_of_sentence.start() if end_of_sentence else min(len(levelled), colon + _REACH)
    inline = [int(number) for number in _INLINE.findall(levelled, colon, end)]
    if inline:
        # Numbers that jump are footnotes or a list that goes on elsewhere.
        return (len(inline), end) if inline == list(range(1, len(inline) + 1)) else None
    if levelled[colon:end].strip(" *_"):
        return None
    place = place_of(outline, colon - 1)
    siblings = place.children if place else outline
    behind = [node for node in siblings if node.start >= colon]
    if not behind or levelled[colon : behind[0].start].strip(" *_\n"):
        return None
    first = [node for node in behind if node.kind == behind[0].kind]
    return (len(first), first[-1].end) if len(first) == len(behind) > 1 else None


def _figures(targets: Iterable[Target]) -> Iterator[Contradiction]:
    by_subject: dict[tuple[str, str | None, str | None], list[Target]] = defaultdict(list)
    for target in targets:
        subject = subject_key(target.subject or "")
        if subject.count(" ") + 1 >= _LEAST_SUBJECT:
            by_subject[subject, target.unit, target.by].append(target)
    for same in by_subject.values():
        differing = next((one for one in same if one.value != same[0].value), None)
        if differing:
            first = same[0]
            places = ((first.start, first.end), (differing.start, differing.end))
            yield Contradiction(
                "figure", places, (first.value, differing.value), Why("two_figures", first.subject or "")
            )
