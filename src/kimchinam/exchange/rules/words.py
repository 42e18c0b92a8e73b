"""Words of a cell, compared without accents but with their signs: the stroke of "quý III/2026" says something."""

import re
from unicodedata import combining, normalize

LONGEST = 500
"""Characters of a cell beyond which it tells a story: no day and no unit is looked for in it."""

_AT_MIDNIGHT = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2})[T\s]+0?0:00(?::00(?:\.0+)?)?")


def day_alone(text: str) -> str:
    """A cell that is one day, without the midnight that other programs write behind a day of which nobody gave the hour."""
    match = _AT_MIDNIGHT.fullmatch(text.strip())
    return match[1] if match else text


def word_key(text: str) -> str:
    """What cells that are answered for together share."""
    return plain(text)[:LONGEST]


def plain(text: str) -> str:
    """Lower case, no accents, đ as d, single spaces; signs stay."""
    bare = "".join(letter for letter in normalize("NFD", text.lower()) if not combining(letter))
    return " ".join(bare.replace("đ", "d").split())
