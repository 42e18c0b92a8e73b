"""Who a written name means on a day: first among the caller's own units, then in the built-in gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban.finding.naming import canonical_name, members
from vanban.gazetteer.entries import Entry, living
from vanban.gazetteer.heads import without_head
from vanban.gazetteer.locating import Located, Within, full_name, readings, within_place
from vanban.gazetteer.lookup import called_in, needs_place, rows_named
from vanban.gazetteer.units import Unit, UnitList, name_key
from vanban.model import Organisation

_LONGEST = 400
"""Characters of the longest name that is looked at."""
_MANY = frozenset(("district", "commune"))
"""Levels of which the gazetteer knows the kinds of bodies, and none of them by name."""

_LEVELS = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố)"
_EVERY = re.compile(
    rf"(?i:các (?P<only>sở)|(?P<heads>.+?) các (?P<levels>{_LEVELS}(?:(?:, | và ){_LEVELS})*))"
    r"(?i: (?:của|thuộc|trực thuộc|trên địa bàn) tỉnh)?"
)
_LIST = re.compile(r", | và ")


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name means on a day.

    One candidate is the answer; several mean that the words alone do not tell; none, with a `former` body, that it has
    ended and nobody is known to carry on its work. `members` are those of a group, `missing` the names in it that nobody bears.
    """

    written: str
    candidates: tuple[Unit, ...] = ()
    former: Unit | None = None
    """The body that bore the name until it ended; the candidates are then its successors."""
    listed: bool = False
    """Whether all candidates are of the caller's list; else ids are those of the gazetteer."""
    sources: tuple[str, ...] = ()
    """Papers behind what the gazetteer says; empty where the caller's list alone answered."""
    members: tuple[Match, ...] = ()
    missing: tuple[str, ...] = ()
    head: str | None = None
    """The title, where the name is that of the head of the body: "Giám đốc" of "Giám đốc Sở Tài chính"."""

    @property
    def unit(self) -> Unit | None:
        """The one body that is meant; None for several, for a group, and for one that ended without a successor."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def is_succession(self) -> bool:
        return self.former is not None and bool(self.candidates)


def resolve(
    name: str | Organisation, *, on: date, units: Sequence[Unit] = (), within: str | None = None
) -> Match | None:
    """The body that `name` means on the day `on`; None where nobody is known to bear it then.

    `units` are looked through first; give a `UnitList` when asking more than once, any other sequence is indexed at each
    call. `within` is the caller's place ("tỉnh Lào Cai", "phường Văn Phú, tỉnh Lào Cai"): "UBND tỉnh" is then the one of
    that province. Raises ValueError for a province that nobody knows, and for a list in which an id stands twice.

    >>> resolve("Bộ KH&ĐT", on=date(2024, 5, 1)).unit.name
    'Bộ Kế hoạch và Đầu tư'
    >>> after = resolve("Bộ KH&ĐT", on=date(2026, 5, 1))
    >>> after.unit.name, after.is_succession
    ('Bộ Tài chính', True)
    >>> ours = UnitList([Unit("7", "Sở Tài chính"), Unit("8", "UBND tỉnh Lào Cai"), Unit("9", "Sở Y tế")])
    >>> resolve("Sở Kế hoạch và Đầu tư tỉnh Yên Bái", on=date(2026, 5, 1), units=ours, within="Lào Cai").unit.id
    '7'
    >>> chief = resolve("Giám đốc Sở Y tế", on=date(2026, 5, 1), units=ours)
    >>> chief.unit.id, chief.head
    ('9', 'Giám đốc')
    >>> resolve("UBND tỉnh", on=date(2026, 5, 1), units=ours, within="Lào Cai").unit.id
    '8'
    >>> [one.unit.id for one in resolve("các Sở: Y tế, Tài chính", on=date(2026, 5, 1), units=ours).members]
    ['9', '7']
    >>> communes = UnitList([Unit("1", "UBND xã Suối Lạnh"), Unit("2", "UBND phường Đá Trắng"), Unit("3", "Sở Y tế")])
    >>> [one.unit.id for one in resolve("UBND các xã, phường", on=date(2026, 5, 1), units=communes).members]
    ['1', '2']
    >>> [unit.name for unit in resolve("Bộ TT&TT", on=date(2026, 5, 1)).candidates]
    ['Bộ Khoa học và Công nghệ', 'Bộ Văn hóa, Thể thao và Du lịch', 'Bộ Công an']
    >>> resolve("Sở Mây và Gió", on=date(2026, 5, 1)) is None
    True
    """
    written = name if isinstance(name, str) else name.surface
    if len(written) > _LONGEST:
        return None
    own = units if isinstance(units, UnitList) else UnitList(units)
    seeker = _Seeker(own, on, within_place(within))
    return seeker.answer(written)


@dataclass(frozen=True, slots=True)
class _Seeker:
    own: UnitList
    on: date
    within: Within

    def answer(self, written: str) -> Match | None:
        """A group, or one body; where the whole name is none, the body that its head stands for."""
        found = self.group(written) or self.one(written)
        named = None if found and (found.candidates or found.former or found.members) else without_head(written)
        meant = (self.group(named[1]) or self.one(named[1])) if named else None
        return replace(meant, written=written, head=named[0]) if meant and named else found

    def group(self, written: str) -> Match | None:
        names = members(written) or tuple(unit.name for unit in self._all_of(written))
        if not names:
            return None
        found = [(name, self.one(name)) for name in names]
        return Match(
            written,
            listed=all(match and match.listed for _, match in found),
            members=tuple(match for _, match in found if match),
            missing=tuple(name for name, match in found if not match),
        )

    def one(self, written: str) -> Match | None:
        ways = tuple(readings(written))
        mine = self._listed(written, ways)
        bearers = tuple(unit for unit in mine if unit.lives(self.on))
        # Who bears the name on that day is meant, not who carries on the work of an earlier bearer.
        alive = self._narrowed(bearers or self.own.living(mine, self.on))
        if alive:
            former = None if bearers else mine[0]
            return Match(written, alive, former, listed=True)
        ended = next((unit for unit in mine if unit.has_ended(self.on)), None)
        known = next(filter(None, (self._known(written, way) for way in ways)), None)
        return known or (Match(written, former=ended, listed=True) if ended else None)

    def _all_of(self, written: str) -> Iterator[Unit]:
        """ "UBND các xã, phường", "các sở": every such unit of the list that lives. "các sở, ban, ngành" says too little."""
        match = _EVERY.fullmatch(canonical_name(written))
        if not match:
            return
        heads = (match["only"],) if match["only"] else _LIST.split(match["heads"])
        for level in _LIST.split(match["levels"] or ""):
            for head in heads:
                found = self.own.beginning(name_key(f"{head} {level}"))
                yield from (unit for unit in found if unit.lives(self.on))

    # The caller's list

    def _listed(self, written: str, ways: Sequence[Located]) -> tuple[Unit, ...]:
        """Units of the list that bear the name: as written, else in the other ways to name the same body."""
        for key in self._keys(ways):
            if found := self.own.bearing(key, written=written):
                return found
        return ()

    def _keys(self, ways: Sequence[Located]) -> Iterator[str]:
        if ways:
            yield ways[0].head
        for way in ways:
            yield from self._other_keys(way)

    def _other_keys(self, way: Located) -> Iterator[str]:
        """ "Sở Y tế", "Sở Y tế tỉnh", "Sở Y tế tỉnh Lào Cai" are one body for who sits in that province."""
        own = self.within.province
        place = way.province or own
        if place and self._may_be_of(way, place):
            yield f"{way.head} {name_key(full_name(place))}"
            yield f"{way.head} {name_key(place.name)}"
            if place is own:
                yield f"{way.head} {'thanh pho' if place.kind == 'city' else 'tinh'}"
                if way.level and not needs_place(way.head):
                    yield way.head
        if way.level == "commune" and not way.local and self.within.local:
            yield f"{way.head} {self.within.local}"

    @staticmethod
    def _may_be_of(way: Located, province: Entry) -> bool:
        """ "UBND" alone may be of any place, and "UBND thành phố" is not that of a tỉnh."""
        if way.level is None:
            return not needs_place(way.head)
        return way.level == "province" and way.may_be_of(province)

    def _narrowed(self, found: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Of several those below the caller's place, if the list says what stands below it."""
        own = self.within.province
        if len(found) < 2 or not own:
            return found
        place = f" {name_key(full_name(own))} "
        near = tuple(
            unit for unit in found if any(place in f" {name_key(above.name)} " for above in self.own.above(unit))
        )
        return near or found

    # The gazetteer

    def _known(self, written: str, way: Located) -> Match | None:
        own = self.within.province
        place = way.province or (own if own and self._may_be_of(way, own) else None)
        if own and way.level == "province" and not place:
            return None
        rows = rows_named(way, place)
        bearers = [row for row in rows if row.lives(self.on)] or [row for row in rows if row.has_ended(self.on)]
        if not bearers:
            return None
        now = living(bearers, self.on)
        if any(row.level in _MANY for row in now):
            return None  # it lives, but which of the thousands it is only a caller's list can tell
        bodies = dict.fromkeys(self._body(row, at) for row in now for at in self._places(row, place))
        has_moved = way.province is not None and not way.province.lives(self.on)
        ended = has_moved or not bearers[0].lives(self.on)
        return Match(
            written,
            candidates=tuple(unit for unit, _ in bodies),
            former=Unit(bearers[0].id, canonical_name(written), valid_to=bearers[0].valid_to) if ended else None,
            listed=bool(bodies) and all(mine for _, mine in bodies),
            sources=_papers(*bearers, *((way.province,) if way.province and has_moved else ())),
        )

    def _places(self, row: Entry, place: Entry | None) -> tuple[Entry | None, ...]:
        """The provinces that are now what `place` was, if the row stands for a body of each province."""
        if row.level != "province" or row.kind in ("province", "city") or not place:
            return (None,)
        return living([place], self.on)

    def _body(self, row: Entry, place: Entry | None) -> tuple[Unit, bool]:
        """The unit of the list that this row is, with True; else one made of the row."""
        name = called_in(row, place)
        mine = self.own.living(self._listed(name, tuple(readings(name))), self.on)
        if len(mine) == 1:
            return mine[0], True
        ident = f"{row.id}@{place.id}" if place else row.id
        return Unit(ident, name, valid_from=row.valid_from, valid_to=row.valid_to), False


def _papers(*rows: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paper for row in rows for paper in row.sources))
