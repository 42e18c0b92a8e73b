"""Names of Vietnamese public bodies, from the lists in `names/`: one name a line, `#` for what the list holds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def _lines(file: str) -> Iterator[str]:
    listed = resources.files("vanban.finding").joinpath("names", file).read_text(encoding="utf-8")
    return (line for line in listed.splitlines() if line and not line.startswith("#"))


def _pairs(file: str) -> dict[str, str]:
    return dict(line.split("\t") for line in _lines(file))


FIELDS = tuple(_lines("fields.txt"))
"""What ministries (bộ) and departments of a province (sở) are named after."""

_SHORT = _pairs("field_abbreviations.tsv")
FIELD_ABBREVIATIONS = (
    {full.replace(" và ", dash): full for full in FIELDS if " và " in full for dash in (" - ", "-", " & ")}
    | {short.replace("&", " và "): full for short, full in _SHORT.items()}
    | _SHORT
)
"""Short forms and other spellings of a field ("KH&ĐT", "Kế hoạch - Đầu tư") → the field."""

NAME_ABBREVIATIONS = _pairs("name_abbreviations.tsv")
"""Short forms of names and of words in them ("UBND", "BTV", "TW") → the words."""

CENTRAL = tuple(_lines("central.txt"))
"""Bodies at the centre: the name alone is enough."""

OTHER_BODIES = tuple(_lines("others.txt"))
"""Further names that need nothing behind them."""

PARTY_ORGANS = tuple(_lines("organs.txt"))
"""Organs that stand before the name of a party committee ("Ban Tổ chức Tỉnh ủy")."""

LEVEL_BODIES = tuple(line.removeprefix("+ ") for line in _lines("level_bodies.txt"))
"""Bodies that exist at several levels: a level, a place or a group of places usually follows."""

NEEDS_LEVEL = frozenset(line.removeprefix("+ ").lower() for line in _lines("level_bodies.txt") if line.startswith("+"))
"""Those of them whose bare name, here in lower case, is a common word and so no body."""

CAPITAL_HEADS = tuple(_lines("heads.txt"))
"""Heads of proper names: a body only with a capitalised word behind them."""

NAME_SYLLABLES = frozenset(" ".join(_lines("syllables.txt")).split())
"""Lower-case syllables that go on a proper name ("Trung tâm Phục vụ hành chính công")."""

NAME_PHRASES = tuple(_lines("phrases.txt"))
"""Words of several syllables that go on a proper name where one of their syllables would not."""

CLAUSE_VERBS = tuple(_lines("clause_verbs.txt"))
"""Verbs that end a proper name, though their first syllable may be part of one."""

LAWS = tuple(_lines("laws.txt"))
"""Names of laws, codes and ordinances, without the kind word."""

DEEDS = tuple(_lines("deeds.txt"))
"""Verbs that end a name which has come to a place or a brand; inside other names they are usual."""
