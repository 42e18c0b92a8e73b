"""Names of bodies that mean something else where they stand: a person's title, a place, the credit of a photograph.

Each rule is one pattern for the words before or behind the name.
"""

from __future__ import annotations

import re

from vanban.finding.groups import is_private
from vanban.finding.places import UPPER, begins_person

_BEFORE = 40
"""Characters before a name that are looked at."""

# "Phó Thủ tướng Chính phủ", "Phó Thủ tướng Thường trực Chính phủ", "Phó Chủ tịch nước": one office, held by a person.
_DEPUTY = re.compile(r"(?i:phó\s+(?:(?:thủ tướng|chủ tịch)\s+)?)$")
_OFFICES = re.compile(r"(?i:thủ tướng|chủ tịch nước|thường trực\s+(?:chính phủ|HĐND|hội đồng nhân dân))")
# "Thủ tướng Chính phủ Trần Văn An": the person's office; the body is the Government.
_HOLDER = re.compile(rf"\s+(?P<name>[{UPPER}][\w']*+(?: [{UPPER}][\w']*+){{1,3}}+)")
_HELD = re.compile(r"(?i:thủ tướng\s+chính phủ)")
# "điểm cầu Trung tâm Hội nghị tỉnh": the house that people sit in.
_VENUE = re.compile(r"(?i:trung tâm\s+hội\s+nghị)")
_BEFORE_VENUES = frozenset(("tại", "ở", "đến", "cầu", "trường"))
# "đại biểu HĐND các cấp": persons who are elected.
_DEPUTIES_OF = re.compile(r"(?i:đại biểu)\s+$")
_COUNCILS = re.compile(r"(?i:HĐND|hội đồng nhân dân|quốc hội)")
# "Nguồn tin: Cổng thông tin điện tử tỉnh": who wrote the page that the text stands on.
_CREDIT = re.compile(r"(?i:nguồn(?:\s+tin)?|ảnh|theo)\s*:\s*$")
# "sắp xếp lại các đơn vị", "xây dựng Đảng, chính quyền": what is worked on, and works on nothing.
_REBUILT = re.compile(
    r"(?i:rà soát|sắp xếp|kiện toàn|củng cố|thành lập|giải thể|sáp nhập|hợp nhất|tinh gọn|tổ chức|xây dựng)"
    r"(?:\s+(?i:lại))?\s+$"
)
_PARTY_BUILDING = re.compile(r"(?i:xây dựng\s+đảng(?:,|\s+và))\s+$")
_REBUILDS = frozenset(["soát", "xếp", "toàn", "cố", "lập", "thể", "nhập", "nhất", "gọn", "chức", "dựng", "lại"])
# "chính quyền địa phương 2 cấp": a model of government.
_MODEL = re.compile(r"\s+(?:0?[23]|hai|ba)\s+cấp(?!\w)")
# "tại các địa phương": where something is.
_PLACES_ONLY = re.compile(
    r"(?i:các|\s|,|và|địa phương|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|trực thuộc|trung ương)++"
)
# Private persons are a body where the sentence begins with them or somebody speaks to them.
_ADDRESSED = re.compile(
    r"(?:^|[.;:!?\n|+/]\s*|\n\s*-\s*|(?i:yêu cầu|đề nghị|giao|vận động|kêu gọi|phối hợp(?:\s+chặt chẽ)?\s+với)\s+)$"
)


def is_no_body(flat: str, start: int, end: int, *, collective: bool) -> bool:
    """Whether what `flat[start:end]` names is, for the words around it, no body that does or receives something."""
    clue = _last_word(flat, start)
    if clue.endswith(":") and _CREDIT.search(flat, _near(start), start):
        return True
    return _is_no_group(flat, start, end, clue) if collective else _is_office_or_venue(flat, start, end, clue)


def is_rebuilt(flat: str, start: int) -> bool:
    """Whether the group at `start` is what somebody sets up, merges or looks through."""
    return bool(_REBUILT.search(flat, _near(start), start))


def _is_no_group(flat: str, start: int, end: int, clue: str) -> bool:
    if clue == "biểu" and _COUNCILS.match(flat, start, end) and _DEPUTIES_OF.search(flat, _near(start), start):
        return True
    if clue in _REBUILDS and is_rebuilt(flat, start):
        return True
    if clue in ("tại", "ở"):
        return bool(_PLACES_ONLY.fullmatch(flat, start, end))
    if flat.startswith("chính quyền", start):
        return bool(_MODEL.match(flat, end) or _PARTY_BUILDING.search(flat, _near(start), start))
    return is_private(flat, start, end) and not _ADDRESSED.search(flat, _near(start), start)


def _is_office_or_venue(flat: str, start: int, end: int, clue: str) -> bool:
    if (
        flat[start] in "Tt"
        and _HELD.fullmatch(flat, start, end)
        and (holder := _HOLDER.match(flat, end))
        and begins_person(holder["name"])
    ):
        return True
    if clue in _BEFORE_VENUES and _VENUE.match(flat, start, end):
        return True
    if clue not in ("phó", "tướng", "tịch") or not _OFFICES.match(flat, start, end):
        return False
    return bool(_DEPUTY.search(flat, _near(start), start))


def _near(start: int) -> int:
    return max(0, start - _BEFORE)


def _last_word(flat: str, start: int) -> str:
    """The word before the space before `start`, in small letters; patterns need only be tried behind few words."""
    before = flat[start - 9 if start > 9 else 0 : start - 1 if start else 0]
    return before[before.rfind(" ") + 1 :].lower()
