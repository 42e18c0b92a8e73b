"""Vietnamese typed with the fonts of the years before Unicode: TCVN3 (.VnTime) and VNI; and fonts of signs.

Such a file holds Western letters that only look Vietnamese in their font: `B¸o c¸o`, `Baùo caùo`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from vanban.reading.symbols import from_symbols

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


_ZERO_WIDTH = "\u200b"

# A .pdf leads the name of a font with six letters when it holds only some of its glyphs, and ends it with its look.
_SUBSET = re.compile(r"\A[A-Z]{6}\+")
_LOOK = re.compile(r"(?:[ ,_-]*(?:bold|italic|oblique|regular|normal))+\Z")

Hand = Literal["tcvn3", "tcvn3 capitals", "vni", "symbol", "wingdings"]
"""How the letters of a font have to be read."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A run of letters as it was typed."""

    text: str
    font: str | None = None
    caps: bool = False


def from_tcvn3(text: str) -> str:
    """`B¸o c¸o` → `Báo cáo`, letter for letter."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """`Baùo caùo` → `Báo cáo`; two letters may become one."""
    return _VNI_PIECE.sub(lambda match: _VNI.get(match.group()) or match.group().translate(_VNI_LETTERS), text)


def from_vni_in_place(text: str) -> str:
    """As `from_vni`, but each letter stays where it was: a zero-width sign follows the one that took in its mark."""

    def letter(match: re.Match[str]) -> str:
        return from_vni(match.group()).ljust(len(match.group()), _ZERO_WIDTH)

    return _VNI_PIECE.sub(letter, text)


def convert(text: str, font: str | None) -> str:
    """The text of a run as its font shows it; text in any other font is returned as it is."""
    return _read(text, _hand(font))


def shown(runs: Iterable[Typed]) -> str:
    """What neighbouring runs show together: a letter of VNI and its mark may stand in two of them."""
    return "".join(
        _as_caps(_read("".join(run.text for run in alike), hand), caps)
        for (hand, caps), alike in groupby(runs, key=lambda run: (_hand(run.font), run.caps))
    )


def _as_caps(text: str, caps: bool) -> str:
    return text.upper() if caps else text


@lru_cache(maxsize=1024)
def _hand(font: str | None) -> Hand | None:
    name = _LOOK.sub("", _SUBSET.sub("", font or "").lower())
    if name.startswith(".vn"):
        # The fonts whose names end in H show small letters as capitals.
        return "tcvn3 capitals" if name.endswith("h") else "tcvn3"
    if name.startswith("vni"):
        return "vni"
    return "symbol" if name == "symbol" else "wingdings" if name == "wingdings" else None


def _read(text: str, hand: Hand | None) -> str:
    match hand:
        case "tcvn3":
            return from_tcvn3(text)
        case "tcvn3 capitals":
            return from_tcvn3(text).upper()
        case "vni":
            return from_vni(text)
        case "symbol" | "wingdings":
            return from_symbols(text, hand)
    return text
