"""Everything the review desk shows, gathered with a constant number of SQL queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from statistics import median
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.base.clock import now
from kimchinam.documents.models import Occurrence, Version
from kimchinam.documents.queries.left_out import LeftOut, left_out_of
from kimchinam.documents.queries.paper import ORG, TASK, TIME, Mark, Piece, lay_out
from kimchinam.extraction.models import Candidate, NoTask, Run
from kimchinam.extraction.queries import Coverage, candidates_of, cover, leaves, no_tasks, root_of, with_task
from kimchinam.extraction.rules import can_review
from kimchinam.extraction.views.cards import Card, Places
from kimchinam.extraction.views.outline import Filter, Row, chosen, filters, outline, paths

LONGEST_THOUGHT = timedelta(minutes=5)
"""A longer pause between two decisions is a coffee, not a pace."""
FEWEST_DECISIONS = 3
"""Before that nobody's pace is known, and no time is promised."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A smallest provision and whether it is covered: by a task, by somebody's word, or not."""

    occurrence: Occurrence
    path: str
    taken: bool
    no_task: NoTask | None
    proposed: bool
    """A candidate stands in it, so that the question whether it needs a task can wait."""

    @property
    def anchor(self) -> str:
        return f"leaf-{self.occurrence.order}"

    @property
    def quiet(self) -> bool:
        """Nothing is asked and nothing said: it has a task, or something that waits to become one."""
        return self.taken or (self.proposed and self.no_task is None)

    @property
    def question(self) -> str:
        return _("%(path)s · không cần nhiệm vụ") % {"path": self.path}


@dataclass(eq=False)
class Desk:
    """One run as one person sees it. Six SQL queries, on first use of each part, for any number of candidates."""

    run: Run
    user: User
    code: str = ""
    """Filter of the cards."""
    at: UUID | None = None
    """Candidate in hand."""
    refusals: dict[UUID, str] = field(default_factory=dict)
    known: str = field(default_factory=lambda: now().isoformat())
    """Up to which moment it shows everything."""

    @property
    def version(self) -> Version:
        return self.run.version

    @property
    def url(self) -> str:
        return reverse("extraction:review", args=[self.run.version_id])

    @property
    def items_url(self) -> str:
        """What the addresses of all cards begin with; a card's key and a verb follow."""
        return reverse("extraction:card", args=[self.run.pk]).removesuffix(f"{self.run.pk}/")

    @property
    def link(self) -> str:
        """Leads to a card of this page when its key is added."""
        return f"{self.url}?loc={self.code}&at=" if self.code else f"{self.url}?at="

    @cached_property
    def may_review(self) -> bool:
        return can_review(self.user, self.version)

    @cached_property
    def left_out(self) -> LeftOut:
        """What no card can stand for: it was not read."""
        return left_out_of(self.version.text)

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        return list(self.version.occurrences.all())

    @cached_property
    def paths(self) -> dict[UUID, str]:
        return paths(self.occurrences)

    @cached_property
    def cards(self) -> list[Card]:
        """All cards in order of the text."""
        places = Places(self.occurrences, self.paths, self.version.text.layout.get("blocks", ()))
        cards = {candidate.pk: self._card(candidate, places) for candidate in candidates_of(self.run)}
        into = {card.pk: card.decision.into_id for card in cards.values() if card.decision and card.decision.into_id}
        for pk in into:
            cards[pk].root = cards[root_of(pk, into)]
        return list(cards.values())

    def _card(self, candidate: Candidate, places: Places) -> Card:
        decision = candidate.decided[0] if candidate.decided else None  # type: ignore[attr-defined]
        return Card(candidate, decision, places.of(candidate), refusal=self.refusals.get(candidate.pk, ""))

    @cached_property
    def shown(self) -> list[Card]:
        """The cards of the filter, one of them focused: the one asked for, else the first undecided, else the first."""
        shown = chosen(self.cards, self.code)
        asked = (card for card in shown if card.pk == self.at)
        waiting = (card for card in shown if card.decision is None)
        focused = next(asked, None) or next(waiting, None) or next(iter(shown), None)
        if focused:
            focused.focused = True
        return shown

    def card_of(self, pk: UUID) -> Card:
        return next(card for card in self.cards if card.pk == pk)

    def family(self, pk: UUID, *, also: Iterable[UUID] = ()) -> list[Card]:
        """A card, then every other that shows something else when it is judged: those merged together, and `also`."""
        asked = self.card_of(pk)
        kin = self.touched_by({asked.pk, asked.root.pk if asked.root else asked.pk, *also})
        return [asked, *(card for card in kin if card is not asked)]

    def touched_by(self, keys: Collection[UUID]) -> list[Card]:
        """The cards of these candidates and those merged into them."""
        return [card for card in self.cards if card.pk in keys or (card.root and card.root.pk in keys)]

    def leaves_of(self, cards: Iterable[Card]) -> list[Leaf]:
        places = dict.fromkeys(card.candidate.occurrence_id for card in cards)
        return [self.leaves[place] for place in places if place in self.leaves]

    def next_undecided(self, pk: UUID) -> Card | None:
        """After the candidate, else from the top."""
        place = next(index for index, card in enumerate(self.cards) if card.pk == pk)
        around = (*self.cards[place + 1 :], *self.cards[:place])
        return next((card for card in around if card.decision is None), None)

    @property
    def total(self) -> int:
        return len(self.cards)

    @property
    def judged(self) -> int:
        return sum(card.decision is not None for card in self.cards)

    @property
    def left(self) -> int:
        return self.total - self.judged

    @property
    def minutes_left(self) -> int | None:
        """At the person's own pace in this run; None while it is not known or nothing is left."""
        times = sorted(card.decision.at for card in self.cards if card.decision and card.decision.by_id == self.user.pk)
        pauses = [after - before for before, after in pairwise(times)]
        steps = [pause for pause in pauses if pause <= LONGEST_THOUGHT]
        if not self.left or len(steps) < FEWEST_DECISIONS:
            return None
        return max(1, round(self.left * median(step / timedelta(minutes=1) for step in steps)))

    @cached_property
    def outline(self) -> list[Row]:
        return outline(self.occurrences, self.cards)

    @property
    def filters(self) -> list[Filter]:
        return filters(self.cards, current=self.code, url=self.url)

    @property
    def filter(self) -> Filter | None:
        """By which the cards are chosen; None when all are shown."""
        return next((one for one in self.filters if one.code and one.current), None)

    @cached_property
    def _taken(self) -> set[UUID]:
        return with_task(self.run)

    @cached_property
    def _no_tasks(self) -> dict[UUID, NoTask]:
        return no_tasks(self.version)

    @property
    def coverage(self) -> Coverage:
        return cover(self.occurrences, self._taken, self._no_tasks)

    @cached_property
    def leaves(self) -> dict[UUID, Leaf]:
        """By occurrence."""
        proposed = {card.candidate.occurrence_id for card in self.cards if not (card.root or card).gone}
        return {
            one.pk: Leaf(
                one,
                self.paths[one.pk],
                taken=one.pk in self._taken,
                no_task=self._no_tasks.get(one.provision_id),
                proposed=one.pk in proposed,
            )
            for one in leaves(self.occurrences)
        }

    @property
    def paper(self) -> list[tuple[Piece, list[Leaf]]]:
        """The text piece by piece, each with the smallest provisions that end in it."""
        pieces = lay_out(self.version.text, occurrences=self.occurrences, marks=marks_of(self.run, self.cards))
        return [(piece, [self.leaves[one.pk] for one in piece.ends if one.pk in self.leaves]) for piece in pieces]


def marks_of(run: Run, cards: Sequence[Card]) -> Iterator[Mark]:
    """Bodies and times that the machine saw, and the passage of every candidate."""
    for start, end in run.marks.get("organisations", ()):
        yield Mark(start, end, ORG)
    for start, end in run.marks.get("deadlines", ()):
        yield Mark(start, end, TIME)
    for card in cards:
        yield Mark(card.candidate.start, card.candidate.end, TASK, card.number)
