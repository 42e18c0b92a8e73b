"""Words of a cell, compared without accents but with their signs: the stroke of "quý III/2026" says something."""

from unicodedata import combining, normalize

LONGEST = 500
"""Characters of a cell beyond which it tells a story: no day and no unit is looked for in it."""


def word_key(text: str) -> str:
    """What cells that are answered for together share."""
    return plain(text)[:LONGEST]


def plain(text: str) -> str:
    """Lower case, no accents, đ as d, single spaces; signs stay."""
    bare = "".join(letter for letter in normalize("NFD", text.lower()) if not combining(letter))
    return " ".join(bare.replace("đ", "d").split())
