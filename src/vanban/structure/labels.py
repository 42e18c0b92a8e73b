"""Labels that open a provision: `Chương I`, `Điều 5.`, `II.`, `3 -`, `1.1.`, `a)`, `đ)`, `-`, `+`, `Thứ nhất,`.

A label is only a candidate. Whether it really opens a provision depends on what stands before it and on the numbers
already seen; that is decided in `nesting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
# The order of điểm: đ follows d. The law has no f, j, w, z; where they occur they follow e, i, v, y.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_STRAY = dict(zip("fjwz", "eivy", strict=True))
WORDS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_ROMAN = r"(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)"
_ORDINAL = "|".join(WORDS)
# After the number of a chapter or annex: the end of the line, a sign, or a title in capitals. A sentence that merely
# begins with "Phụ lục I kèm theo …" or "Điều 5 của …" goes on in small letters and is none.
_TAIL = rf"(?=[ \\]*(?:[.:\-(*_]|$)|[ ]+[{UPPER}]{{2}})"
_STOP = r"(?=[ \\]*(?:[.:*_]|$))"
_SIGN = r"\\?[.)/]-?|[ ]?\\?-(?!-)"
# What recognition makes of labels: "lII. NHIỆM VỤ", "1, Lập đề án", "2 . Nuôi tôm", "Diều 5.".
_LIKE_ROMAN = rf"(?:[Il|]{{1,3}}|[Il|]?[VX][Il|]{{0,3}})(?=\.[ ]+[{UPPER}]{{2,}}[ ][{UPPER}]{{2}})"
_LIKE_STOP = rf"(?:,|[ ]\.)(?=[ ]+[{UPPER}])"


@dataclass(frozen=True, slots=True)
class Style:
    """A way of labelling. A provision contains those of a higher `rank`; `prefix` begins its part of the id."""

    name: str
    rank: float
    kind: str
    pattern: str
    prefix: str = ""


_NUMBER = rf"(?:{_ROMAN}|\d{{1,2}})\b"
_ANNEX_NUMBER = rf"(?:{_NUMBER}|[A-Z]\b)"
STYLES = (
    Style("annex", 0, "phụ lục", rf"(?:PHỤ LỤC|Phụ lục)(?:[ ]+(?:SỐ[ ]+|số[ ]+)?{_ANNEX_NUMBER}{_TAIL}|{_STOP})", "PL"),
    Style("part", 1, "phần", rf"(?:PHẦN|Phần)[ ]+(?:(?i:thứ[ ]+(?:{_ORDINAL}))|{_NUMBER}|[A-D]\b){_TAIL}", "P"),
    Style("chapter", 2, "chương", rf"(?:CHƯƠNG|Chương)[ ]+{_NUMBER}{_TAIL}", "C"),
    Style("section", 3, "mục", rf"(?:MỤC|Mục)[ ]+{_NUMBER}{_TAIL}", "M"),
    Style("subsection", 4, "tiểu mục", rf"(?:TIỂU MỤC|Tiểu mục)[ ]+{_NUMBER}{_TAIL}", "TM"),
    Style("article", 5, "điều", rf"(?:ĐIỀU|[ĐD]i[ềếê]u)[ ]+\d{{1,3}}[a-zđ]?\b{_STOP}", "D"),
    Style("roman", 6, "mục", rf"(?:{_ROMAN}(?={_SIGN})|{_LIKE_ROMAN})"),
    Style("capital", 5.5, "mục", r"[A-HĐ](?=\\?[.)/-]|[ ]-)"),
    Style("decimal", 8, "điểm", r"\d{1,2}(?:\.\d{1,2}){1,3}(?![.,]?\d)(?=\\?[.)/-]|[ ]|\*)"),
    Style("digit", 7, "khoản", rf"\d{{1,2}}(?={_SIGN}|{_LIKE_STOP})"),
    Style("letter", 9, "điểm", r"[a-zđ](?=\\?[.)/])"),
    Style("paren", 9.3, "điểm", r"\(\d{1,2}\)(?=[ ]+[^ |\n])", "n"),
    Style("lead", 9.6, "lead", rf"(?i:thứ[ ]+(?:{_ORDINAL})|(?:{_ORDINAL})[ ]+là)(?=[,:])", "t"),
    Style("star", 10, "bullet", r"\*(?=[ ])", "-"),
    Style("dot", 10.2, "bullet", r"[•●▪■\uf0b7](?=[ ]*\S)", "-"),
    Style("dash", 10.5, "bullet", rf"\\?-(?=[ ]+[^ \-\n]|[{UPPER}])", "-"),
    Style("plus", 11, "bullet", rf"\\?\+(?=[ ]+\S|[{UPPER}])", "-"),
    Style("ring", 11.5, "bullet", r"[o◦○](?=[ ]+\S)", "-"),
)
BY_NAME = {style.name: style for style in STYLES}
HEADING = Style("heading", 9.7, "lead", "", "h")
ATTACHED = Style("attached", 0, "văn bản", "", "VB")
BULLETS = frozenset(style.name for style in STYLES if style.kind == "bullet")

_ANY = "|".join(f"(?P<{style.name}>{style.pattern})" for style in STYLES)
_SEPARATOR = rf"(?:(?<=\d){_LIKE_STOP}|(?:\\?[.):/-]|[ ]-(?=[ *]|$))*)[ ]*(?:\*\*|__)?[ ]*"
# Markdown leaves its marks before a label: "## I.", "**1\.", "> a)".
_AT_LINE = re.compile(
    rf"^(?P<indent>[ \t]*)(?:>[ ]?)?(?P<hashes>#{{1,6}}[ ]+)?(?:\*\*|__|\*(?=[^ *]))?(?:{_ANY}){_SEPARATOR}",
    re.MULTILINE,
)
_BARE_HEADING = re.compile(r"^(?:(?P<hashes>#{1,6})[ ]+(?=\S)|\*\*(?=[^*\n]+\*\*:?[ ]*$)).+$", re.MULTILINE)
_WORD = re.compile(r"\w")
# In a text whose line breaks were lost a label follows the end of a sentence or a heading in capitals; a Roman one
# needs its own heading in capitals: "… của Nhà nước. II - MỤC TIÊU CHUNG 1- Về kinh tế …".
_INLINE = re.compile(
    rf"(?<=[ ])(?:(?P<roman>{_ROMAN})(?:[ ]?[-.][ ]?)(?=[{UPPER}]{{2,}}[ ][{UPPER}]{{2}})"
    rf"|(?:(?<=[.;:!?\"')\]…][ ])|(?<=[{UPPER}]{{2}}[ ]))"
    rf"(?:(?P<article>Điều[ ]\d{{1,3}})\.[ ]+(?=[{UPPER}])"
    rf"|(?P<chapter>(?:Chương|CHƯƠNG)[ ]{_ROMAN}\b)[ .:-]*(?=[{UPPER}])"
    rf"|(?P<digit>\d{{1,2}})(?:[ ]?-[ ]?|[.)][ ]+)(?=[\"{UPPER}])|(?P<letter>[a-zđ])\)[ ]+(?=\w)"
    rf"|(?P<dash>-)[ ](?=[{UPPER}])|(?P<plus>\+)[ ](?=[{UPPER}])))"
)
LOST_BREAKS = 1000
"""A line of more characters than this may hold several provisions, a shorter one only when it holds several articles."""
_LINE = re.compile(r".+")
_ARTICLE_BEGINS = re.compile(
    rf"(?:^|(?<=[.;:!?\"')\]…][ ])|(?<=[{UPPER}]{{2}}[ ]))Điều[ ](\d{{1,3}})\.[ ]+(?=[{UPPER}])"
)


class Label(NamedTuple):
    """A candidate: `start` is the first character of its line, `content` the first one after the label."""

    style: Style
    ordinal: int
    text: str
    start: int
    content: int
    indent: int = 0
    heading: int | None = None
    """Level of a Markdown heading."""
    inline: bool = False
    doubtful: bool = False
    """Without the sign that labels have: "1, Lập đề án"."""


def labels(level_text: str) -> Iterator[Label]:
    """All candidates in the order of the text; `level_text` comes from `text.level`. Linear in length."""
    for match in _AT_LINE.finditer(level_text):
        yield _label(match, inline=False)


def inline_labels(level_text: str) -> Iterator[Label]:
    """Candidates inside lines that have lost their breaks."""
    for line in _LINE.finditer(level_text):
        start, end = line.span()
        two = level_text.count("Điều ", start, end) > 1 and _has_two_articles(line.group())
        if two or end - start >= LOST_BREAKS:
            yield from (_label(match, inline=True) for match in _INLINE.finditer(level_text, start, end))


def _has_two_articles(line: str) -> bool:
    """Whether "Điều 2." follows "Điều 1." as the beginning of a sentence."""
    numbers = [int(match.group(1)) for match in _ARTICLE_BEGINS.finditer(line)]
    return any(after == before + 1 for before, after in pairwise(numbers))


def bare_headings(level_text: str) -> Iterator[Label]:
    """Markdown headings and bold lines, which stand without a number."""
    for match in _BARE_HEADING.finditer(level_text):
        if not _WORD.search(match.group()):
            continue
        hashes = match["hashes"]
        yield Label(HEADING, 0, "", match.start(), match.start(), heading=len(hashes) if hashes else None)


def _label(match: re.Match[str], *, inline: bool) -> Label:
    # The style is the last group of both patterns, so the one that `lastgroup` names.
    style = BY_NAME[str(match.lastgroup)]
    text = _mended(style, match[style.name].strip("\\"))
    if inline:
        return Label(style, ordinal_of(style, text), text, match.start(), match.end(), inline=True)
    hashes = match["hashes"]
    heading = len(hashes.strip()) if hashes else None
    start = match.end("indent")
    is_doubtful = style.name == "digit" and match.string.startswith((",", " ."), match.end(style.name))
    return Label(
        style, ordinal_of(style, text), text, start, match.end(), len(match["indent"]), heading, doubtful=is_doubtful
    )


def _mended(style: Style, text: str) -> str:
    """The label as it was written before it was recognised."""
    if style.name == "roman":
        return text.translate(_ROMAN_LETTERS)
    return f"Điều{text[4:]}" if style.name == "article" and text[:4] != "ĐIỀU" else text


_ROMAN_LETTERS = str.maketrans("l|", "II")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_value(numeral: str) -> int:
    """Value of a Roman numeral up to XXXIX."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def ordinal_of(style: Style, text: str) -> int:
    """Place of a label in its series, from 1; 0 for bullets and for an annex without a number."""
    if style.kind == "bullet":
        return 0
    if style.name == "letter":
        return LETTERS.index(_STRAY.get(text, text)) + 1
    if style.name == "capital":
        return "ABCDĐEFGH".index(text) + 1
    if style.name == "lead":
        return next(WORDS[word] for word in text.lower().split() if word in WORDS)
    return _number_in(text)


def _number_in(text: str) -> int:
    last = text.split()[-1]
    if digits := re.search(r"\d+(?=[a-zđ)]?$)", last):
        return int(digits.group())
    if re.fullmatch(_ROMAN, last):
        return roman_value(last)
    if last.lower() in WORDS:
        return WORDS[last.lower()]
    return ord(last) - ord("A") + 1 if len(last) == 1 else 0
