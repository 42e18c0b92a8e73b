"""Finds public bodies, by name or as a group: one pass of a gazetteer over the text, then a short pattern per head.

A *head* is what a name begins with ("UBND", "Sở Nội vụ", "Ban Tổ chức"). The gazetteer says where heads stand; the
pattern of the head's family reads the rest of the name: a level, a place, the committee that the organ belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import ahocorasick

from vanban.finding import gazetteer as names
from vanban.finding.groups import GROUP_HEADS, GROUP_OF_BODIES, read_group
from vanban.finding.naming import canonical_name, members, same_organisation
from vanban.finding.places import LEVEL, LEVELS, NAME, PROVINCE, UPPER, begins_person, without_person
from vanban.finding.running import running
from vanban.finding.wording import any_of
from vanban.model import Organisation
from vanban.text import level

__all__ = ["canonical_name", "find_organisations", "members", "same_organisation"]


class Name(NamedTuple):
    """End of a name that begins at a head, whether it means a group, and whether it is only composed of likely words."""

    end: int
    collective: bool = False
    composed: bool = False


Reader = Callable[[str, int, int], Name | None]
"""Reads a name from (running text, start of the head, end of the head)."""

_OWN_LEVEL = rf"\s+(?:{LEVEL})(?!\w)"
_PLACE = re.compile(
    rf"(?P<whole>\s+(?:Việt\s+Nam|khu\s+vực\s+[IVX\d]+))(?!\w)|(?P<level>{_OWN_LEVEL})?\s+(?P<province>{PROVINCE})"
    rf"|(?P<only>{_OWN_LEVEL})(?:\s+(?P<name>{NAME}))?"
)
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
    r"|\s+(?:UBND|Ủy ban nhân dân|HĐND|Công an|Quân sự|Biên phòng|Bộ đội Biên phòng)(?!\w)"
)
_OWN_NAME = re.compile(rf"\s+(?P<name>{NAME})")
_NEXT = r"(?:\s*[,/]\s*|\s+và\s+)"
_WHOSE = any_of("trực thuộc | trực thuộc trung ương | trực thuộc TW | thuộc tỉnh | của tỉnh | trên địa bàn tỉnh")
_GROUP_TAIL = re.compile(
    rf"\s+(?i:các)\s+(?:(?i:cấp|địa phương)|(?:{LEVELS})(?!\w)(?:{_NEXT}(?:{LEVELS})(?!\w))*(?:\s+{PROVINCE})?)"
    rf"(?:\s*:\s*{NAME}(?:,\s*{NAME})*(?:\s+và\s+{NAME})?|\s+(?i:{_WHOSE})(?!\w))?"
)
_SYLLABLE = "(?:" + "|".join(sorted(names.NAME_SYLLABLES)) + r")(?!\w)"
_WORD = rf"(?:[{UPPER}\d][\w.&-]*+|{_SYLLABLE})"
# Behind a comma or "và" another body may begin.
_OTHER_HEADS = any_of("""
    Bộ | Ban | Sở | Viện | Ủy | UBND | HĐND | Hội | Trung tâm | Công | Tổng | Tập | Văn phòng | Tỉnh | Thành | Huyện
    | Bệnh viện | Trường | Ngân | Phòng | Cục | Vụ | Chi | Đảng | Đoàn | Liên | Chủ | Thủ | Phó | Giám | Bí | các | Các
    | đồng chí | MTTQ | Mặt | Tòa | Kho | Bảo hiểm | Đài | Báo | Học
""")
_OTHER_BODY = rf"(?!{_OTHER_HEADS}(?!\w))"
_PROPER = re.compile(
    rf"\s+[{UPPER}][\w.&-]*+(?:(?:\s+-\s+|\s+(?!và\s)){_WORD}|(?:,|\s+và)\s+{_OTHER_BODY}{_WORD}){{0,14}}"
)
_DANGLING = re.compile(r"\s+(?:và|của|về|một)$")
_SHORT_FORM = re.compile(r"\s*\([A-ZĐ]{2,5}\)")  # "Ban Chấp hành (BCH) Đảng bộ tỉnh"
_OFFICE_BEFORE = re.compile(r"(?i:bí thư|chủ tịch|thủ tướng|ủy viên|giám đốc|phó trưởng đoàn)\s+$")
_BARE_ORGANS = frozenset(("ban thường vụ", "ban chấp hành", "btv", "ban cán sự đảng", "đảng đoàn"))


def find_organisations(text: str) -> tuple[Organisation, ...]:
    """Every body named in `text`, in order and without overlap; offsets count characters of `text`."""
    line = running(text)
    found = []
    for first, name in _without_overlap(_names(line.flat, line.low)):
        start, end = line.span(first, name.end)
        found.append(Organisation(start=start, end=end, surface=text[start:end], collective=name.collective))
    return tuple(found)


def _without_overlap(found: Iterable[tuple[int, Name]]) -> Iterator[tuple[int, Name]]:
    """The most certain name at each place and of these the longest, none inside another."""
    done = 0
    for start, name in sorted(found, key=lambda item: (item[0], item[1].composed, -item[1].end)):
        if start >= done:
            yield start, name
            done = name.end


def _names(flat: str, low: str) -> Iterator[tuple[int, Name]]:
    for last, (length, readers) in _heads().iter(low):
        start, end = last + 1 - length, last + 1
        if not _stands_alone(flat, start, end):
            continue
        for reader in readers:
            if name := reader(flat, start, end):
                yield start, name


def _stands_alone(flat: str, start: int, end: int) -> bool:
    """Whether a head is a word of its own, and no sign in a number ("134/KH-UBND")."""
    if start and (flat[start - 1].isalnum() or (flat[start - 1] in "-/" and flat[start:end].isupper())):
        return False
    return not (end < len(flat) and flat[end].isalnum())


def _is_proper(flat: str, start: int, end: int) -> bool:
    return any(char.isupper() for char in flat[start:end])


def _place(flat: str, start: int, end: int) -> int:
    """End of a level and place behind `end`; a person who holds an office there is no place."""
    match = _PLACE.match(flat, end)
    if not match:
        rank = _RANK.match(flat, end)
        return rank.end() if rank else end
    if match["whole"] or match["province"] or not match["name"]:
        return match.end()
    if match["only"].strip().lower() == "tỉnh":
        return match.end("only")
    kept = without_person(match["name"], behind_office=bool(_OFFICE_BEFORE.search(flat, max(0, start - 20), start)))
    return match.start("name") + len(kept) if kept else match.end("only")


def read_whole(flat: str, start: int, end: int) -> Name | None:
    """A name that is complete by itself."""
    return Name(end) if _is_proper(flat, start, end) else None


def read_department(flat: str, start: int, end: int) -> Name | None:
    """A department of a province: its province may follow."""
    return Name(_place(flat, start, end)) if _is_proper(flat, start, end) else None


def read_level_body(flat: str, start: int, end: int) -> Name | None:
    """A body of some level: "UBND phường X", "Công an cấp xã", "UBND các huyện, thành phố"."""
    if group := _GROUP_TAIL.match(flat, end):
        return Name(group.end(), collective=True)
    tail = _place(flat, start, end)
    bare_is_common = flat[start:end].lower() in names.NEEDS_LEVEL
    return Name(tail) if _is_proper(flat, start, tail) and (tail > end or not bare_is_common) else None


def read_committee(flat: str, start: int, end: int) -> Name | None:
    """A party committee of a place: "Tỉnh ủy Lào Cai", "Đảng ủy phường X"; not its member ("Tỉnh ủy viên")."""
    if flat.startswith(" viên", end) or not _is_proper(flat, start, end):
        return None
    if branch := _PARTY_BRANCH.match(flat, end):
        return Name(_place(flat, start, branch.end()))
    tail = _place(flat, start, end)
    if tail == end and not flat[start:end].lower().startswith("tỉnh"):
        place = _OWN_NAME.match(flat, end)
        return Name(place.end()) if place and not begins_person(place["name"]) else Name(end)
    return Name(tail)


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
    head = flat[start:end]
    if not head[0].isupper() or (head.isupper() and head not in ("BQL", "BCĐ", "HTX")):
        return None
    match = _PROPER.match(flat, end)
    if not match:
        return None
    kept = match.group()
    while trailing := _DANGLING.search(kept):
        kept = kept[: trailing.start()]
    return Name(_place(flat, start, end + len(kept.rstrip(" .-&,"))), composed=True)


def read_group_of_bodies(flat: str, start: int, _end: int) -> Name | None:
    """ "các Bộ: Y tế, Nội vụ", "các sở, ngành liên quan", "cấp ủy, chính quyền các cấp"."""
    listed = GROUP_OF_BODIES.match(flat, start)
    if listed:
        return Name(listed.end(), collective=True)
    stop = read_group(flat, start)
    return Name(stop, collective=True) if stop else None


@cache
def _heads() -> Any:
    """Automaton over lower-case heads; each leads to (length, readers)."""
    table: dict[str, tuple[Reader, ...]] = {}
    fields = (*names.FIELDS, *names.FIELD_ABBREVIATIONS)
    families: tuple[tuple[Iterable[str], Reader], ...] = (
        (names.CENTRAL, read_whole),
        (names.OTHER_BODIES, read_whole),
        ([f"Bộ {field}" for field in fields], read_whole),
        ([f"Sở {field}" for field in fields], read_department),
        (names.LEVEL_BODIES, read_level_body),
        (("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy"), read_committee),
        (names.PARTY_ORGANS, read_organ),
        (names.CAPITAL_HEADS, read_proper),
        (GROUP_HEADS, read_group_of_bodies),
    )
    for heads, reader in families:
        for head in heads:
            key = level(head).lower()
            table[key] = (*table.get(key, ()), reader)
    automaton = ahocorasick.Automaton()
    for key, readers in table.items():
        automaton.add_word(key, (len(key), readers))
    automaton.make_automaton()
    return automaton
