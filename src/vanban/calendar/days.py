"""The calendar that the rules make: is this a working day, and which is the n-th after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from vanban.calendar.rules import Rule, read_rules

_DATA = Path(__file__).with_name("data")
_DAY = timedelta(days=1)


@dataclass(eq=False)
class UnknownDayError(LookupError):
    """Nobody has decided yet, as far as the rules tell, whether `day` is worked on. `vi` and `en` are sentences."""

    day: date

    @property
    def vi(self) -> str:
        return f"Không rõ ngày {self.day:%d/%m/%Y} có phải ngày làm việc không: lịch nghỉ chưa có cho ngày này."

    @property
    def en(self) -> str:
        return f"It is not known whether {self.day.isoformat()} is a working day: the calendar does not reach there."

    def __str__(self) -> str:
        return self.vi


class Calendar:
    """Working days by dated rules. A question about a day that is neither decided nor assumed raises `UnknownDayError`."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._years: dict[int, dict[date, Rule]] = {}

    def rule_of(self, day: date) -> Rule | None:
        """The rule that makes `day` a day off, or a weekend day a working one; None for a plain working day."""
        if not self._is_decided(day) and not self.assumes(day):
            raise UnknownDayError(day)
        if day.year not in self._years:
            self._years[day.year] = _special_days(self.rules, day.year)
        return self._years[day.year].get(day)

    def assumes(self, day: date) -> bool:
        """Whether the answer for `day` is that of the law alone: nobody has decided about it, and is not expected to."""
        kinds = {rule.kind for rule in self.rules if rule.holds(day)}
        return "assumed" in kinds and kinds.isdisjoint(("decided", "open"))

    def _is_decided(self, day: date) -> bool:
        return any(rule.kind == "decided" and rule.holds(day) for rule in self.rules)

    def is_working(self, day: date) -> bool:
        rule = self.rule_of(day)
        return rule is None or rule.kind == "working"

    def on_or_after(self, day: date) -> date:
        """`day` itself if it is a working day, else the next one."""
        while not self.is_working(day):
            day += _DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which is not counted itself; before it if `count` is negative.

        >>> vietnam().after(date(2026, 2, 13), 1)  # the Friday before Tết
        datetime.date(2026, 2, 23)
        """
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day


def load_calendar(*paths: Path) -> Calendar:
    """The rules of this library and those of the files at `paths`, which an office keeps for itself.

    `RuleError` for a file with a rule that is not whole, `OSError` where there is no such file.

    >>> load_calendar().is_working(date(2026, 2, 16))  # Tết
    False
    """
    return Calendar([*_built_in(), *(rule for path in paths for rule in read_rules(path))])


@cache
def vietnam() -> Calendar:
    """The calendar of this library alone."""
    return Calendar(_built_in())


@cache
def _built_in() -> tuple[Rule, ...]:
    return tuple(rule for path in sorted(_DATA.glob("*.toml")) for rule in read_rules(path))


def _special_days(rules: Iterable[Rule], year: int) -> dict[date, Rule]:
    """Days of `year` that are not what their weekday says, each with its rule; what is decided for a day goes last."""
    rules = tuple(rules)
    weekly = dict(_days_of(rules, year, "weekly"))
    # A holiday that a decision chose ("off") counts like one of the law: it too is made up for at a weekend.
    holidays = dict(_days_of(rules, year, "solar")) | dict(_days_of(rules, year, "listed"))
    holidays |= dict(_days_of(rules, year, "off"))
    special = weekly | holidays
    for rule in (rule for rule in rules if rule.kind == "in_lieu"):
        for day in sorted(day for day in holidays if day in weekly and rule.holds(day)):
            special[_first_free(day, special)] = rule
    return special | dict(_days_of(rules, year, "working"))


def _first_free(day: date, taken: Iterable[date]) -> date:
    days = set(taken)
    while day in days:
        day += _DAY
    return day


def _days_of(rules: Iterable[Rule], year: int, kind: str) -> Iterator[tuple[date, Rule]]:
    for rule in rules:
        if rule.kind == kind:
            yield from ((day, rule) for day in _days(rule, year) if rule.holds(day))


def _days(rule: Rule, year: int) -> Iterator[date]:
    if rule.kind == "solar":
        if _exists(year, rule):
            yield date(year, rule.month, rule.day)
    elif rule.kind == "listed":
        yield from (day for day in rule.days if day.year == year)
    else:
        first, last = max(rule.start, date(year, 1, 1)), min(rule.end, date(year, 12, 31))
        spanned = (first + timedelta(days=number) for number in range((last - first).days + 1))
        yield from (day for day in spanned if not rule.weekdays or day.isoweekday() in rule.weekdays)


def _exists(year: int, rule: Rule) -> bool:
    return (rule.month, rule.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
