"""The left side of the desk: the provisions with their counts, and what has to be looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.base.folding import fold
from kimchinam.documents.models import Occurrence
from kimchinam.documents.queries.paper import anchor_of
from kimchinam.extraction.views.cards import SHOWN_DEPTH, Card

NAMELESS = frozenset({"bullet", "lead", "văn bản"})


@dataclass(slots=True)
class Row:
    """A line of the outline. `first` is the number of its first candidate, 0 when it has none."""

    label: str
    title: str
    anchor: str
    depth: int
    count: int = 0
    judged: int = 0
    first: int = 0

    @property
    def done(self) -> bool:
        return 0 < self.count == self.judged


def outline(occurrences: Sequence[Occurrence], cards: Iterable[Card]) -> list[Row]:
    """Top provisions and those directly below them, each with the candidates in it and below it. Linear."""
    rows, holders = _rows(occurrences)
    before = Row(_("Ngoài các điều khoản"), "", "paper", 0)
    for card in cards:
        held = holders.get(card.candidate.occurrence_id) if card.candidate.occurrence_id else None
        for row in held or (before,):
            row.count += 1
            row.judged += card.decision is not None
            row.first = row.first or card.number
    return [before, *rows] if before.count else rows


def _rows(occurrences: Sequence[Occurrence]) -> tuple[list[Row], dict[UUID, tuple[Row, ...]]]:
    """The shown rows, and for every provision the rows that count what is in it."""
    rows: list[Row] = []
    above: list[Row] = []
    holders: dict[UUID, tuple[Row, ...]] = {}
    for one in occurrences:
        if one.depth <= SHOWN_DEPTH:
            del above[one.depth :]
            above.append(Row(one.label, one.title, anchor_of(one), one.depth))
            rows.append(above[-1])
        holders[one.pk] = tuple(above)
    return rows, holders


def paths(occurrences: Sequence[Occurrence]) -> dict[UUID, str]:
    """How people cite each provision: `II.3.b`, `Điều 5.2.a`; bullets are cited by what holds them."""
    cited: dict[UUID, str] = {}
    above: list[Occurrence] = []
    for one in occurrences:
        del above[one.depth :]
        above.append(one)
        cited[one.pk] = _cited(above)
    return cited


def _cited(path: Sequence[Occurrence]) -> str:
    named = [one for one in path if one.kind not in NAMELESS]
    article = next((index for index, one in enumerate(named) if one.kind == "điều"), 0)
    labels: list[str] = []
    for one in named[article:]:
        # "1.1" already says the "1" above it.
        if labels and one.label.startswith(f"{labels[-1]}."):
            labels.pop()
        labels.append(one.label)
    return ".".join(labels)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cards a page shows. `code` stands in the URL."""

    code: str
    label: str
    count: int
    current: bool
    url: str


ALL = ""
_LABELS = {
    "mau-thuan": gettext_lazy("Hai số khác nhau"),
    "thieu-thoi-han": gettext_lazy("Thiếu thời hạn"),
    "khong-ro-don-vi": gettext_lazy("Không rõ đơn vị"),
    "chua-duyet": gettext_lazy("Chưa duyệt"),
}


def chosen(cards: Sequence[Card], code: str) -> list[Card]:
    """The cards of a filter; all of them when the code is not known."""
    picked = _numbers(cards).get(code)
    return [card for card in cards if card.number in picked] if picked is not None else list(cards)


def filters(cards: Sequence[Card], *, current: str, url: str) -> list[Filter]:
    """Every filter with its true count, and first the way back to all when one is chosen."""
    found = [
        Filter(code, str(_LABELS[code]), len(numbers), code == current, f"{url}?loc={code}")
        for code, numbers in _numbers(cards).items()
    ]
    return [Filter(ALL, _("Tất cả"), len(cards), False, url), *found] if current in _LABELS else found


def _numbers(cards: Sequence[Card]) -> Mapping[str, frozenset[int]]:
    def where(test: Callable[[Card], bool]) -> frozenset[int]:
        return frozenset(card.number for card in cards if test(card))

    return {
        "mau-thuan": frozenset(_contradicting(cards)),
        "thieu-thoi-han": where(lambda card: "due" in card.lacks),
        "khong-ro-don-vi": where(lambda card: "lead" in card.lacks),
        "chua-duyet": where(lambda card: card.decision is None),
    }


def _contradicting(cards: Iterable[Card]) -> Iterator[int]:
    """Targets that speak of the same thing in the same unit for the same day with different figures."""
    said: dict[tuple[str, str, str], list[Card]] = {}
    for card in cards:
        if card.is_target and not card.gone:
            said.setdefault((fold(card.item.text), card.item.unit, card.item.by), []).append(card)
    for group in said.values():
        if len({card.item.value for card in group}) > 1:
            yield from (card.number for card in group)
