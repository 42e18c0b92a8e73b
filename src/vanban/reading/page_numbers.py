"""Page numbers that a copied text keeps in the middle of its sentences: `… hoàn thành trước ngày`, `3`, `15/12/2026`.

Rows of a table that were copied cell by cell look alike, so a number is taken for a page only where the words around it
cannot do without each other.
"""

from __future__ import annotations

import re

# From one visible character to the next: a lone number between line ends.
_GAP = re.compile(r"(?<=\S)\s*[\n\f][ \t]*(?:[-–][ \t]?)?(?P<page>\d{1,3})(?:[ \t]?[-–])?[ \t]*[\n\r\f]\s*(?=\S)")
_ZERO_WIDTH = "\u200b"
# Words that end no line of a table; "số", "khoản", "tháng" would take the number itself.
_OPEN_END = re.compile(
    r"(?:,|\b(?:và|với|của|các|những|theo|về|cho|tại|trong|trước|sau|đến|từ|là|để|do|bởi|bằng|hoặc|được|phải|cùng))\Z"
)
_BEFORE_DATE = re.compile(r"\bngày\Z")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_GOES_ON = re.compile(r"[a-zà-ỹđ]+")
_UNITS = (
    "tháng năm ngày tuần quý giờ phút triệu tỷ tỉ nghìn ngàn đồng người hộ xã phường huyện tỉnh đơn cơ sở lần đợt bộ ha km "
    "m kg tấn cái chiếc trường lớp"
)
_COUNTED = frozenset(_UNITS.split())
_FULL_LINE = 40
"""Characters; a cell is seldom as long, a line of a page is hardly ever shorter."""
_LONGEST_WORD = 20


def without_page_numbers(text: str) -> str:
    """The text, of the same length, with zero-width signs and a space in place of page numbers inside sentences.

    >>> without_page_numbers("trước ngày\\n3\\n15/12/2026").replace(_ZERO_WIDTH, "")
    'trước ngày 15/12/2026'
    """
    return _GAP.sub(_closed, text)


def _closed(gap: re.Match[str]) -> str:
    return _ZERO_WIDTH * (len(gap.group()) - 1) + " " if _is_in_sentence(gap) else gap.group()


def _is_in_sentence(gap: re.Match[str]) -> bool:
    text, start, end = gap.string, gap.start(), gap.end()
    before = text[max(0, start - _LONGEST_WORD) : start].lower()
    if _BEFORE_DATE.search(before):
        return _DATE.match(text, end) is not None
    word = _GOES_ON.match(text, end)
    if word is not None and word.group() in _COUNTED:
        return False
    if _OPEN_END.search(before):
        return text[end].isalpha()
    return word is not None and before[-1].isalnum() and start - text.rfind("\n", 0, start) > _FULL_LINE
