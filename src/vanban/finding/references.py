"""Finds cited papers: by number, by the congress or meeting that passed them, by title, and those that carry out another.

A paper is found from its kind word on. What follows decides how it is read; the readers stand in order of certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import ahocorasick

from vanban.finding.identity import identified
from vanban.finding.kinds import BASE_KINDS, KINDS
from vanban.finding.notations import (
    FULL,
    LETTER,
    LOST_DASH,
    OFFICE_LETTER,
    figure,
    kind_of,
    normalise,
    read_notation,
    signed,
)
from vanban.finding.running import Running, running
from vanban.finding.title_words import AMENDS
from vanban.finding.titles import read_congress, read_law, read_title
from vanban.finding.wording import any_of
from vanban.model import Reference
from vanban.reasons import Why
from vanban.text import fold, level

_ISSUED = re.compile(
    r"\s*,?\s*\(?\s*(?:ban hành\s+)?(?:ký\s+)?ngày\s+(?P<day>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<month>\d{1,2})"
    r"\s*(?:[/.-]|\s+năm\s+)\s*(?P<year>\d{4})\s*\)?"
)
_ISSUER = re.compile(r"\s*,?\s*của\s+(?P<name>[^,;.:\n|()\"]{2,110})")
_BEHIND_ISSUER = any_of("""
    về | ban hành | quy định | hướng dẫn | thực hiện | triển khai | phê duyệt | sửa đổi | và | là | đã | được | tại | để | trong
    | đối với | có | với | cho | phải | nêu | yêu cầu | giao | trên | gồm | công bố | thành lập | nhằm | cùng | đến | theo
    | tiếp tục | bảo đảm | sát | còn | hết | nay | do | bởi
""")
_ISSUER_ENDS = re.compile(rf"\s+{_BEHIND_ISSUER}(?!\w)")
_NUMBER_BEHIND_TITLE = re.compile(r"[^;.:\n|\"()]{3,110}?\s(?i:số)\s*:?\s*(?=\d)")
_EXECUTES = any_of("""
    thực hiện | triển khai thực hiện | triển khai | thi hành | cụ thể hóa | hành động thực hiện
""")
_CARRIES_OUT = re.compile(
    rf"(?P<issuer>\s+của\s+[^,;.:\n|()\"]{{2,80}}?)?(?:\s+(?i:về|để|tổ chức|việc|\d{{1,2}} năm))*"
    rf"\s+(?i:{_EXECUTES})\s+(?i:(?:các|một số|những)\s+)?$"
)
_IN_HEADER = re.compile(r"(?:^|[\n|/])\s*Số\s*:?\s*$|Số\s*:\s*$")
_OWN_SIGN = re.compile(r"(?<=\s)Số\s*:?\s*$")
_HEAD = 300
"""Characters in which the head of a paper stands whose line breaks were lost."""
_NUMBER_SIGN = re.compile(r"\s+(?i:số|so|sô)\s*:?\s*\Z")
_CELL_BEFORE = re.compile(r"\|[ *]*\Z")
_CELL_BEHIND = re.compile(r"[ *]*\|")
_WORD = re.compile(r"\w+")
_AND = re.compile(r"\s*,?\s+và\s+")
_REACH = 130
_LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp", "điều lệ", "cương lĩnh")


class _Kind(NamedTuple):
    """A kind word in the text."""

    name: str
    start: int
    end: int


def find_references(text: str) -> tuple[Reference, ...]:
    """Cited papers in the order of their places. A paper that carries out another spans the other, which follows it.

    Several numbers under one kind word ("nghị quyết số 11, số 12") give one reference each, with the same surface.

    >>> (paper,) = find_references("theo Nghị quyết số 88-NQ/TW ngày 02/02/2026 của Bộ Chính trị.")
    >>> paper.kind, paper.number, paper.issued, paper.issuer
    ('nghị quyết', '88-NQ/TW', '2026-02-02', 'Bộ Chính trị')
    """
    line = running(text)
    kinds = tuple(_kinds(line))
    found = _cited(line.flat, kinds)
    found += _without_kind(line.flat, found)
    found += _carrying_out(line.flat, kinds, found)
    complete = _with_full_numbers(found)
    ordered = sorted(complete, key=lambda item: (item.start, -item.end))
    return tuple(identified(_placed(item, text, line) for item in ordered))


def _placed(item: Reference, text: str, line: Running) -> Reference:
    start, end = line.span(item.start, item.end)
    misspelt = item.misspelt or LOST_DASH.search(line.flat, item.start, item.end) is not None
    return replace(item, start=start, end=end, surface=text[start:end], misspelt=misspelt)


def _kinds(line: Running) -> Iterator[_Kind]:
    """Kind words in order, the longest at each place, none inside another."""
    flat, done = line.flat, 0
    for last, name in _automaton().iter_long(line.low):
        start, end = last + 1 - len(name), last + 1
        alone = not (start and flat[start - 1].isalnum()) and not (end < len(flat) and flat[end].isalnum())
        if alone and start >= done and not line.low.startswith(" hóa", end):  # "kế hoạch hóa" is no plan
            yield _Kind(name, start, end)
            done = end


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for kind in KINDS:
        automaton.add_word(level(kind), level(kind))
    automaton.make_automaton()
    return automaton


def _cited(flat: str, kinds: tuple[_Kind, ...]) -> list[Reference]:
    """What a kind word begins, none inside another."""
    found: list[Reference] = []
    done = 0
    for at, kind in enumerate(kinds):
        following = kinds[at + 1].start if at + 1 < len(kinds) else len(flat)
        if kind.start < done:
            continue
        cited = _read_numbered(flat, kind, following) or _read_unnumbered(flat, kind)
        found += cited
        done = max((item.end for item in cited), default=done)
    return found


def _read_numbered(flat: str, kind: _Kind, following: int) -> list[Reference]:
    """The kind word and its number; the title may stand between ("Luật Đầu tư công số 39/2019/QH14")."""
    rule, notation = "numbered", read_notation(flat, kind.end)
    if notation and notation.numbers[0] and not _is_certain(flat, kind, notation.numbers[0]):
        notation = None
    if not notation:
        between = _NUMBER_BEHIND_TITLE.match(flat, kind.end, min(following, kind.end + _REACH))
        full = FULL.match(flat, between.end()) if between else None
        rule, notation = "titled_number", read_notation(flat, full.start()) if full else None
    if not notation:
        return []
    issued, issuer, _ = _particulars(flat, notation.end)
    why = Why(rule, flat[kind.start : kind.end])
    return [
        Reference(
            kind.start, notation.end, "", _base(kind.name), signed(kind.name, number, issuer), issued, issuer, why=why
        )
        for number in notation.numbers
    ]


def _is_certain(flat: str, kind: _Kind, number: str) -> bool:
    """A bare figure cites only behind "số" or behind a kind word with a capital letter."""
    rarely_counted = kind.name in ("chỉ thị", "nghị định", "thông tư", "công điện")
    said = flat[kind.start].isupper() or "số" in flat[kind.end : kind.end + 5].lower()
    return not number.isalnum() or said or rarely_counted


def _particulars(flat: str, at: int) -> tuple[str | None, str | None, int]:
    """Day of issue, issuer, and where they end, behind a number or title."""
    issued = _ISSUED.match(flat, at)
    end = issued.end() if issued else at
    issuer = _ISSUER.match(flat, end)
    if not issuer:
        return _day(issued), None, end
    name = _ISSUER_ENDS.split(issuer["name"], maxsplit=1)[0].rstrip()
    return _day(issued), name or None, issuer.start("name") + len(name)


def _day(issued: re.Match[str] | None) -> str | None:
    try:
        return date(int(issued["year"]), int(issued["month"]), int(issued["day"])).isoformat() if issued else None
    except ValueError:
        return None


def _read_unnumbered(flat: str, kind: _Kind) -> list[Reference]:
    words = flat[kind.start : kind.end]
    if congress := read_congress(flat, kind.name, kind.end):
        why = Why("congress", words)
        return [Reference(kind.start, congress.end, "", _base(kind.name), issuer=congress.issuer, why=why)]
    is_law = kind.name in _LAWS
    end = (read_law if is_law else read_title)(flat, kind.name, kind.start, kind.end)
    if end is None:
        return []
    issued, issuer, _ = _particulars(flat, end)
    why = Why("law" if is_law else "titled", words)
    return [Reference(kind.start, end, "", _base(kind.name), issued=issued, issuer=issuer, why=why)]


def _base(kind: str) -> str:
    return BASE_KINDS.get(kind, kind)


def _without_kind(flat: str, found: list[Reference]) -> list[Reference]:
    """Whole numbers that no kind word introduces ("theo 42-KH/ĐU"); not the paper's own number ("Số: 42-KH/ĐU")."""
    taken = [(item.start, item.end) for item in found]
    alone: list[Reference] = []
    at = 0
    for match in FULL.finditer(flat):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        inside = at < len(taken) and taken[at][0] <= match.start()
        kind = kind_of(match["number"]) or _letter(flat, match)
        if inside or not kind or _is_own(flat, match.start()):
            continue
        issued, issuer, _ = _particulars(flat, match.end())
        start = _misspelt_kind(flat, match.start(), kind)
        number = normalise(match["number"])
        misspelt, why = start < match.start(), Why("sign", match["number"])
        alone.append(Reference(start, match.end(), "", kind, number, issued, issuer, misspelt=misspelt, why=why))
    return alone


def _letter(flat: str, number: re.Match[str]) -> str | None:
    """A letter bears no sign of its kind: "1021/UBND-KT" is one where its issuer shows it, or where it fills a cell."""
    if LETTER.fullmatch(number["number"]):
        return "công văn"
    alone = _CELL_BEFORE.search(flat, max(0, number.start() - 8), number.start()) and _CELL_BEHIND.match(
        flat, number.end()
    )
    return "công văn" if alone and OFFICE_LETTER.fullmatch(number["number"]) else None


def _is_own(flat: str, at: int) -> bool:
    """Whether the number at `at` is that of the paper itself: "Số: 42-KH/ĐU" in its head."""
    before = max(0, at - 8)
    return bool(_IN_HEADER.search(flat, before, at) or (at < _HEAD and _OWN_SIGN.search(flat, before, at)))


def _misspelt_kind(flat: str, at: int, kind: str) -> int:
    """Where a kind word begins that lost a mark ("Nghi quyết số 09-NQ/TU"); `at` itself if none stands before the number."""
    before = _NUMBER_SIGN.search(flat, max(0, at - 40), at)
    end = before.start() if before else at
    words = list(_WORD.finditer(flat, max(0, end - 30), end))[-(kind.count(" ") + 1) :]
    if not words or fold(flat[words[0].start() : end]) != fold(kind):
        return at
    return words[0].start()


def _carrying_out(flat: str, kinds: tuple[_Kind, ...], found: list[Reference]) -> list[Reference]:
    """Papers that are cited as carrying out another: "Chương trình hành động thực hiện Nghị quyết số …"."""
    starts = {item.start: item for item in sorted(found, key=lambda item: item.end)}
    outer: list[Reference] = []
    for kind, inner in pairwise(kinds):
        cited = starts.get(inner.start)
        if not cited or kind.start in starts or not (_is_plan(flat, kind) or AMENDS.match(flat, kind.end)):
            continue
        link = _CARRIES_OUT.match(flat, kind.end, inner.start) or AMENDS.match(flat, kind.end)
        if link:
            issuer = link.groupdict().get("issuer")
            issuer = issuer.strip().removeprefix("của ") if issuer else None
            end, why = _joined_end(flat, cited, starts), Why("carries_out", flat[kind.start : kind.end])
            outer.append(Reference(kind.start, end, "", _base(kind.name), issuer=issuer, why=why))
    return outer


def _is_plan(flat: str, kind: _Kind) -> bool:
    if flat[kind.start : kind.end].isupper():  # the title of the paper itself, not a citation
        return False
    if kind.name == "chương trình hành động" or (
        kind.name == "báo cáo" and flat[kind.end + 1 : kind.end + 2].isdigit()
    ):
        return True
    plans = ("chương trình", "đề án", "kế hoạch", "kế hoạch hành động", "hướng dẫn", "quy chế")
    return kind.name in plans and flat[kind.start].isupper()


def _joined_end(flat: str, first: Reference, starts: dict[int, Reference]) -> int:
    """End of the last reference that "và" joins to `first`."""
    end = first.end
    while behind := _AND.match(flat, end):
        joined = starts.get(behind.end())
        if not joined:
            break
        end = joined.end
    return end


def _with_full_numbers(found: list[Reference]) -> list[Reference]:
    """A short number ("Chỉ thị 45") becomes the whole one where the text spells exactly one such paper out."""
    whole: dict[tuple[str, str], set[str]] = {}
    for item in found:
        if item.number and not item.number.isalnum():
            whole.setdefault((item.kind, figure(item.number)), set()).add(item.number)
    return [_completed(item, whole) for item in found]


def _completed(item: Reference, whole: dict[tuple[str, str], set[str]]) -> Reference:
    if not item.number or not item.number.isalnum():
        return item
    candidates = whole.get((item.kind, figure(item.number)), set())
    return replace(item, number=next(iter(candidates))) if len(candidates) == 1 else item
