"""One name for one body: abbreviations written out, so that "Sở KH&ĐT" and "Sở Kế hoạch và Đầu tư" are the same."""

from __future__ import annotations

import re

from vanban.finding.gazetteer import FIELD_ABBREVIATIONS, FIELDS, NAME_ABBREVIATIONS
from vanban.finding.places import LEVEL
from vanban.text import fold, level

_SPACES = re.compile(r"\s+")
_DEPARTMENT = re.compile(
    r"(?<!\w)(?P<head>(?i:Bộ|Sở|Phòng|Ban|Ngành))\s+(?P<field>"
    + "|".join(re.escape(short) for short in sorted(FIELD_ABBREVIATIONS, key=len, reverse=True))
    + r")(?![\w&])"
)
# In capitals TƯ may be short for trung ương, or the syllable of ĐẦU TƯ and TƯ PHÁP.
_ABBREVIATION = re.compile(
    r"(?<![\w&])(?<!ĐẦU )(?:"
    + "|".join(re.escape(short) for short in sorted(NAME_ABBREVIATIONS, key=len, reverse=True))
    + r")(?![\w&])(?! (?:PHÁP|VẤN|LỆNH|NHÂN|THỤC)(?!\w))"
)
_DASHES = re.compile(r"\s*-\s*")
_GROUP = re.compile(r"(?i:các\s+)(?P<head>(?i:bộ|sở))\s*:?\s+(?P<list>.+)", re.DOTALL)
_PLACES = re.compile(rf"(?P<head>.+?)\s+(?i:các)\s+(?P<level>{LEVEL})\s*:\s*(?P<list>.+)", re.DOTALL)
_LIST = re.compile(r"\s*[,;]\s*|\s+và\s+")
_FIELD = re.compile(
    "(?:"
    + "|".join(re.escape(level(f)) for f in sorted((*FIELDS, *FIELD_ABBREVIATIONS), key=len, reverse=True))
    + r")(?!\w)"
)


def canonical_name(name: str) -> str:
    """`name` with abbreviations written out and spaces made single.

    >>> canonical_name("Sở KH&ĐT"), canonical_name("BTV Tỉnh uỷ")
    ('Sở Kế hoạch và Đầu tư', 'Ban Thường vụ Tỉnh ủy')
    """
    plain = _SPACES.sub(" ", level(name)).strip()
    plain = _DEPARTMENT.sub(lambda match: f"{match['head']} {FIELD_ABBREVIATIONS[match['field']]}", plain)
    return _ABBREVIATION.sub(lambda match: NAME_ABBREVIATIONS[match.group()], plain)


def same_organisation(a: str, b: str) -> bool:
    """Whether both names mean one body, as far as the names alone tell.

    >>> same_organisation("UBND tỉnh", "Ủy ban nhân dân tỉnh"), same_organisation("UBND tỉnh", "UBND huyện")
    (True, False)
    """
    return fold(canonical_name(a)) == fold(canonical_name(b))


def members(group: str) -> tuple[str, ...]:
    """The bodies that a group names, or nothing if it names none.

    >>> members("các Sở: Công Thương, Tài chính")
    ('Sở Công Thương', 'Sở Tài chính')
    >>> members("HĐND, UBND các xã: Suối Lạnh và Đá Trắng")
    ('HĐND xã Suối Lạnh', 'UBND xã Suối Lạnh', 'HĐND xã Đá Trắng', 'UBND xã Đá Trắng')
    """
    plain = level(group).strip()
    if match := _GROUP.fullmatch(plain):
        head = match["head"].capitalize()
        return tuple(f"{head} {field}" for field in _FIELD.findall(match["list"]))
    if match := _PLACES.fullmatch(plain):
        heads = _LIST.split(match["head"])  # "HĐND, UBND các xã: …"
        return tuple(f"{head} {match['level']} {place}" for place in _LIST.split(match["list"]) for head in heads)
    return ()
