"""The foot of an official paper: for whom and by whom it is signed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.structure.labels import UPPER
from vanban.structure.regions import tails
from vanban.text import level_whole

_POSTS = (
    "CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|"
    "CỤC TRƯỞNG|CHÁNH THANH TRA|CHỦ NHIỆM|VỤ TRƯỞNG|VIỆN TRƯỞNG|CHÁNH ÁN|TỔNG THƯ KÝ|THƯỜNG TRỰC|CHỈ HUY TRƯỞNG"
)
_POST = re.compile(rf"^(?:(?:KT|TL|TUQ|Q)\. ?)?[{UPPER} ]*\b(?:{_POSTS})\b[{UPPER} ]*$")
_NAME = re.compile(rf"^[{UPPER}]\w+(?: [{UPPER}]\w*){{1,4}}$")
_LONGEST_LINE = 200
_LONGEST_FOOT = 6000
_SHORTEST_FOOT = 300
_SIGNED = re.compile(r"^[\[(]?(?:đã ký|ký tên|chữ ký)", re.IGNORECASE)
# Cells and columns of the foot stand side by side on one line of text.
_PARTS = re.compile(r"\n|\||\s/(?=\s)|\t|(?<=\S) {3,}(?=\S)")
_ADDRESSEES = re.compile(r"[ |/*_]*Nơi nhận")
# The list of addressees stands beside the signature: "- Như trên;", "Lưu: VT.", a line of it that was broken.
_ADDRESSED = re.compile(r"^(?:[-–+•]|Nơi nhận|Như (?:trên|Điều)|Lưu\b|\()|[;,.:]$")
_FOR = re.compile(rf"^(?:TM|T/M)\.? ?(?P<body>[{UPPER}][{UPPER} .]+)$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, and the body in whose name ("TM. ỦY BAN NHÂN DÂN"); None where the foot is silent."""

    signer: str | None = None
    body: str | None = None


def find_signature(text: str) -> Signature:
    """The foot of the first paper in `text`; a paper attached to it has a foot of its own, which is not read."""
    lines = _foot(text)
    return Signature(_signer(lines), _body(lines))


def _foot(text: str) -> list[str]:
    levelled = level_whole(text)
    tail = next(tails(levelled), None)
    if tail is None:
        # Without a list of addressees the text ends with the signature.
        start, end = max(0, len(levelled) - _SHORTEST_FOOT), len(levelled)
    else:
        start, end = tail.start, min(tail.end, tail.start + _LONGEST_FOOT)
        if _ADDRESSEES.match(levelled, start):
            # The Party signs above its list of addressees too, and does not say with "./." where the body ends.
            start = max(0, start - _SHORTEST_FOOT)
    lines = (part.strip(" *_\t") for part in _PARTS.split(levelled[start:end]))
    return [line for line in lines if 0 < len(line) < _LONGEST_LINE]


def _signer(lines: Sequence[str]) -> str | None:
    """The name under the last post, "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / …"."""
    posts = [index for index, line in enumerate(lines) if _POST.match(line)]
    if not posts:
        return None
    below = lines[posts[-1] + 1 :]
    name = next((line for line in below if not _SIGNED.match(line) and not _is_addressed(line)), "")
    return name if _NAME.match(name) and name != name.upper() else None


def _is_addressed(line: str) -> bool:
    return bool(_ADDRESSED.search(line)) or line[0].islower()


def _body(lines: Sequence[str]) -> str | None:
    return next((match["body"].strip() for line in lines if (match := _FOR.match(line))), None)
