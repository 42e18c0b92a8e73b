"""Vietnamese typed with the fonts of the years before Unicode: TCVN3 (.VnTime) and VNI.

Such a file holds Western letters that only look Vietnamese in their font: `B¸o c¸o`, `Baùo caùo`.
"""

from __future__ import annotations

import re
import unicodedata

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
# VNI writes the mark as a letter of its own after the vowel, except where a single letter had to do.
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = str.maketrans("ñôöíìæóòîÑÔÖÍÌÆÓÒÎ", "đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ")
_VNI_BASE = "aeouyôö"


def _vni_pairs() -> dict[str, str]:
    pairs = {}
    for base in _VNI_BASE:
        for letter, mark in _VNI_MARKS.items():
            composed = unicodedata.normalize("NFC", base.translate(_VNI_LETTERS) + mark)
            if len(composed) == 1:
                pairs[base + letter] = composed
                pairs[base.upper() + letter.upper()] = composed.upper()
                pairs[base.upper() + letter] = composed.upper()
    return pairs


_VNI = _vni_pairs()
_VNI_PIECE = re.compile("|".join(sorted(_VNI)) + "|[ñôöíìæóòîÑÔÖÍÌÆÓÒÎ]")


# A .pdf leads the name of a font with six letters when it holds only some of its glyphs.
_SUBSET = re.compile(r"\A[A-Z]{6}\+")


def from_tcvn3(text: str) -> str:
    """`B¸o c¸o` → `Báo cáo`, letter for letter."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """`Baùo caùo` → `Báo cáo`; two letters may become one."""
    return _VNI_PIECE.sub(lambda match: _VNI.get(match.group()) or match.group().translate(_VNI_LETTERS), text)


def convert(text: str, font: str | None) -> str:
    """The text of a run as its font shows it; text in any other font is returned as it is."""
    if not font:
        return text
    name = _SUBSET.sub("", font).lower()
    if name.startswith(".vn"):
        converted = from_tcvn3(text)
        # The fonts whose names end in H show small letters as capitals.
        return converted.upper() if name.endswith("h") else converted
    if name.startswith("vni"):
        return from_vni(text)
    return text
