"""Signs of the fonts Symbol and Wingdings, which files keep as numbers: `≥` is number B3 of Symbol.

Word writes such a number into the private area of Unicode, where no reader of the text could tell what it meant.
"""

from __future__ import annotations

_PRIVATE, _MOST_OF_A_FONT = 0xF000, 0xFF
_FIRST = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SECOND = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑"
_SYMBOL = {
    number: sign for begin, signs in ((0x20, _FIRST), (0xA1, _SECOND)) for number, sign in enumerate(signs, begin)
}
# Of Wingdings only what stands in official papers: boxes to tick, ticks, bullets and arrows.
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xE8: "➔",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_TABLES = {
    name: str.maketrans({chr(_PRIVATE + number): sign for number, sign in signs.items()})
    for name, signs in _FONTS.items()
}


def from_symbols(text: str, font: str) -> str:
    """Numbers of the private area as the signs that the font `symbol` or `wingdings` shows; all else stays."""
    return text.translate(_TABLES[font])


def sign(number: int, font: str) -> str:
    """One sign by its number in a font, with or without the private area; "" when it is not known."""
    if number > _MOST_OF_A_FONT and number >> 8 != _PRIVATE >> 8:
        return chr(number)
    return _FONTS.get(font.lower(), {}).get(number & _MOST_OF_A_FONT, "")
