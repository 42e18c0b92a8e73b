"""Words of a cell, compared without accents but with their signs: the stroke of "quý III/2026" says something."""

from unicodedata import combining, normalize


def plain(text: str) -> str:
    """Lower case, no accents, đ as d, single spaces; signs stay."""
    bare = "".join(letter for letter in normalize("NFD", text.lower()) if not combining(letter))
    return " ".join(bare.replace("đ", "d").split())
