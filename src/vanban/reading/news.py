"""The title of a news text that bears no mark of one: its first line, where what follows is plainly its story.

An official paper begins with who issues it, in capitals, and says elsewhere what it is about: its first line is never taken.
"""

from __future__ import annotations

import re

from vanban.text import level

_ZONE = 4000
"""Characters in which title and lead must stand."""
_LEAST_WORDS, _MOST_WORDS, _LONGEST = 5, 45, 250
_LEAD_WORDS = 12
_HEAD_LINES, _MOST_ASIDES = 12, 6
_MARKS = " *_#\t"
_LABEL = re.compile(r"(?:[IVXLC]+|\d+|[a-zđ])\s*[.)/-]\s|(?:điều|chương|mục|phần|phụ lục)\s+\w+[.:]?\s", re.IGNORECASE)
# "Chính trị 10:05 06/10/2022 (0)" is a line of the site, not a title.
_STAMP = re.compile(r"\d:\d\d|\d{1,2}/\d{1,2}/\d{4}")
_SENTENCE = re.compile(r"[.!?…][\"”»)]*(?=\s|$)")
_OFFICIAL = re.compile(
    r"số\s*:?\s*[\d .…_]*\s*/|v/v\b|kính gửi\b|căn cứ\b|nơi nhận\b|\(?kèm theo\b|\(?ban hành kèm\b|độc lập\s*-\s*tự do",
    re.IGNORECASE,
)


def headline(text: str) -> str | None:
    """The first line, if it is written like a title and a story stands under it; None where that is not plain.

    >>> headline("Xã Bến Sỏi mở chợ phiên\\n\\nSáng 12/5, xã Bến Sỏi mở lại chợ phiên sau hai năm sửa chữa cầu treo.")
    'Xã Bến Sỏi mở chợ phiên'
    >>> headline("ỦY BAN NHÂN DÂN XÃ BẾN SỎI\\nSố: 12/BC-UBND") is None
    True
    """
    zone = level(text[:_ZONE])
    lines = [line.strip(_MARKS) for line in zone.split("\n")]
    written = [number for number, line in enumerate(lines) if line][:_HEAD_LINES]
    if len(written) < 2 or not _is_title(lines[written[0]]) or any(_is_head(lines[number]) for number in written):
        return None
    first, story = written[0], next((at for at in written[1:_MOST_ASIDES] if not _is_aside(lines[at])), None)
    if story is None or not _is_lead(lines[story:], broken=story == first + 1):
        return None
    start = zone.index(lines[first])
    return text[start : start + len(lines[first])]


def _is_title(line: str) -> bool:
    words = len(line.split())
    written = (
        _LEAST_WORDS <= words <= _MOST_WORDS and len(line) <= _LONGEST and (line[0].isupper() or line[0] in "\"“'")
    )
    closed = line[-1].isalnum() or line[-1] in "\"”')?!"
    return written and closed and "|" not in line and not (_LABEL.match(line) or _STAMP.search(line))


def _is_head(line: str) -> bool:
    """A line of an official paper: in capitals, or one that no story has. A name of few letters ("UBND") is no such line."""
    capitals = line == line.upper() and sum(character.isalpha() for character in line) > len("UBND HĐND")
    return capitals or line.startswith("|") or _OFFICIAL.match(line) is not None


def _is_aside(line: str) -> bool:
    """What a site puts between the title and its story: day and hour, a picture, who wrote it."""
    return line.startswith("[") or (len(line) <= _LONGEST // 4 and not _SENTENCE.search(line))


def _is_lead(lines: list[str], *, broken: bool) -> bool:
    """Whether the paragraph begins with a whole sentence. `broken`: small letters would go on the line right above it."""
    if broken and lines[0][0].islower():
        return False
    paragraph = " ".join(lines[: lines.index("")] if "" in lines else lines)
    sentence = _SENTENCE.search(paragraph)
    return sentence is not None and len(paragraph[: sentence.end()].split()) >= _LEAD_WORDS
