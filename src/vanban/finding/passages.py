"""Units of reading: lines that a page wrapped are one passage again; passages fall into sentences and words with offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vanban.finding.places import LOWER, UPPER
from vanban.model import Provision, Table
from vanban.text import small

_WORD = re.compile(r"\w++(?:[&/-]\w++|[.,](?<=\d.)\d++)*+%?+|[^\w\s*\\]")
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+(?:/\.)?[\"')]*")
_LABEL = re.compile(
    r"(?:>\s)?(?:#{1,6}\s+)?[*_]{0,3}\s*\\?(?:(?:[-+*•–●▪o]|\d{1,2}(?:\.\d{1,2})*\\?[.)/]?-?|[IVX]+\s?\\?[.)-]|[a-zđ]\\?\)|\(\d{1,2}\)"
    r"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[\dIVX]+[.:]?)(?=[\s*_]|(?<=[-+•])\w))\s*[*_]{0,2}\s*"
)
_ABBREVIATIONS = frozenset(
    {"tp", "tx", "tt", "p", "q", "h", "kt", "tm", "tl", "đ/c", "gs", "ts", "ths", "pgs", "bs", "th", "st"}
)
_WRAPPED = 125
"""A text of which no line is longer was broken by its page, not by its writer."""
_FULL = 0.7
_COUNTED = re.compile(r"\b(?:ngày|tháng|quý|năm|số|điều|khoản|điểm|mục|khóa|thứ|từ|đến|và)\Z", re.IGNORECASE)
_COUNT_REACH = 12
_PAGE_NUMBER = re.compile(r"-?\s?\d{1,3}\s?-?\Z")
_LOST_BREAKS = 2000
# In a text that lost its line breaks a dash before a capital begins an item; "kinh tế - xã hội" goes on in small letters.
_LOST_BULLET = re.compile(rf"(?<=[{LOWER}.;:,])\s-\s(?=[{UPPER}][{LOWER}]+\s[{LOWER}])")


class Passage(NamedTuple):
    """A paragraph, heading or list item; `content` is the first character after its label."""

    start: int
    end: int
    content: int

    @property
    def labelled(self) -> bool:
        return self.content > self.start


@dataclass(slots=True, eq=False)
class Words:
    """The words and signs of a stretch of text, in small letters, with their offsets in the whole; nobody changes them.

    Not frozen: these are made for each sentence, and frozen ones take three times as long to make.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: tuple[bool, ...]
    names: tuple[str, ...] = ()
    """Names of bodies among them that hold a sign or a verb."""
    bodies: frozenset[int] = frozenset()
    """Offsets at which the text names a single body."""

    def __len__(self) -> int:
        return len(self.words)

    def between(self, start: int, end: int) -> Words:
        """The words that begin between the offsets."""
        part = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        if part.start == 0 and part.stop == len(self.starts):
            return self
        return Words(self.words[part], self.starts[part], self.ends[part], self.capitals[part], self.names, self.bodies)


def words_of(levelled: str, start: int, end: int, *, low: str | None = None) -> Words:
    """The words between the offsets of the levelled text; `low` is that text in small letters, if it is at hand."""
    low = low or small(levelled)
    found = [match.span() for match in _WORD.finditer(levelled, start, end)]
    return Words(
        tuple([low[first:last] for first, last in found]),
        tuple([first for first, _ in found]),
        tuple([last for _, last in found]),
        tuple([levelled[first].isupper() for first, _ in found]),
    )


def passages(levelled: str, outline: Sequence[Provision], tables: Sequence[Table]) -> Iterator[Passage]:
    """Every passage outside the tables, in order. `levelled` comes from `text.level`."""
    cuts = sorted(offset for provision in _all(outline) for offset in (provision.start, provision.end))
    lines = [line for line in _lines(levelled, cuts) if not (tables and _in_table(line, tables))]
    width = max([end - start for start, end in lines], default=0)
    held: tuple[int, int] | None = None
    for start, end in lines:
        if held and levelled[held[1] - 1] not in ".;:!?|" and _PAGE_NUMBER.match(levelled, start, end):
            continue  # the number of a page inside a sentence
        if held and _goes_on(levelled, held, (start, end), width):
            held = held[0], end
            continue
        if held:
            yield _passage(levelled, *held)
        held = start, end
    if held:
        yield _passage(levelled, *held)


def _all(outline: Sequence[Provision]) -> Iterator[Provision]:
    stack = list(outline)
    while stack:
        provision = stack.pop()
        yield provision
        stack.extend(provision.children)


def _in_table(line: tuple[int, int], tables: Sequence[Table]) -> bool:
    at = bisect_left(tables, line[0] + 1, key=lambda table: table.start) - 1
    return at >= 0 and line[0] < tables[at].end


def _lines(levelled: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Lines without the space around them, cut where a provision begins inside one."""
    for match in _LINE.finditer(levelled):
        start, end = match.span()
        for cut in _cuts_inside(levelled, cuts, start, end):
            if line := _trimmed(levelled, start, cut):
                yield line
            start = cut
        if line := _trimmed(levelled, start, end):
            yield line


def _cuts_inside(levelled: str, cuts: Sequence[int], start: int, end: int) -> Sequence[int]:
    first = bisect_left(cuts, start + 1)
    inner = cuts[first : bisect_left(cuts, end, first)]
    if end - start <= _LOST_BREAKS:
        return inner
    return sorted({*inner, *(dash.start() for dash in _LOST_BULLET.finditer(levelled, start, end))})


def _goes_on(levelled: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether `line` carries on the sentence of the line before, which ends because the page did."""
    first, last = levelled[line[0]], levelled[before[1] - 1]
    if first.isdigit() and _COUNTED.search(levelled, max(before[0], before[1] - _COUNT_REACH), before[1]):
        return True  # "… trước ngày 30 tháng / 6 hằng năm": a number of the sentence, not of a point
    if last in ".;:!?|" or first == "|":
        return False
    mid_sentence = (first.islower() and last.isalpha()) or (last == "," and "\n\n" not in levelled[before[1] : line[0]])
    if (width > _WRAPPED and not mid_sentence) or _LABEL.match(levelled, line[0], line[1]):
        return False
    return mid_sentence or _fills_page(levelled, before, line, width)


def _fills_page(levelled: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether the line before ran to the edge of the page, and `line` is written like it."""
    earliest = max(before[0], before[1] - width)  # no line is longer, and a sentence may hold all lines of the text
    length = before[1] - max(earliest, levelled.rfind("\n", earliest, before[1]) + 1)
    if "\n\n" in levelled[before[1] : line[0]] or (length < width * _FULL and not levelled[line[0]].islower()):
        return False
    # Of a sentence over many lines as much as a line will do; all of it again for each line would be quadratic.
    end_of_sentence = levelled[max(before[0], before[1] - _WRAPPED) : before[1]]
    return levelled[line[0] : line[1]].isupper() == end_of_sentence.isupper()


def _passage(levelled: str, start: int, end: int) -> Passage:
    label = _LABEL.match(levelled, start, end)
    content = label.end() if label and label.end() < end else start
    return Passage(start, end, content)


def sentences(levelled: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences between the offsets, without the space around them but with their last sign."""
    first = start
    for match in _END.finditer(levelled, start, end):
        if _ends_sentence(levelled, match, end):
            if sentence := _trimmed(levelled, first, match.end()):
                yield sentence
            first = match.end()
    if sentence := _trimmed(levelled, first, end):
        yield sentence


def _ends_sentence(levelled: str, sign: re.Match[str], end: int) -> bool:
    after = levelled[sign.end() : min(end, sign.end() + 3)]
    following = after.lstrip(" \n\"'(-")
    if not following:
        return sign.end() >= end - 3
    if not following[0].isupper():
        return False
    before = levelled[max(0, sign.start() - 6) : sign.start()].split()
    word = before[-1] if before else ""
    if not after[0].isspace():
        # "… Đảng bộ tỉnh.Tại hội nghị": the space after the stop was lost.
        return len(word) > 1 and word[-1].islower() and len(following) > 1 and following[1].islower()
    return word.lower() not in _ABBREVIATIONS and not (word.isupper() and len(word) == 1)


def _trimmed(levelled: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without the space around it; None if nothing else is there."""
    if start < end and not (levelled[start].isspace() or levelled[end - 1].isspace()):
        return start, end
    behind = levelled[start:end].lstrip()
    stripped = behind.rstrip()
    return (end - len(behind), end - len(behind) + len(stripped)) if stripped else None
