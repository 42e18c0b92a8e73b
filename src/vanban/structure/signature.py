"""The foot of an official paper: for whom and by whom it is signed."""

from __future__ import annotations

import re

from vanban.structure.labels import UPPER
from vanban.structure.regions import tails
from vanban.text import level

_POSTS = (
    "CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|"
    "CỤC TRƯỞNG|CHÁNH THANH TRA|CHỦ NHIỆM|VỤ TRƯỞNG|VIỆN TRƯỞNG|CHÁNH ÁN|TỔNG THƯ KÝ|THƯỜNG TRỰC|CHỈ HUY TRƯỞNG"
)
_POST = re.compile(rf"^(?:(?:KT|TL|TUQ|Q)\. ?)?[{UPPER} ]*\b(?:{_POSTS})\b[{UPPER} ]*$")
_NAME = re.compile(rf"^[{UPPER}]\w+(?: [{UPPER}]\w*){{1,4}}$")
_LONGEST_LINE = 200
_SIGNED = re.compile(r"^[\[(]?(?:đã ký|ký tên|chữ ký)", re.IGNORECASE)
_FOR = re.compile(rf"^(?:TM|T/M)\.? ?(?P<body>[{UPPER}][{UPPER} .]+)$")


def _foot(text: str) -> list[str]:
    levelled = level(text)
    tail = next(tails(levelled), None)
    if tail is None:
        return []
    foot = levelled[tail.start : min(tail.end, tail.start + 6000)]
    parts = re.split(r"\n|\||\s/(?=\s)", foot)
    lines = (part.strip(" *_\t") for part in parts)
    return [line for line in lines if 0 < len(line) < _LONGEST_LINE]


def find_signer(text: str) -> str | None:
    """The name under the last post of the signature, "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / …"."""
    lines = _foot(text)
    posts = [index for index, line in enumerate(lines) if _POST.match(line)]
    if not posts:
        return None
    after = (line for line in lines[posts[-1] + 1 :] if not _SIGNED.match(line))
    name = next(after, "")
    return name if _NAME.match(name) and name != name.upper() else None


def find_speaker_for(text: str) -> str | None:
    """The body in whose name it is signed: "TM. ỦY BAN NHÂN DÂN"."""
    return next((match["body"].strip() for line in _foot(text) if (match := _FOR.match(line))), None)
