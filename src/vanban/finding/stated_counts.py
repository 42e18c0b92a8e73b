"""Stated counts ("gồm 05 nhóm nhiệm vụ:") that the list behind them does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.finding.wording import begin
from vanban.model import Contradiction, Provision
from vanban.reasons import Why
from vanban.structure.outline import place_of
from vanban.text import level_whole, small_whole

_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = re.compile(rf"(?<=[;.:,(\n\"*_+-])[ \n]{{0,3}}(?P<word>{'|'.join(_WORDS)}) là\b")
_UNIT = (
    r"(?P<unit>(?:nhóm\s)?(?:nhiệm vụ|giải pháp|chuyên đề|nội dung|vấn đề|khâu đột phá|đột phá|dự án|đề án|chương trình"
    r"|mục tiêu|chỉ tiêu|phần|điểm|yêu cầu|báo cáo|tham luận|ý kiến|bước|nhóm|việc|công việc))\b"
)
_ANNOUNCING = (
    *("gồm", "bao gồm", "có", "với", "đề ra", "xác định"),
    *("thảo luận", "tập trung vào", "tập trung", "thực hiện", "nghe", "theo"),
)
# Behind these verbs a list is announced, however much is said between the number and the colon.
_ANNOUNCED = re.compile(
    rf"{begin(_ANNOUNCING)}\s(?:tốt\s|các\s|những\s)*(?P<count>\d{{1,2}}|{'|'.join(_WORDS)})\s{_UNIT}(?P<rest>[^:;.\n]{{0,160}}):"
)
# Behind any other word only a figure, and little between it and the colon: "quán triệt 05 chuyên đề trọng tâm sau:".
_BARE = re.compile(rf"(?P<count>\d(?<![\w.,/-].)\d?)\s{_UNIT}(?P<rest>(?:\s[^\s:;.,]+){{0,6}}):")
# "tháng 5 báo cáo …:", "khoản 2 nội dung …:": no count of anything.
_NO_COUNT = re.compile(
    r"\b(?:số|điều|khoản|mục|điểm|chương|phần|thứ|ngày|tháng|quý|năm|đợt|lần|bước|nhóm|hơn|trên|gần)\s\Z"
)
# "05 nhiệm vụ trên cần …:": the list behind the colon is that of something else.
_TOLD_BEFORE = re.compile(r"\s(?:trên|này|đó|ấy|nêu|nói|còn lại)\b")
_OTHER_LIST = re.compile(
    r"\b(?:trong đó|cần|phải|đã|được|để|và|với|theo|tại|trong|yêu cầu|giao|đề nghị|nhất là|nêu trên|nói trên|kể trên)\b"
)
_INLINE = re.compile(r"\((\d{1,2})\)")
# A line that begins with a small letter goes on the one before it.
_BULLET = re.compile(r"[ ]*\n\s{0,9}(?P<sign>[-+•*])[ ]+\S[^\n]*(?:\n(?=[ ]*[a-zà-ỹđ])[^\n]*){0,5}")
_BEFORE_ITEM = ' \n*_-"('
_REACH, _NEAR = 4000, 30
_MOST_ITEMS = 99
_SENTENCE_END = re.compile(r"\n|\.(?=\s|$)")


def miscounts(text: str, outline: Sequence[Provision]) -> Iterator[Contradiction]:
    """Each count of two or more whose list is whole and of another length; both places. Linear in length."""
    levelled, low = level_whole(text), small_whole(text)
    for match in _stated(low):
        stated = _number(match["count"])
        listed = _listed(levelled, low, outline, match.end())
        if listed is not None and stated > 1 and listed[0] != stated:
            count, end = listed
            places = ((match.start(), match.end()), (match.end(), end))
            why = Why("miscounted", " ".join(text[match.start("count") : match.end("unit")].split()))
            yield Contradiction("count", places, (str(stated), str(count)), why)


def _stated(low: str) -> Iterator[re.Match[str]]:
    colons = set()
    for match in _ANNOUNCED.finditer(low):
        colons.add(match.end())
        if not _TOLD_BEFORE.match(match["rest"]):
            yield match
    for match in _BARE.finditer(low):
        rest = match["rest"]
        other = _NO_COUNT.search(low, max(0, match.start() - 12), match.start()) or _OTHER_LIST.search(rest)
        if not (other or match.end() in colons or _TOLD_BEFORE.match(rest)):
            yield match


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word) + 1


def _listed(levelled: str, low: str, outline: Sequence[Provision], colon: int) -> tuple[int, int] | None:
    """How many items stand behind the colon, and where they end; None where the list cannot be told for sure."""
    end_of_sentence = _SENTENCE_END.search(levelled, colon, colon + _REACH)
    end = end_of_sentence.start() if end_of_sentence else min(len(levelled), colon + _REACH)
    inline = [int(number) for number in _INLINE.findall(levelled, colon, end)]
    if inline:
        # Numbers that jump are footnotes or a list that goes on elsewhere.
        return (len(inline), end) if inline == list(range(1, len(inline) + 1)) else None
    if spoken := _spoken(low, colon):
        return spoken
    if levelled[colon:end].strip(" *_"):
        return None
    return _provisions(levelled, outline, colon) or _bullets(levelled, colon)


def _spoken(low: str, colon: int) -> tuple[int, int] | None:
    """ "… : một là, …; hai là, …", the first right behind the colon, each of the others not far from the one before."""
    if not low[colon : colon + _NEAR].lstrip(_BEFORE_ITEM).startswith("một là"):
        return None
    at, count = colon, 0
    for match in _ORDINAL.finditer(low, colon, colon + len(_WORDS) * _REACH):
        number = _number(match["word"])
        if (number == 1 and count) or match.start() - at > _REACH:
            break  # another list begins
        if number != count + 1:
            return None
        at, count = match.end(), number
    end = _SENTENCE_END.search(low, at, at + _REACH)
    return (count, end.start() if end else min(len(low), at + _REACH)) if count > 1 else None


def _provisions(levelled: str, outline: Sequence[Provision], colon: int) -> tuple[int, int] | None:
    place = place_of(outline, colon - 1)
    siblings = place.children if place else outline
    behind = [node for node in siblings if node.start >= colon]
    if not behind or levelled[colon : behind[0].start].strip(" *_\n"):
        return None
    first = [node for node in behind if node.kind == behind[0].kind]
    return (len(first), first[-1].end) if len(first) == len(behind) > 1 else None


def _bullets(levelled: str, colon: int) -> tuple[int, int] | None:
    """Lines with one sign right behind the colon, of a text that has no outline there; of two signs nothing is sure."""
    first = levelled[levelled.rfind("\n", max(0, colon - _REACH), colon) + 1 : colon].lstrip()[:1]
    # "- Có 3 việc:" among other lines with that sign: these may be its own, or stand beside it.
    signs: set[str] = set()
    at, count = colon, 0
    while count <= _MOST_ITEMS and (match := _BULLET.match(levelled, at)):
        if match["sign"] == first:
            return None
        signs.add(match["sign"])
        at, count = match.end(), count + 1
    return (count, at) if len(signs) == 1 and 1 < count <= _MOST_ITEMS else None
