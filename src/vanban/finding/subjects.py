"""What a figure measures: the words around it without those that only lead to it."""

from __future__ import annotations

import re

from vanban.finding.lexicon import VERBS
from vanban.finding.quantities import thing_counted
from vanban.text import fold, small

# "Phấn đấu đến năm 2030, …": who strives and by when say nothing of what is measured.
_OPENING = re.compile(
    r"(?:(?:phấn đấu|phải|cần|đặt mục tiêu|mục tiêu|chỉ tiêu|bảo đảm|đảm bảo|hoàn thành mục tiêu|là|để|nhằm|và|trong đó"
    r"|hằng năm|hàng năm|mỗi năm|bình quân hằng năm|(?:đến|vào|trong|hết|cuối|giai đoạn|năm)\s(?:hết\s|cuối\s|năm\s)*"
    r"20\d\d(?:\s?-\s?20\d\d)?)(?:[\s,:]+|\Z))+",
    re.IGNORECASE,
)
# "… đạt tối thiểu", "… giảm xuống dưới": the way to the figure and its comparator.
_WAYS = (
    "đạt|đạt được|là|có|còn|ở mức|mức|từ|đến|lên|xuống|trên|dưới|khoảng|gần|hơn|quá|thấp hơn|cao hơn|bằng"
    "|vượt|không|không dưới|không quá|tối thiểu|tối đa|ít nhất|nhiều nhất|thêm|tăng|giảm|bình quân|trung bình|chiếm|ước"
    "|được|vào khoảng"
)
_GROUPS = "nhóm|tốp|top"
_APPROACH = re.compile(rf"(?:[\s,:-]+(?:{_WAYS}|(?:nằm trong |thuộc |vào |trong )?(?:{_GROUPS})))+[\s,:-]*\Z")
_LAST_WORDS = frozenset(way.split()[-1] for way in f"{_WAYS}|{_GROUPS}".split("|"))
_ONLY_APPROACH = re.compile(r"[\s,:-]*(?:phấn đấu|thu hút|có|đạt)?[\s,:-]*\Z", re.IGNORECASE)
_OR_MORE = re.compile(r"\A\s*(?:trở lên|trở xuống)\b")
# "GRDP bình quân đến năm 2030 đạt": when it is to be reached says nothing of it either.
_CLOSING = re.compile(
    r"[\s,]+(?:(?:từ|đến|vào|trong|hết|cuối|giai đoạn|năm)\s+)+20\d\d(?:\s?-\s?20\d\d)?[\s,:-]*\Z", re.IGNORECASE
)
_LONGEST_BEHIND, _VERB_WORDS = 12, 2
"""In words."""
# "tỉ lệ" and "tỷ lệ", "kĩ sư" and "kỹ sư" are one: i and y are both right at the end of these.
_LONG_I = re.compile(r"\b(h|k|l|m|s|t|v|qu|th)y\b")


def subject_key(subject: str) -> str:
    """What all writings of one subject share.

    >>> subject_key("Tỉ lệ kĩ sư") == subject_key("tỷ lệ kỹ sư")
    True
    """
    return _LONG_I.sub(r"\1i", fold(subject))


def subject_of(before: str, behind: str, *, unit: str = "") -> str | None:
    """From the words of the clause before and behind the figure; None where neither names a thing. Where the `unit` is itself
    what is counted, it belongs to the words behind.

    "tỷ lệ hộ nghèo giảm xuống dưới" → "tỷ lệ hộ nghèo"; where nothing stands before, "100% | thôn có nhà văn hóa" →
    "thôn có nhà văn hóa", and "20 hợp tác xã | hoạt động tốt" → "hợp tác xã hoạt động tốt".
    """
    named = _OPENING.sub("", before.strip(" \n,:-"), count=1) if _OPENING.match(before.strip(" \n,:-")) else before
    named = _without_approach(_without_time(_without_approach(f" {named.strip()}")))
    named = " ".join(named.strip(" \n,:-").split())
    counted = _OR_MORE.sub("", behind)
    counted = f"{thing_counted(unit)} {counted}"
    counted = _without_time(" ".join(counted.split()[:_LONGEST_BEHIND]).strip(" ,;:.-"))
    if not named or _ONLY_APPROACH.match(named):
        return counted or None
    # "trồng mới 3.500 ha rừng", "nâng cấp, mở rộng 120 km đường tỉnh": only verbs, and the thing stands behind.
    only_verbs = all(part.strip().lower() in VERBS for part in named.split(","))
    return f"{named} {counted}".strip() if only_verbs or named.count(" ") < _VERB_WORDS else named


def _without_approach(words: str) -> str:
    low = small(words)
    said = low.replace(",", " ").replace(":", " ").replace("-", " ").split()
    way = _APPROACH.search(low) if said and said[-1] in _LAST_WORDS else None
    return words[: way.start()] if way else words


def _without_time(words: str) -> str:
    return _CLOSING.sub("", words) if "20" in words else words
