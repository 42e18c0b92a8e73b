"""Reads the name of a body from its head on: the level, the place, the committee that an organ belongs to.

Every reader gets running text and where the head stands in it; a head belongs to a family, and each family has its reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from vanban.finding import gazetteer as names
from vanban.finding.agents import is_list
from vanban.finding.groups import FIELD, GROUP_OF_BODIES, read_group
from vanban.finding.mentions import is_rebuilt
from vanban.finding.passages import words_of
from vanban.finding.people import people_in
from vanban.finding.places import LEVEL, LEVELS, NAME, PROVINCE, begins_person, without_person
from vanban.finding.proper_names import proper_name_end
from vanban.finding.wording import any_of


class Name(NamedTuple):
    """End of a name that begins at a head, whether it means a group, and whether it is only composed of likely words."""

    end: int
    collective: bool = False
    composed: bool = False
    begin: int | None = None
    """Where the name begins, if the head only stands before it."""


Reader = Callable[[str, int, int], Name | None]
"""Reads a name from (running text, start of the head, end of the head)."""

_OWN_LEVEL = rf"\s+(?:{LEVEL})(?!\w)"
# "khu vực IV", "khu vực 2 - Lào Cai"; without a number only at the end of the phrase.
_REGION = rf"(?i:khu)\s+vực(?:\s+[IVX\d]+(?:\s+-\s+(?:{PROVINCE}))?|(?=\s*(?:[,;.:)|]|$|\n)))"
_PLACE = re.compile(
    rf"(?P<whole>\s+(?:Việt\s+Nam|Trung\s+ương|{_REGION}))(?!\w)|(?P<level>{_OWN_LEVEL})?\s+(?P<province>{PROVINCE})"
    rf"|(?P<only>{_OWN_LEVEL})(?:\s+(?P<name>{NAME}))?"
)
_LEVEL_LETTERS = frozenset("đhkpqtx")
"""A small letter behind a name begins a level of administration only if it is one of these."""
_ASSEMBLY = re.compile(r"(?:\s+của)?\s+(?i:quốc\s+hội)(?!\w)")
_NUMBERED = re.compile(r"\s+khu\s+vực\s+[IVX\d]+(?!\w)")
_COUNCIL = re.compile(r"\s+(?:của\s+)?(?i:HĐND|hội\s+đồng\s+nhân\s+dân)(?!\w)")
_LEVEL_NEXT = re.compile(rf"(?:\s+(?i:cấp))?{_OWN_LEVEL}")
_RANK = re.compile(rf"\s+(?i:cấp)\s+{LEVEL}(?!\w)(?:(?:,\s*|\s+và\s+)(?i:cấp)\s+{LEVEL}(?!\w))*")
_COMMITTEE = re.compile(
    r"\s+(?:(?i:tỉnh|thành|huyện|quận|thị|đảng)\s+(?i:ủy)|(?i:tỉnh|thành|huyện|quận|thị)\s+(?i:đoàn))(?!\w)(?!\s+viên)"
)
_OWNERS = any_of("""
    UBND | HĐND | ủy ban nhân dân | hội đồng nhân dân | quốc hội | chính phủ | tòa án nhân dân tối cao
    | viện kiểm sát nhân dân tối cao | mặt trận tổ quốc việt nam | MTTQ Việt Nam
""")
_PARTY_BODY = re.compile(
    rf"\s+(?i:đảng\s+bộ)(?!\w)|\s+(?i:trung\s+ương|TW|T\.Ư|TƯ)(?!\w)(?:\s+Đảng(?!\w))?|\s+(?i:{_OWNERS})(?!\w)"
)
_PARTY_BRANCH = re.compile(
    r"\s+(?i:khối)\s+(?i:các\s+cơ\s+quan(?:\s+và\s+doanh\s+nghiệp)?|doanh\s+nghiệp)|\s+(?i:các\s+cơ\s+quan\s+đảng)"
    r"|\s+(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Công an|Quân sự|Biên phòng|Bộ đội Biên phòng)(?!\w)"
    rf"|\s+(?:Sở|Bộ)\s+{FIELD}"
)
_ENTERPRISE_HEAD = any_of("""
    Công ty cổ phần | Công ty Cổ phần | Công ty TNHH | Công ty | Tổng công ty | Tập đoàn | Ngân hàng | Bệnh viện | Trường Đại học
    | Trường Cao đẳng | Đại học | Học viện | Viện | Trung tâm | Cục
""")
_ENTERPRISE = re.compile(rf"\s+(?P<head>{_ENTERPRISE_HEAD})(?!\w)")
"""Bodies other than places that a party committee may belong to."""
_OWN_NAME = re.compile(rf"\s+(?P<name>{NAME})")
_NEXT = r"(?:\s*[,/]\s*|\s+và\s+)"
_WHOSE = any_of("trực thuộc | trực thuộc trung ương | trực thuộc TW | thuộc tỉnh | của tỉnh | trên địa bàn tỉnh")
_GROUP_TAIL = re.compile(
    rf"\s+(?i:các)\s+(?:(?i:cấp|địa phương)|(?:{LEVELS})(?!\w)(?:{_NEXT}(?:{LEVELS})(?!\w))*(?:\s+{PROVINCE})?)"
    rf"(?:\s*:\s*{NAME}(?:,\s*{NAME})*(?:\s+và\s+{NAME})?|\s+(?i:{_WHOSE})(?!\w))?"
)
# "HĐND, UBND các tỉnh": one group of two bodies of each place.
_JOINT = re.compile(
    rf"(?:{_NEXT}(?i:{any_of('UBND | HĐND | ủy ban nhân dân | hội đồng nhân dân | UBMTTQ | MTTQ | ủy ban MTTQ')})(?!\w)"
    rf"(?:\s+Việt\s+Nam)?){{1,3}}+(?=\s+(?i:các)\s)"
)
_ADDRESSED_PLACE = re.compile(rf"\s+(?:cho\s+)?(?P<place>{LEVEL}\s+(?:{PROVINCE}|{NAME}))")
_SHORT_FORM = re.compile(r"\s*\([A-ZĐ]{2,5}\)")  # "Ban Chấp hành (BCH) Đảng bộ tỉnh"
_OFFICE_BEFORE = re.compile(r"(?i:bí thư|chủ tịch|thủ tướng|ủy viên|giám đốc|phó trưởng đoàn)\s+$")
_OFFICE = re.compile(r"(?i:bí thư|phó|chánh|chủ tịch|chủ nhiệm|trưởng)(?!\w)")  # below "TỈNH ỦY" stands who signs
_ORDER_REACH = 60
_SHORT_NAMES = frozenset(name.lower() for name in (*names.CENTRAL, *names.OTHER_BODIES) if name.isupper())
_BEGUN = ("Ban Quản lý", "Trung tâm")
_BARE_ORGANS = frozenset(("ban thường vụ", "ban chấp hành", "btv", "ban cán sự đảng", "đảng đoàn"))


def _goes_on(flat: str, end: int) -> bool:
    """Whether another word follows without a sign between: no pattern need be tried where none does."""
    return end < len(flat) and flat[end].isspace()


def _is_proper(flat: str, start: int, end: int) -> bool:
    name = flat[start:end]
    return name != name.lower()


def _place(flat: str, start: int, end: int) -> int:
    """End of a level and place behind `end`; a person who holds an office there is no place."""
    if not _goes_on(flat, end):
        return end
    next_letter = flat[end + 1 : end + 2]
    match = None if next_letter.islower() and next_letter not in _LEVEL_LETTERS else _PLACE.match(flat, end)
    if not match:
        rank = _RANK.match(flat, end)
        return rank.end() if rank else end
    if match["whole"] or match["province"] or not match["name"]:
        return match.end()
    if match["only"].strip().lower() == "tỉnh" or _is_next_line(flat, match.end("only"), match):
        return match.end("only")
    kept = without_person(match["name"], behind_office=bool(_OFFICE_BEFORE.search(flat, max(0, start - 20), start)))
    return match.start("name") + len(kept) if kept else match.end("only")


def _is_next_line(flat: str, end: int, match: re.Match[str]) -> bool:
    """Whether the place is what the line below a letterhead begins with: "ỦY BAN NHÂN DÂN XÃ", then "Căn cứ"."""
    return "\n" in flat[end : match.start("name")] and not match["name"].isupper()


def read_whole(flat: str, start: int, end: int) -> Name | None:
    """A name that is complete by itself; a committee may say whose it is, a branch of which region."""
    name = flat[start:end]
    low = name.lower()
    if name == low or (low in _SHORT_NAMES and not name.isupper()):
        return None  # "Who is who" is not the WHO
    is_committee = flat.startswith(("Ủy ban", "ỦY BAN"), start)
    pattern = _ASSEMBLY if is_committee else _NUMBERED
    more = pattern.match(flat, end) if flat.startswith((" khu", " Quốc", " của", " QUỐC"), end) else None
    return Name(more.end() if more else end)


def read_department(flat: str, start: int, end: int) -> Name | None:
    """A department of a province: its province may follow."""
    return Name(_place(flat, start, end)) if _is_proper(flat, start, end) else None


def read_level_body(flat: str, start: int, end: int) -> Name | None:
    """A body of some level: "UBND phường X", "Công an cấp xã", "UBND các huyện, thành phố"."""
    joint = _JOINT.match(flat, end) if flat.startswith((",", "/", " và"), end) else None
    if group := _GROUP_TAIL.match(flat, joint.end() if joint else end):
        return Name(_before_order(flat, group), collective=True)
    if flat.startswith("Ban ", start) and (council := _COUNCIL.match(flat, end)):
        end = council.end()  # "Ban Pháp chế HĐND tỉnh"
    tail = _place(flat, start, end)
    if flat[start:end].lower() in names.NEEDS_LEVEL and (tail == end or _is_deed(flat, start, end)):
        return None
    # Without a level "Ban Quản lý Khu kinh tế" may be the beginning of a longer name.
    is_begun = tail == end and flat.startswith(_BEGUN, start)
    return Name(tail, composed=is_begun) if _is_proper(flat, start, tail) else None


def _before_order(flat: str, group: re.Match[str]) -> int:
    """End of a group; what follows its colon is an order where it does not name places: "UBND các xã: Rà soát …"."""
    colon = flat.find(":", group.start(), group.end())
    if colon < 0:
        return group.end()
    words = words_of(flat, colon + 1, min(len(flat), colon + _ORDER_REACH))
    return group.end() if is_list(words, 0) else colon


def _is_deed(flat: str, start: int, end: int) -> bool:
    """A common word in small letters before a bare place: "thanh tra Lào Cai" may be what was done there."""
    return flat[start].islower() and not _LEVEL_NEXT.match(flat, end)


def read_committee(flat: str, start: int, end: int) -> Name | None:
    """A party committee of a place: "Tỉnh ủy Lào Cai", "Đảng ủy phường X"; not its member ("Tỉnh ủy viên")."""
    if flat.startswith(" viên", end) or not _is_proper(flat, start, end):
        return None
    if branch := _PARTY_BRANCH.match(flat, end):
        return Name(_place(flat, start, branch.end()))
    if (body := _ENTERPRISE.match(flat, end)) and (stop := proper_name_end(flat, body.start("head"), body.end())):
        return Name(stop)
    tail = _place(flat, start, end)
    place = _OWN_NAME.match(flat, end) if tail == end else None
    if not place or _is_next_line(flat, end, place) or not _may_be_place(flat, start, place["name"]):
        return Name(tail)
    return Name(place.end())


def _may_be_place(flat: str, start: int, name: str) -> bool:
    """Whether the words behind a committee name its place; behind "Tỉnh ủy" they mostly name a person."""
    if begins_person(name) or _OFFICE.match(name):
        return False
    if flat[start : start + 4].lower() != "tỉnh":
        return True
    is_office = _OFFICE_BEFORE.search(flat, max(0, start - 20), start)
    return name.count(" ") == 1 and not (name.isupper() or is_office or any(people_in(name)))


def read_organ(flat: str, start: int, end: int) -> Name | None:
    """An organ of a party committee together with the committee."""
    organ = flat[start:end].lower()
    if organ.startswith("thường") and _OFFICE_BEFORE.search(flat, max(0, start - 20), start):
        return None
    if short := _SHORT_FORM.match(flat, end):
        end = short.end()
    owner = _COMMITTEE.match(flat, end)
    if owner and (name := read_committee(flat, owner.start() + 1, owner.end())):
        return name
    if body := owner or _PARTY_BODY.match(flat, end):
        return Name(_place(flat, start, body.end()))
    return Name(end) if organ in _BARE_ORGANS and _is_proper(flat, start, end) else None


def read_proper(flat: str, start: int, end: int) -> Name | None:
    """A head that becomes a name through the capitalised word behind it: "Trung tâm Khuyến nông tỉnh"."""
    if flat[start].islower() or not _goes_on(flat, end):
        return None
    stop = proper_name_end(flat, start, end)
    if stop is None:
        return None
    tail = _place(flat, start, stop)
    return Name(tail, composed=True) if tail > end else None


def read_addressed_place(flat: str, _start: int, end: int) -> Name | None:
    """A place that an order goes to, and that means its government: "yêu cầu huyện Sông Mây"."""
    place = _ADDRESSED_PLACE.match(flat, end)
    return Name(place.end(), begin=place.start("place")) if place else None


def read_group_of_bodies(flat: str, start: int, _end: int) -> Name | None:
    """ "các Bộ: Y tế, Nội vụ", "các sở, ngành liên quan", "cấp ủy, chính quyền các cấp"."""
    listed = GROUP_OF_BODIES.match(flat, start) if flat[start] in "cC" else None
    if listed:
        return Name(listed.end(), collective=True)
    stop = read_group(flat, start)
    if stop and flat.startswith(",", stop) and is_rebuilt(flat, start):
        stop = read_group(flat, start, several=False)  # all that the list names is worked on
    return Name(stop, collective=True) if stop else None
