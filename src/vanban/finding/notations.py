"""Numbers of official papers: "21-NQ/TW", "32/2024/NĐ-CP", "1332/QĐ- BYT" with stray spaces, "số      -CTr/TU" left blank."""

from __future__ import annotations

import re
from typing import NamedTuple

from vanban.finding.kinds import KIND_OF_ABBREVIATION
from vanban.finding.places import UPPER
from vanban.finding.wording import any_of

_TOKEN = rf"(?:[{UPPER}][a-zđ]?[{UPPER}][{UPPER}a-z\d]{{0,12}}|[{UPPER}](?!\w))"
# Whoever forgot the dash of "30/CT TTg" meant no other paper: behind these signs of kinds and before these of issuers.
_LOST_DASH = rf"(?<=[{UPPER}])\s(?=(?:TTg|TW|TƯ|TU|CP|UBND|HĐND)(?!\w))"
_SIGN = rf"(?:\s?[/-]\s?{_TOKEN}(?:\s?[-/&.]\s?{_TOKEN}|,{_TOKEN}|{_LOST_DASH}{_TOKEN}){{0,6}})"
_BEHIND_FIGURE = rf"[a-zA-Z]?(?:\s?/\s?(?:19|20)\d\d)?{_SIGN}"
_FULL = rf"\d{{1,5}}{_BEHIND_FIGURE}"
_BARE = r"\d{1,4}[a-zđ]?(?![\w%]|[.,/-]\d)"
LOST_DASH = re.compile(_LOST_DASH)
# Begins with the digit and asks afterwards what stands before it: so the search skips all that is no digit.
FULL = re.compile(rf"(?P<number>\d(?<![\w/-].)\d{{0,4}}{_BEHIND_FIGURE})(?!\w)")
"""A whole number with its sign."""

LETTER = re.compile(r"\d{1,5}\s?/\s?(?:UBND|HĐND|VPCP|VPUBND|VPHĐND|TTg|MTTQ)\s?-\s?.+")
"""The number of a letter of an office that needs no further sign: issuer, then the unit that wrote it."""
OFFICE_LETTER = re.compile(rf"\d{{1,5}}\s?/\s?[{UPPER}][{UPPER}a-z]{{1,9}}\s?-\s?[{UPPER}][{UPPER}a-z\d]{{0,9}}")
"""What is the number of a letter where nothing else can stand."""

_SO = r"(?i:số)\s*:?\s*"
_ONE = rf"(?:{_FULL}(?!\w)|{_BARE})"
_SHORT = r"(?P<short>\d{2,4}[a-zđ]?)(?![\w%]|[.,/-]\d)"
_OF_YEAR = re.compile(rf"\s*(?:{_SO})?(?P<number>\d{{1,4}}\s?/\s?(?:19|20)\d\d)(?![\w%]|\s?[/-]\s?\w)")
"""As the press has it: "Nghị định 111/2022"."""
_LISTED = re.compile(
    rf"\s*,?\s*(?:{_SO}(?P<first>{_ONE})|(?P<whole>{_FULL})(?!\w)|{_SHORT})"
    rf"(?P<more>(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?:{_SO})?{_ONE}){{0,20}})"
)
_EACH = re.compile(_ONE)
_EMPTY = re.compile(rf"\s*{_SO}[.…_\s]{{0,30}}{_SIGN}")
_YEAR = re.compile(r"(?:19|20)\d\d$")
# What may follow a bare number that names a paper; a noun would make it a count ("Kế hoạch 5 nhiệm vụ").
_WORDS_BEHIND = any_of("""
    của | về | ngày | và | là | đã | được | có | trong | tại | với | ra | ban hành | nêu | để | phải | cần | đến | theo | trên
    | nhằm | cho | vào | do | từ | như | quy định | yêu cầu | giao | chỉ rõ | xác định | nhấn mạnh | đề ra | gồm | năm | khóa
    | sẽ | đi | không | thể hiện | giúp | mà | này | nói
""")
_FOLLOWS = re.compile(rf'\s*(?:$|[,.;:)("\n|/-]|(?i:{_WORDS_BEHIND})(?!\w))')
_BY_YEAR = re.compile(r"\d{1,4}/(?:19|20)\d\d")
_SPACE = re.compile(r"\s+")
_ABBREVIATION = re.compile(rf"[{UPPER}][\w]*")


class Notation(NamedTuple):
    """End of the number(s) in the text, and each of them normalised; a blank number is (None,)."""

    end: int
    numbers: tuple[str | None, ...]


def read_notation(flat: str, at: int) -> Notation | None:
    """The number, list of numbers or blank number that begins at `at` of running text."""
    if of_year := _OF_YEAR.match(flat, at):
        return Notation(of_year.end(), (normalise(of_year["number"]),))
    match = _LISTED.match(flat, at)
    if not match:
        blank = _EMPTY.match(flat, at)
        return Notation(blank.end(), (None,)) if blank else None
    if match["short"] and not _names_paper(flat, match):
        return None
    first = match["first"] or match["whole"] or match["short"]
    rest = _EACH.findall(match["more"])
    if match["more"] and not _FOLLOWS.match(flat, match.end()):
        return Notation(match.start("more"), (normalise(first),))
    return Notation(match.end(), tuple(normalise(number) for number in (first, *rest)))


def _names_paper(flat: str, match: re.Match[str]) -> bool:
    return not _YEAR.match(match["short"]) and bool(_FOLLOWS.match(flat, match.end("short")) or match["more"])


def normalise(number: str) -> str:
    """Without spaces and with its dashes: "1332/QĐ- BYT" → "1332/QĐ-BYT", "30/CT TTg" → "30/CT-TTg"."""
    return _SPACE.sub("", LOST_DASH.sub("-", number))


def figure(number: str) -> str:
    """The bare figure of a number: "05-CT/TW" → "5", "32/2024/NĐ-CP" → "32"."""
    digits = re.match(r"\d+[a-zđ]?", number)
    return digits.group().lstrip("0") if digits else number


def kind_of(number: str) -> str | None:
    """The kind that the sign of a number tells: "21-NQ/TW" → "nghị quyết"; "123/UBND-KT" tells none."""
    for sign in _ABBREVIATION.findall(number):
        if kind := KIND_OF_ABBREVIATION.get(sign):
            return kind
    return None


def signed(kind: str, number: str | None, issuer: str | None) -> str | None:
    """The number with the sign that kind and issuer leave no doubt of: "Nghị định 111/2022" is 111/2022/NĐ-CP."""
    if number is None or not _BY_YEAR.fullmatch(number):
        return number
    if kind == "nghị định":
        return f"{number}/NĐ-CP"
    of_premier = kind == "quyết định" and (issuer or "").startswith("Thủ tướng")
    return f"{number}/QĐ-TTg" if of_premier else number
