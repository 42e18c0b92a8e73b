"""Words, numbers and values made comparable: no case, no punctuation, no place of the tone mark."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

Words = tuple[str, ...]
_TONES = str.maketrans({"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"})
_SYLLABLE = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"\d+|\b[IVXLC]+\b")
_FIGURE = re.compile(r"(\d+(?:[.,]\d+)?)(?:[-–](\d+(?:[.,]\d+)?))?")


@cache
def words(text: str | None) -> Words:
    """The folded words of a text. A tone stands as a digit at the end of its syllable, so "uỷ" is "ủy"."""
    plain = unicodedata.normalize("NFC", text or "").replace("Ð", "Đ").replace("ð", "đ").casefold()
    return tuple(re.findall(r"\w+", _SYLLABLE.sub(_tone_last, plain)))


def _tone_last(syllable: re.Match[str]) -> str:
    marked = unicodedata.normalize("NFD", syllable.group()).translate(_TONES)
    letters = "".join(sign for sign in marked if not sign.isdigit())
    tones = [sign for sign in marked if sign.isdigit()]
    return unicodedata.normalize("NFC", letters) + (tones[-1] if tones else "")


def key(text: str | None) -> str:
    """Two surfaces say the same when their keys are equal."""
    return " ".join(words(text))


@cache
def numerals(text: str) -> frozenset[str]:
    """Arabic numerals and Roman ones in capitals, without leading zeros."""
    found = _NUMERAL.findall(unicodedata.normalize("NFC", text))
    return frozenset(numeral.lstrip("0") or "0" for numeral in found)


def plain_number(number: object) -> str:
    """The number of a paper without spaces, case and leading zeros."""
    text = unicodedata.normalize("NFC", str(number or ""))
    return re.sub(r"\s", "", text).replace("Ð", "Đ").casefold().lstrip("0")


def plain_value(value: object) -> str | None:
    """The value of a target as text: 12.75 is "12,75", [3.5, 4] is "3.5-4"."""
    if value in (None, ""):
        return None
    text = "-".join(map(str, value)) if isinstance(value, list) else str(value).replace(" ", "")
    figure = _FIGURE.fullmatch(text)
    return "-".join(str(float(part.replace(",", "."))) for part in figure.groups() if part) if figure else text
