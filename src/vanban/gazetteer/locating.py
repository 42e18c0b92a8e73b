"""A written name taken apart: what kind of body it is, and of which level or place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from vanban.gazetteer.entries import Entry, entries
from vanban.gazetteer.units import name_key

_LEVEL_WORDS: Mapping[str, tuple[str, ...]] = {
    "tinh": ("province",),
    "cap tinh": ("province",),
    "thanh pho": ("province", "district"),
    "huyen": ("district",),
    "quan": ("district",),
    "thi xa": ("district",),
    "xa": ("commune",),
    "phuong": ("commune",),
    "thi tran": ("commune",),
    "dac khu": ("commune",),
}
_LONGEST = 40
"""Syllables of the longest name that is looked at."""


@dataclass(frozen=True, slots=True)
class Located:
    """`head`, `word` and `local` are folded: the body, the word of its level, the name of a place below the province."""

    head: str
    level: str | None = None
    word: str = ""
    province: Entry | None = None
    local: str = ""

    def may_be_of(self, province: Entry) -> bool:
        """Whether the word of the level, if there is one, is that of `province`: "thành phố" is not said of a tỉnh."""
        return not self.word or self.word in _words_of(province)


@dataclass(frozen=True, slots=True)
class Within:
    """Where the caller sits: the province, and the folded name of the commune with its level word, if it is one."""

    province: Entry | None = None
    local: str = ""


def readings(name: str) -> Iterator[Located]:
    """Every way to take `name` apart; the whole name comes first."""
    words = name_key(name).split()
    if not words or len(words) > _LONGEST:
        return
    yield Located(" ".join(words))
    yield from _of_a_province(words)
    yield from _of_a_level(words)


def _of_a_province(words: list[str]) -> Iterator[Located]:
    for length in range(min(5, len(words)), 0, -1):
        for province in provinces().get(" ".join(words[-length:]), ()):
            before = words[:-length]
            word, size = _level_word_at_end(before)
            way = Located(" ".join(before[: len(before) - size]), "province", word, province)
            if way.may_be_of(province):  # "thành phố Yên Bái" is no province
                yield way


def _of_a_level(words: list[str]) -> Iterator[Located]:
    word, size = _level_word_at_end(words)
    for level in _LEVEL_WORDS.get(word, ()):
        yield Located(" ".join(words[: len(words) - size]), level, word)
    for at in range(1, len(words) - 1):
        for size in (2, 1):
            word = " ".join(words[at : at + size])
            for level in _LEVEL_WORDS.get(word, ()):
                if level != "province" and at + size < len(words):
                    yield Located(" ".join(words[:at]), level, word, local=" ".join(words[at:]))


def _level_word_at_end(words: list[str]) -> tuple[str, int]:
    for size in (2, 1):
        if (word := " ".join(words[-size:])) in _LEVEL_WORDS and len(words) >= size:
            return word, size
    return "", 0


def _words_of(province: Entry) -> tuple[str, ...]:
    return ("thanh pho",) if province.kind == "city" else ("tinh", "cap tinh")


def full_name(province: Entry) -> str:
    """ "tỉnh Lào Cai", "thành phố Huế"."""
    return f"{'thành phố' if province.kind == 'city' else 'tỉnh'} {province.name}"


@cache
def provinces() -> Mapping[str, tuple[Entry, ...]]:
    """Folded name of a province → the rows that bear it."""
    found: dict[str, tuple[Entry, ...]] = {}
    for row in entries().values():
        if row.kind in ("province", "city"):
            for key in {name_key(name) for name in (row.name, *row.aliases)}:
                found[key] = (*found.get(key, ()), row)
    return found


_RULING: Mapping[str, str] = {"tinh uy": "province", "thanh uy": "city"}
"""Heads of bodies that rule a province, and the kind of it."""


def province_of(name: str) -> str | None:
    """The province whose name a ruling body bears, as `resolve` takes it for `within`; None where the name tells of none.

    >>> province_of("Tỉnh ủy Lào Cai"), province_of("UBND thành phố Huế"), province_of("Đảng ủy xã Lào Cai")
    ('tỉnh Lào Cai', 'thành phố Huế', None)
    """
    for way in readings(name):
        if way.province and (way.word or way.province.kind == _RULING.get(way.head)):
            return full_name(way.province)
    return None


@lru_cache(maxsize=256)
def within_place(place: str | None) -> Within:
    """Reads "Lào Cai", "tỉnh Lào Cai", "phường Văn Phú, tỉnh Lào Cai". Raises ValueError for a province that nobody knows."""
    if not place:
        return Within()
    local, _, last = place.rpartition(",")
    found = [reading.province for reading in readings(last) if reading.province and not reading.head]
    if not found:
        raise ValueError(f"no province is called {last.strip()!r}")
    return Within(found[0], name_key(local))
