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
from vanban.finding.stated_counts import miscounts
from vanban.finding.subjects import subject_key
from vanban.model import Contradiction, Provision, Reference, Target
from vanban.reasons import Why
from vanban.text import fold

_CENTRAL_ORGAN = re.compile(r"\b(?:bo chinh tri|ban bi thu|ban chap hanh trung uong)\b")
_COMMITTEE = re.compile(r"\b(?:uy(?! ban)|dang|ban chap hanh|ban thuong vu)\b")
_LOOSE = "trung uong"
_SECOND_ISSUER = re.compile(
    r"\s*(?:(?:,|và)\s+(?:Bộ Chính trị|Ban Bí thư)|và\s+(?:Bộ|Ban|Ủy ban|Uỷ ban|Tòa|Viện|Kiểm)\s)"
)
_ISSUER_REACH = 160
_LEAST_SUBJECT = 3
"""Words: "tăng trưởng" alone may be said of many things."""


def find_contradictions(
    text: str, *, outline: Sequence[Provision], references: Sequence[Reference], targets: Sequence[Target]
) -> tuple[Contradiction, ...]:
    """In order of the first place. Linear in length, but for the few findings that share a number or a subject."""
    found = [*_papers(text, references), *miscounts(text, outline), *_figures(targets)]
    return tuple(sorted(found, key=lambda one: one.places))


def _papers(text: str, references: Iterable[Reference]) -> Iterator[Contradiction]:
    by_number: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in references:
        # A bare figure ("nghị quyết số 12") is many papers' number.
        if reference.number and not reference.number.isdigit():
            by_number[reference.kind, reference.number].append(reference)
    for same in by_number.values():
        yield from _first_disagreement(
            "issuer", [(one, one.issuer) for one in same if one.issuer and not _joint(text, one)]
        )
        yield from _first_disagreement("issued", [(one, one.issued) for one in same if one.issued])


def _first_disagreement(kind: str, said: Sequence[tuple[Reference, str]]) -> Iterator[Contradiction]:
    for (first, one), (second, other) in combinations(said[:8], 2):
        if one != other and not (kind == "issuer" and _may_be_one(one, other)) and not _are_two(first, second):
            why = Why("two_issuers" if kind == "issuer" else "two_days", first.number or "")
            yield Contradiction(kind, ((first.start, first.end), (second.start, second.end)), (one, other), why)
            return


def _joint(text: str, one: Reference) -> bool:
    """ "… của Bộ Chính trị, Ban Bí thư": a reference names only the first of two who issued a paper together."""
    near = text[one.end : one.end + _ISSUER_REACH]
    at = near.find(one.issuer or "")
    return at >= 0 and bool(_SECOND_ISSUER.match(near, at + len(one.issuer or "")))


def _are_two(one: Reference, other: Reference) -> bool:
    """Numbers begin anew each year or term: with another issuer in another year it is another paper of the same number."""
    if not (one.issuer and other.issuer and one.issued and other.issued):
        return False
    return one.issued[:4] != other.issued[:4] and not _may_be_one(one.issuer, other.issuer)


def _may_be_one(one: str, other: str) -> bool:
    """ "Tỉnh ủy" and "Tỉnh ủy Lam Sơn", or a body and its standing organ: not enough to accuse the text."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if same_organisation(one, other) or short in long:
        return True
    organs = _party_organ(short), _party_organ(long)
    return None not in organs and (organs[0] == organs[1] or _LOOSE in organs)


def _party_organ(name: str) -> str | None:
    """Which organ of the Party a folded name tells; None of any other body.

    The organs of one committee below the centre sign for each other ("Tỉnh ủy", "Ban Thường vụ", "Ban Chấp hành Đảng bộ
    tỉnh") and are one here; at the centre each has papers of its own, unless the text only says "Trung ương".
    """
    if central := _CENTRAL_ORGAN.search(name):
        return central.group()
    if "trung uong" in name or name == "dang":
        return _LOOSE
    return "committee" if _COMMITTEE.search(name) else None


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
