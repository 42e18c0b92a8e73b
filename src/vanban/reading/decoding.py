"""Bytes of a text file → characters, also from the years before Unicode.

Letters of those years may also come as Unicode: whoever copies them out of an old paper gets `B¸o c¸o`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from vanban import errors
from vanban.reading import limits, oldfonts

_SAMPLE = 1 << 16
_WIDEST = 4
_SYLLABLES = re.compile(
    r"\b(?:của|và|các|được|thực|hiện|nhiệm|vụ|việc|với|đảng|tỉnh|huyện|quyết|nghị|chỉ|đạo|cơ|quan|số|ngày|năm|theo|để|"
    r"về|một|những|không|người|trong|công|tác|đơn|vị|phối|hợp|triển|khai|ủy|ban|nhân|dân|cán|bộ|hội|tổ|chức|kế|hoạch|"
    r"báo|cáo|sở|chủ|trì|giải|pháp|lý|định|ngành|địa|phương|xã|phát|kiểm|tra)\b",
    re.I,
)
# Letters of Vietnamese that no old font had, and letters that only old fonts have a use for.
_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_STRANGE = re.compile("[¨©ª«¬®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñöøûüþ]")
_PART = re.compile(r"[^\n<>]+")
_LEAST, _LEAST_SHARE = 2, 0.05
_HANDS = {"tcvn3": oldfonts.from_tcvn3, "vni": oldfonts.from_vni_in_place}


def decode(data: bytes) -> str:
    """UTF-8 and UTF-16, else the old Vietnamese encoding that gives the most known syllables, else the likeliest.

    Raises `too_large` before decoding and `corrupt` for bytes that are no text.
    """
    limits.check_length(len(data) // _WIDEST)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _old(data)


def modern(text: str, *, named: bool = False) -> str:
    """Letters of TCVN3 or VNI as those that their fonts showed; of the same length, with zero-width signs for what is taken in.

    Nothing changes unless known syllables come of it. `named` says that the text itself names such a font.

    >>> modern("Së Y tÕ chñ tr×, phèi hîp")
    'Sở Y tế chủ trì, phối hợp'
    """
    if _STRANGE.search(text) is None:
        return text
    sample = " ".join(part for part in _PART.findall(text[:_SAMPLE]) if not _MODERN.search(part))
    gained = {hand: _marked(change(sample)) - _marked(sample) for hand, change in _HANDS.items()}
    best = max(gained, key=lambda hand: gained[hand])
    if gained[best] < max(1 if named else _LEAST, sample.count(" ") * _LEAST_SHARE):
        return text
    return _PART.sub(lambda part: _modern_part(part.group(), _HANDS[best]), text)


def _modern_part(text: str, change: Callable[[str], str]) -> str:
    if _MODERN.search(text):
        return text
    changed = change(text)
    # A part of letters that both have is old unless it says more as it stands: "và công tác".
    is_old = _STRANGE.search(text) is not None or _marked(changed) >= _marked(text)
    return changed if is_old else text


def _marked(text: str) -> int:
    """How many known syllables have marks: those without are the same in any letters."""
    return sum(not syllable.isascii() for syllable in _SYLLABLES.findall(text))


def _old(data: bytes) -> str:
    sample = data[:_SAMPLE]
    western = sample.decode("cp1252", "replace")
    candidates = {
        "tcvn3": oldfonts.from_tcvn3(western),
        "vni": oldfonts.from_vni(western),
        "cp1258": unicodedata.normalize("NFC", sample.decode("cp1258", "replace")),
    }
    known = {name: len(_SYLLABLES.findall(text)) for name, text in candidates.items()}
    best = max(known, key=lambda name: known[name])
    if not known[best]:
        return _likeliest(data)
    if best == "cp1258":
        return data.decode("cp1258", "replace")
    # Quotes and dashes stand where Windows has them, whatever the letters are.
    return (oldfonts.from_tcvn3 if best == "tcvn3" else oldfonts.from_vni)(data.decode("cp1252", "replace"))


def _likeliest(data: bytes) -> str:
    # Needed for one file in a thousand, and the slowest import of all readers.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None:
        raise errors.corrupt()
    return data.decode(guess.encoding, "replace")
