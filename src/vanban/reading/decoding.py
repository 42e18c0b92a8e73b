"""Bytes of a text file → characters, also from the years before Unicode."""

from __future__ import annotations

import codecs
import re
import unicodedata

from vanban import errors
from vanban.reading import limits, oldfonts

_SAMPLE = 1 << 16
_WIDEST = 4
_SYLLABLES = re.compile(
    r"\b(?:của|và|các|được|thực|hiện|nhiệm|vụ|việc|với|đảng|tỉnh|huyện|quyết|nghị|chỉ|đạo|cơ|quan|số|ngày|năm|theo|để|"
    r"về|một|những|không|người|trong|công|tác|đơn|vị|phối|hợp|triển|khai|ủy|ban|nhân|dân|cán|bộ|hội|tổ|chức|kế|hoạch)\b",
    re.I,
)


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


def _old(data: bytes) -> str:
    sample = data[:_SAMPLE]
    western = sample.decode("cp1252", "replace")
    candidates = {
        "tcvn3": oldfonts.from_tcvn3(sample.decode("latin-1")),
        "vni": oldfonts.from_vni(western),
        "cp1258": unicodedata.normalize("NFC", sample.decode("cp1258", "replace")),
    }
    known = {name: len(_SYLLABLES.findall(text)) for name, text in candidates.items()}
    best = max(known, key=lambda name: known[name])
    if not known[best]:
        return _likeliest(data)
    if best == "tcvn3":
        return oldfonts.from_tcvn3(data.decode("latin-1"))
    return oldfonts.from_vni(data.decode("cp1252", "replace")) if best == "vni" else data.decode("cp1258", "replace")


def _likeliest(data: bytes) -> str:
    # Needed for one file in a thousand, and the slowest import of all readers.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None:
        raise errors.corrupt()
    return data.decode(guess.encoding, "replace")
