"""What the address of a list of tasks asks for: the page, its numbers and its file read it alike."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q

from kimchinam.accounts.models import User
from kimchinam.base.ids import id_in
from kimchinam.monitoring.queries.deciding import for_my_decision
from kimchinam.monitoring.queries.judging import to_judge
from kimchinam.monitoring.queries.narrowing import (
    falling_on,
    in_section,
    of_breakthrough,
    supported_by,
)
from kimchinam.monitoring.queries.open_papers import of_unknown_level
from kimchinam.monitoring.queries.reading import late_of, led_by_me
from kimchinam.monitoring.rules import Days
from kimchinam.monitoring.states import Lack
from kimchinam.programmes.queries import (
    Scope,
    kept_within,
    led_outside,
    led_within,
    named_like,
    of_value,
    scope_of,
    steps_of,
)
from kimchinam.programmes.states import GROUPS, KEEPING_STEPS, LATE_STEPS, Alarm, Product, Status, Step, TaskKind
from kimchinam.regulations.queries import product_kinds

ORDINARY = "ordinary"
"""How an address writes the kind of a task of which nobody has said anything else."""
LAST_FIRST = "last"
WITH_UNIT = "1"
"""What a form sends for `below`: with the units below `unit`."""
LATE_ALARMS = (Alarm.DEEP_RED, Alarm.RED)
"""Levels that something late can have, the worse first."""
KINDS = (*(kind for kind in TaskKind.values if kind), ORDINARY)
DATED_STEPS = tuple(step for step in Step if step not in (Step.CONDITION, Step.MISSING, Step.RECURRING))
"""Steps whose `sort_day` is a day on which something is due or was done."""
WITHOUT_EVIDENCE = tuple(step for step in Step if step < Step.CLOSED_LATE and step != Step.AWAITING)


@dataclass(frozen=True, slots=True)
class Filters:
    """Words that make no sense filter nothing. A field is called as the address calls it, but for `words` (`q`)."""

    status: str = ""
    """A status, or a group of `states.GROUPS`."""
    alarm: str = ""
    mine: bool = False
    """Led by the unit that the person acts for."""
    judge: bool = False
    """Waiting for this person's acceptance."""
    decide: bool = False
    """Late, and waiting for this person's word."""
    unclear: bool = False
    """Late, and stopped while nobody knows which level must decide."""
    words: str = ""
    programme: UUID | None = None
    section: UUID | None = None
    """With the sections below it."""
    unit: UUID | None = None
    """In the lead."""
    below: UUID | None = None
    """Led by this unit or one below it; an address may also say `unit=…&below=1`."""
    outside: UUID | None = None
    """Led by neither this unit nor one below it."""
    late: UUID | None = None
    """Late by this unit: in the lead or, where a deadline should have been set, the one that assigned."""
    supporting: UUID | None = None
    assigner: UUID | None = None
    kind: str = ""
    product: str = ""
    breakthrough: UUID | None = None
    due: Days | None = None
    """When the deadline is, or was, or the day of review."""
    day: Days | None = None
    """What falls on these days: late or to come by the day to keep, else the day it was handed in or closed."""
    lacks: str = ""
    sort: str = ""
    """LAST_FIRST: the same order from its end; no filter, but kept with them."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        keys = {name: id_in(query.get(name, "")) for name in _KEYS}
        words = {name: _word(query, name, among) for name, among in _AMONG.items()}
        words["product"] = _product(query.get("product", ""))
        flags = {name: bool(query.get(name)) for name in ("mine", "judge", "decide", "unclear")}
        days = {name: Days.read(query.get(name, "")) for name in ("due", "day")}
        if query.get("below") == WITH_UNIT:
            keys |= {"unit": None, "below": keys["unit"]}
        given: dict[str, Any] = {**keys, **words, **flags, **days}
        return cls(words=query.get("q", "").strip(), **given)

    def without(self, *names: str) -> "Filters":
        """These filters but for some; `q` is called `words`."""
        empty: dict[str, Any] = {one.name: one.default for one in fields(self) if one.name in names}
        return replace(self, **empty)

    @property
    def among_late(self) -> "Filters":
        """As a list shows what the page of late tasks shows under the same address."""
        left = replace(self.without("mine", "judge", "day", "sort"), status="late", unit=None, late=self.unit)
        if self.decide:
            return left.without("alarm", "late", "unclear")
        if self.unclear:
            return left.without("alarm", "late")
        return left if self.alarm in LATE_ALARMS else left.without("alarm")

    @property
    def given(self) -> Iterator[tuple[str, str]]:
        """(name in an address, value) of what is set, in the order of the fields."""
        for one in fields(self):
            if value := getattr(self, one.name):
                yield "q" if one.name == "words" else one.name, "1" if value is True else str(value)

    @property
    def query(self) -> str:
        """The same filters always give the same text."""
        return urlencode(list(self.given))

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.steps_at(self.status)

    def steps_at(self, status: str) -> tuple[Step, ...]:
        """Steps of a status or a group that the other filters leave."""
        left = set(WITHOUT_EVIDENCE if self.lacks == Lack.EVIDENCE else Step)
        left &= set(DATED_STEPS if self.day else Step)
        left &= set(LATE_STEPS if self.decide or self.unclear else Step)
        return tuple(step for step in steps_of(status, self.alarm) if step in left)

    def all_but_status(self, user: User, on: date) -> Scope:
        """Tasks that a person follows as these filters narrow them; what `steps` asks for is left to the reader."""
        scope = self._asked_of(user, on).narrowed(self._where(on)).of_facts(self._facts())
        if self.due:
            scope = replace(scope, kept=(self.due.first, self.due.last))
        if self.kind:
            scope = of_value(scope, "kind", TaskKind.ORDINARY if self.kind == ORDINARY else self.kind)
        if self.product:
            scope = of_value(scope, "product_kind", self.product)
        if self.supporting:
            scope = supported_by(scope, self.supporting, on)
        return named_like(scope, self.words, on)

    def shown(self, scope: Scope) -> Scope:
        """The scope as a page of `steps` reads it: where all of them stand in the order of the days asked for, an index
        finds these."""
        for days, among in ((self.due, KEEPING_STEPS), (self.day, DATED_STEPS)):
            if days and set(self.steps) <= set(among):
                scope = scope.narrowed(falling_on(days, self.steps))
        return scope

    def _asked_of(self, user: User, on: date) -> Scope:
        scope = led_by_me(user) if self.mine else scope_of(user)
        if self.decide:
            scope = scope.within(for_my_decision(user, on))
        return scope.within(to_judge(user, on)) if self.judge else scope

    def _where(self, on: date) -> Q:
        """What an index of `Span`, or of what points at its task, finds."""
        where = Q()
        if self.programme:
            where &= Q(programme=self.programme)
        if self.unit:
            where &= Q(lead=self.unit)
        if self.below:
            where &= led_within(self.below)
        if self.outside:
            where &= led_outside(self.outside)
        if self.late:
            where &= late_of(self.late)
        if self.unclear:
            where &= of_unknown_level(on)
        if self.assigner:
            where &= Q(assigner=self.assigner)
        if self.section:
            where &= in_section(self.section, on)
        if self.breakthrough:
            where &= of_breakthrough(self.breakthrough, on)
        return where & falling_on(self.day, DATED_STEPS) if self.day else where

    def _facts(self) -> Q:
        facts = Q()
        if self.due:
            facts &= kept_within(self.due.first, self.due.last)
        if self.lacks == Lack.DATE:
            facts &= Q(due_on=None, recurrence="", condition="", closed_on=None)
        if self.lacks == Lack.OWNER:
            facts &= Q(answers=None, closed_on=None)
        return facts


_KEYS = ("programme", "section", "unit", "below", "outside", "late", "supporting", "assigner", "breakthrough")
_AMONG: dict[str, Collection[str]] = {
    "status": (*Status.values, *GROUPS),
    "alarm": Alarm.values,
    "kind": KINDS,
    "lacks": Lack.values,
    "sort": (LAST_FIRST,),
}


def _product(code: str) -> str:
    """A kind that the rules name or once named."""
    return code if code in Product.values or (code and code in product_kinds()) else ""


def _word(query: Mapping[str, str], name: str, among: Collection[str]) -> str:
    word = query.get(name, "")
    return word if word in among else ""
