"""A candidate as its card shows it: what is known in words, what is missing asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any, NamedTuple
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kimchinam.documents.models import Occurrence
from kimchinam.documents.queries.paper import anchor_of
from kimchinam.extraction.forms import RefusalForm
from kimchinam.extraction.models import Body, Candidate, Decision, Item
from kimchinam.extraction.queries import joined
from kimchinam.extraction.states import TAKEN, Kind, Recurrence
from kimchinam.extraction.views.wording import amount_words, day_words
from kimchinam.ui.templatetags.ui import vnperiod

MISSING, STRONG, NOTE, GROUP = "missing", "strong", "note", "badge soft"
MORE = ' class="more"'
"""Hidden while the card is not in hand."""
SHOWN_DEPTH = 1
"""Provisions deeper than this have no line of their own in the outline; they count in the one above them."""


class Words(NamedTuple):
    """A few words of a fact and how they look."""

    text: str
    look: str = ""
    url: str = ""

    @property
    def html(self) -> str:
        if self.url:
            return f'<a href="{escape(self.url)}">{escape(self.text)}</a>'
        return f'<span class="{self.look}">{escape(self.text)}</span>' if self.look else escape(self.text)


class Fact(NamedTuple):
    label: str
    words: tuple[Words, ...]
    key: bool = False
    """Shown on a card that is not in hand, too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text a candidate stands."""

    path: str
    anchor: str
    row: str
    """Anchor of the line of the outline that holds it."""
    page: int | None


@dataclass(eq=False)
class Card:
    """One candidate with its standing decision. `item` is what was decided, or what waits for a judgement."""

    candidate: Candidate
    decision: Decision | None
    place: Place | None
    focused: bool = False
    form: Form | None = None
    refusal: str = ""
    """Why the last attempt on this card was refused."""
    root: Card | None = None
    """The card into which this one was merged, directly or through others."""

    @cached_property
    def item(self) -> Item:
        return self.decision.item if self.decision else joined(self.candidate, self.gathered)

    @property
    def gathered(self) -> list[Decision]:
        """The decisions that merged other items into this one."""
        return self.candidate.gathered  # type: ignore[attr-defined, no-any-return]

    @property
    def seen(self) -> str:
        """What a judgement of this card says that the person saw."""
        return " ".join(str(merge.pk) for merge in self.gathered)

    @property
    def number(self) -> int:
        return self.candidate.sequence

    @property
    def pk(self) -> UUID:
        return self.candidate.pk

    # Texts, because a template localises every number that it is given, and here are thousands.

    @property
    def anchor(self) -> str:
        return f"c-{self.number}"

    @property
    def row(self) -> str:
        return self.place.row if self.place else ""

    @property
    def key(self) -> str:
        return str(self.pk)

    @property
    def is_target(self) -> bool:
        return self.candidate.kind == Kind.TARGET

    @property
    def taken(self) -> bool:
        return self.decision is not None and self.decision.judgement in TAKEN

    @property
    def gone(self) -> bool:
        """Refused or merged: nothing is asked of it any more."""
        return self.decision is not None and self.decision.judgement not in TAKEN

    @property
    def look(self) -> str:
        decided = "" if self.decision is None else " done gone" if self.gone else " done"
        return f"card item{' target' if self.is_target else ''}{' chosen' if self.focused else ''}{decided}"

    @property
    def title(self) -> str:
        title = _("Chỉ tiêu: %(subject)s") % {"subject": self.item.text} if self.is_target else self.item.text
        return f"✓ {title}" if self.taken else title

    @property
    def verdict(self) -> str:
        """What was decided, by whom: stands at the head of a decided card."""
        if self.decision is None:
            return ""
        verdict = f"{self.decision.get_judgement_display()} · {self.decision.by.full_name}"
        return " · ".join([verdict, *filter(None, (self.decision.reason, self._whither))])

    @property
    def _whither(self) -> str:
        """Where the words of a merged item went."""
        if self.root is None:
            return ""
        place = _("vào “%(name)s”") % {"name": Truncator(self.root.candidate.item.text).words(12)}
        return _("%(place)s, mục ấy đã bỏ") % {"place": place} if self.root.gone else place

    @property
    def facts(self) -> list[Fact]:
        facts = target_facts(self.item) if self.is_target else task_facts(self.item)
        place = Fact(_("Thực hiện"), (Words(self.place.path, url=f"#{self.place.anchor}"),)) if self.place else None
        return [fact for fact in (*facts, place) if fact and fact.words]

    @property
    def why(self) -> str:
        """Which pattern found it, and on which page of the file."""
        why = self.candidate.why.sentence(get_language() or "vi")
        if self.candidate.kind == Kind.ADDED:
            why = _("người duyệt chọn từ nguyên văn")
        why = _("Vì sao: %(why)s") % {"why": why} if why else ""
        page = _("trang %(page)d") % {"page": self.place.page} if self.place and self.place.page else ""
        return ", ".join(part for part in (why, page) if part)

    @property
    def is_refusal(self) -> bool:
        return isinstance(self.form, RefusalForm)

    @property
    def form_url(self) -> str:
        return reverse("extraction:refuse" if self.is_refusal else "extraction:edit", args=[self.pk])

    @property
    def leave_url(self) -> str:
        return reverse("extraction:card", args=[self.pk])

    @property
    def facts_html(self) -> SafeString:
        """Written here and not in a template: a desk shows thousands of facts and must open at once."""
        lines = (
            f"<div{'' if fact.key else MORE}><dt>{escape(fact.label)}</dt>"
            f"<dd>{' '.join(words.html for words in fact.words)}</dd></div>"
            for fact in self.facts
        )
        return mark_safe("".join(lines))  # every word went through escape

    @property
    def lacks(self) -> tuple[str, ...]:
        return () if self.is_target or self.gone else self.item.missing

    @property
    def lacking(self) -> str:
        """An item may be taken with gaps; a programme with gaps is not issued. Empty when it has none."""
        names = {"lead": _("một đơn vị chủ trì trong danh sách"), "due": _("thời hạn")}
        gaps = _(" và ").join(names[gap] for gap in self.lacks)
        if not gaps:
            return ""
        if self.decision:
            return _("Còn thiếu %(gaps)s: phải bổ sung trước khi ban hành.") % {"gaps": gaps}
        return _("Còn thiếu %(gaps)s: nhận được, phải bổ sung trước khi ban hành.") % {"gaps": gaps}


@dataclass(frozen=True, kw_only=True)
class NewItem:
    """The form of a passage that was marked on the paper, where a card would stand. Nothing is kept until it is saved."""

    form: Form
    form_url: str
    leave_url: str


def task_facts(item: Item) -> Iterator[Fact]:
    yield Fact(_("Chủ trì"), tuple(_lead(item)), key=True)
    yield Fact(_("Phối hợp"), tuple(_bodies(item.supporting, look="")))
    yield Fact(_("Sản phẩm"), _plain(item.product), key=True)
    yield Fact(_("Cấp nhận"), _plain(item.receiver))
    yield Fact(_("Thời hạn"), tuple(_deadline(item)), key=True)


def target_facts(item: Item) -> Iterator[Fact]:
    yield Fact(_("Mức"), (Words(amount_words(item), STRONG),), key=True)
    by = Words(vnperiod(item.by), STRONG) if item.by else Words(_("không rõ năm"), MISSING)
    yield Fact(_("Đến"), (by,), key=True)


def _plain(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()


def _lead(item: Item) -> Iterator[Words]:
    if not item.lead:
        yield Words(_("Không rõ đơn vị"), MISSING)
        return
    yield from _bodies(item.lead, look=STRONG)
    if len(item.lead) > 1:
        yield Words(_("nguyên văn nêu nhiều đơn vị"), MISSING)


def _bodies(bodies: Sequence[Body], *, look: str) -> Iterator[Words]:
    for number, body in enumerate(bodies, start=1):
        parting = "" if number == len(bodies) else " ·"
        if body.successor:
            yield Words(body.name, look)
            yield Words(_("nay là %(unit)s") % {"unit": body.successor} + parting, NOTE)
        else:
            yield Words(body.name + parting, look)
        if body.collective:
            yield Words(_("nhóm"), GROUP)
        elif not body.organisation:
            yield Words(_("chưa có trong danh sách đơn vị"), MISSING)


def _deadline(item: Item) -> Iterator[Words]:
    if item.due_on:
        yield Words(day_words(item.due_on), STRONG)
    elif item.recurrence:
        yield Words(Recurrence.words(item.recurrence), STRONG)
    elif item.condition:
        yield Words(_("khi có điều kiện: %(condition)s") % {"condition": item.condition}, STRONG)
    elif not item.review_on:
        yield Words(_("Không rõ thời hạn"), MISSING)
    if item.due_words and item.due_words != item.condition:
        yield Words(f"“{item.due_words}”", NOTE)
    if item.review_on:
        yield Words(_("rà soát %(day)s") % {"day": day_words(item.review_on)}, NOTE)


class Places:
    """Finds the place of a candidate without asking the database again."""

    def __init__(
        self, occurrences: Sequence[Occurrence], paths: Mapping[UUID, str], blocks: Sequence[Sequence[Any]]
    ) -> None:
        self._places: dict[UUID | None, tuple[str, str, str]] = {}
        row = ""
        for one in occurrences:
            row = anchor_of(one) if one.depth <= SHOWN_DEPTH else row
            self._places[one.pk] = (paths[one.pk], anchor_of(one), row)
        self._starts = [block[0] for block in blocks]
        self._pages = [block[4] for block in blocks]

    def of(self, candidate: Candidate) -> Place | None:
        """None for what stands before the first provision."""
        if candidate.occurrence_id not in self._places:
            return None
        path, anchor, row = self._places[candidate.occurrence_id]
        return Place(path, anchor, row, self._page(candidate.start))

    def _page(self, offset: int) -> int | None:
        block = bisect_right(self._starts, offset) - 1
        return self._pages[block] if block >= 0 else None
