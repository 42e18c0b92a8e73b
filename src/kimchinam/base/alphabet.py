"""Names in the order of the Vietnamese alphabet; in that of a database Đ follows Z, and every tone is a letter of its own."""

from unicodedata import normalize

_PLACES = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"
"""From huyền to nặng; a syllable without a mark comes before all of them."""

Key = tuple[tuple[tuple[tuple[bool, int], ...], int], ...]
"""For each syllable the places of its letters, then that of its tone."""


def alphabetical(name: str) -> Key:
    """What to sort by: syllable by syllable, of equal letters the tone decides.

    >>> sorted(["Đỗ An", "Dương An", "Lệ An", "Lê Xuân", "Em"], key=alphabetical)
    ['Dương An', 'Đỗ An', 'Em', 'Lê Xuân', 'Lệ An']
    """
    return tuple(_syllable(syllable) for syllable in normalize("NFD", name.lower()).split())


def _syllable(marked: str) -> tuple[tuple[tuple[bool, int], ...], int]:
    """Of a syllable with its marks apart. What is no letter comes before the letters."""
    tone = max((_TONES.find(mark) + 1 for mark in marked), default=0)
    letters = normalize("NFC", "".join(mark for mark in marked if mark not in _TONES))
    return tuple((letter in _PLACES, _PLACES.get(letter, ord(letter))) for letter in letters), tone
