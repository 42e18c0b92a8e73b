"""Which rows of the gazetteer a name that was taken apart can mean, and how a row is called in a province."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from vanban.gazetteer.entries import OPEN, Entry, entries
from vanban.gazetteer.locating import Located, full_name
from vanban.gazetteer.units import name_key

_CITY_WORDS = (("thanh uy", "tinh uy"), ("thanh doan", "tinh doan"))
"""What committees and the Youth Union are called in a city of the centre, and in a province."""


def rows_named(way: Located, place: Entry | None) -> tuple[Entry, ...]:
    """Rows that bear the name, living or not; `place` is the province that is named or that the caller sits in."""
    if not way.head:
        return (way.province,) if way.province else ()
    head = way.head
    for city, province in _CITY_WORDS:
        if city in head:
            if not place or place.kind != "city":
                return ()  # of a town in some province: nothing here knows it
            head = head.replace(city, province)
    if way.level:
        return _index().get((head, way.level), ())
    closed = tuple(row for row in _index().get((head, "province"), ()) if not row.is_open)
    return _index().get((head, "centre"), ()) or closed


def needs_place(head: str) -> bool:
    """Whether the folded `head` is no name without a level or a place."""
    return any(row.is_open for level in ("province", "commune") for row in _index().get((head, level), ()))


@cache
def _index() -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    found: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for row in entries().values():
        for key in {name_key(name.removesuffix(OPEN)) for name in (row.name, *row.aliases)}:
            found[key, row.level] = (*found.get((key, row.level), ()), row)
    return found


def called_in(row: Entry, place: Entry | None) -> str:
    """The full name: "Sở Y tế tỉnh Lào Cai", "Thành ủy Hà Nội"; without a place "Sở Y tế", "Ủy ban nhân dân tỉnh"."""
    name = row.name.removesuffix(OPEN).strip()
    if row.kind in ("province", "city"):
        return full_name(row)
    if row.level != "province" or not place:
        return f"{name} tỉnh" if row.is_open else name
    if "Tỉnh ủy" in name or "Tỉnh đoàn" in name:
        own = name.replace("Tỉnh", "Thành") if place.kind == "city" else name
        return f"{own} {place.name}"
    return f"{name} {full_name(place)}"
