"""What recognition gets wrong in official papers, mended only where no correct reading is harmed.

`2O26` can only be 2026 and `3l/12` only 31/12. An `l)` stays: it is the item after k); so does `Ia`, which begins
names of places.
"""

from __future__ import annotations

import re

_LEAST_CONFIDENCE = 20.0
_LEAST_FOR_SIGNS = 60.0
# Signs that people write standing alone: dashes, bullets, quotes, what parts or compares figures.
_SIGNS_ALONE = frozenset("-–—+*•/:;,.…“”\"'=<>≥≤%&()")
# Lone accents count as letters in Unicode.
_HAS_LETTER_OR_DIGIT = re.compile(r"[^\W_\u02b0-\u02ff]")
# Figures with a letter among them that only looks like one: 2O26, l2/3/2026, 3l.
_FIGURES = re.compile(r"(?<![^\W_])(?=[\dlOo|]*\d)[\dlOo|]{2,4}(?![^\W_])")
_LOOKS_LIKE = str.maketrans({"l": "1", "|": "1", "O": "0", "o": "0"})
_FIRST_OF_LIST = re.compile(r"[l|]\.\Z")
# "II1/2026" is a quarter or a month in Roman figures.
_ROMAN = re.compile(r"\A(?=[I1l|]*I)[I1l|]{2,3}(?=[/-](?:19|20)\d\d)")
_BAR_FOR_L = re.compile(r"\A\|(?=[^\W\d_])")
# tesseract's sign for a hyphen that it doubts.
_DOUBTED_HYPHEN = "¬"
# What a speck beside a word is taken for; official papers quote with other signs.
_SPECKS = "'`"


def is_dirt(text: str, confidence: float) -> bool:
    """Whether a word is nothing that somebody wrote: hardly seen, or a sign that never stands alone."""
    if not text or confidence < _LEAST_CONFIDENCE:
        return True
    if _HAS_LETTER_OR_DIGIT.search(text):
        return False
    return confidence < _LEAST_FOR_SIGNS or not _SIGNS_ALONE.issuperset(text)


def mended(text: str, *, begins_line: bool) -> str:
    """The word with figures and doubted hyphens put right."""
    if begins_line and _FIRST_OF_LIST.match(text):
        return "1."
    text = _BAR_FOR_L.sub("l", text.strip(_SPECKS).rstrip(_DOUBTED_HYPHEN))
    text = _ROMAN.sub(lambda match: "I" * len(match.group()), text)
    return _FIGURES.sub(lambda match: match.group().translate(_LOOKS_LIKE), text)
