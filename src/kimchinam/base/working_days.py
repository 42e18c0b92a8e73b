"""The working calendar: the rules that `vanban` knows and those of the office. Where nothing is decided, nothing is guessed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from vanban.calendar import Calendar, Rule, UnknownDayError, vietnam
from vanban.calendar.rules import Kind as RuleKind

__all__ = [
    "Calendar",
    "DayKind",
    "DayOfYear",
    "Rule",
    "RuleKind",
    "Undecided",
    "WorkingDay",
    "after",
    "built_in",
    "calendar",
    "day_of",
    "is_worked_on",
    "kind_of",
    "year",
]

_DAY = timedelta(days=1)
_SATURDAY = 5
"""As `date.weekday` counts."""


class DayKind(StrEnum):
    WORKING = "working"
    OFF = "off"
    WEEKEND = "weekend"
    """The weekly rest, and nothing else."""
    MADE_UP = "made_up"
    """A day of the weekly rest that is worked on, to make up for a day off."""
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """One day as the calendar tells it. `assumed`: the law alone says so; `rule`: what makes it no plain working day."""

    day: date
    kind: DayKind
    assumed: bool
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A day that was counted to. `assumed`: a decision to come may still move it ("tạm tính")."""

    day: date
    assumed: bool


@dataclass(frozen=True, slots=True)
class Undecided:
    """The count met a day of which nobody has said whether it is worked on."""

    day: date


def built_in() -> tuple[Rule, ...]:
    """The rules that come with this version, each with its source."""
    return vietnam().rules


def calendar(office: Iterable[Rule] = ()) -> Calendar:
    """The built-in rules with those of an office, which go before them: it has the newer decision at hand.

    A rule that makes days off or working ones decides about these days. Its days off are the whole stretch that the notice
    names, weekends and days in lieu included: none is added to it.
    """
    own = tuple(office)
    stretches = [rule for rule in own if rule.kind == "off"]
    kept = (part for rule in built_in() for part in _beside(rule, stretches))
    return Calendar([*kept, *own, *(replace(rule, kind="decided") for rule in own if rule.kind in ("off", "working"))])


def _beside(rule: Rule, stretches: Iterable[Rule]) -> list[Rule]:
    """What is left of a rule beside the stretches of days off: no day is made up for in them, none given in lieu of theirs."""
    parts = [rule]
    if rule.kind in ("working", "in_lieu"):
        for stretch in stretches:
            parts = [left for part in parts for left in _cut(part, stretch) if left.start <= left.end]
    return parts


def _cut(rule: Rule, stretch: Rule) -> tuple[Rule, ...]:
    if stretch.end < rule.start or rule.end < stretch.start:
        return (rule,)
    after_it = (replace(rule, start=stretch.end + _DAY),) if stretch.end < rule.end else ()
    return (replace(rule, end=stretch.start - _DAY), *after_it)


def after(days: Calendar, day: date, count: int) -> WorkingDay | Undecided:
    """The `count`-th working day after `day`, not counted itself; before it if `count` is negative."""
    try:
        reached = days.after(day, count)
    except UnknownDayError as unknown:
        return Undecided(unknown.day)
    first, last = min(day, reached), max(day, reached)
    counted = (first + number * _DAY for number in range((last - first).days + 1))
    return WorkingDay(reached, assumed=any(days.assumes(one) for one in counted if one != day))


def year(days: Calendar, number: int) -> Iterator[DayOfYear]:
    """Every day of a year, in order."""
    day = date(number, 1, 1)
    while day.year == number:
        yield day_of(days, day)
        day += _DAY


def is_worked_on(days: Calendar, day: date) -> bool:
    """Whether people are at their desks: on working days and, while nothing is decided, on every day but the weekend."""
    kind = kind_of(days, day)
    if kind == DayKind.UNDECIDED:
        return day.weekday() < _SATURDAY
    return kind in (DayKind.WORKING, DayKind.MADE_UP)


def kind_of(days: Calendar, day: date) -> DayKind:
    return day_of(days, day).kind


def day_of(days: Calendar, day: date) -> DayOfYear:
    """What the calendar says of one day."""
    try:
        rule = days.rule_of(day)
    except UnknownDayError:
        return DayOfYear(day, DayKind.UNDECIDED, assumed=False, rule=_open_rule(days, day))
    return DayOfYear(day, _kind(rule), assumed=days.assumes(day), rule=rule)


def _kind(rule: Rule | None) -> DayKind:
    if rule is None:
        return DayKind.WORKING
    return {"working": DayKind.MADE_UP, "weekly": DayKind.WEEKEND}.get(rule.kind, DayKind.OFF)


def _open_rule(days: Calendar, day: date) -> Rule | None:
    """The rule that says which decision the day waits for; none where no rule reaches."""
    return next((rule for rule in days.rules if rule.kind == "open" and rule.holds(day)), None)
