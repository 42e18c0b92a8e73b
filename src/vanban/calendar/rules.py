"""Rules of the calendar as rows of a TOML file. Each says its source and since when it holds, or it does not load."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args

Kind = Literal["weekly", "solar", "listed", "in_lieu", "off", "working", "decided", "assumed", "open"]
_KINDS = get_args(Kind)
_NEEDS: Mapping[str, frozenset[str]] = {
    "weekly": frozenset({"weekdays"}),
    "solar": frozenset({"month", "day"}),
    "listed": frozenset({"days"}),
}
_ALWAYS = frozenset({"name", "kind", "source", "from"})
_MAY = frozenset({"to", "verified"})
# What speaks of single days or of one year must say where it ends.
_ENDS = frozenset({"off", "working", "decided", "assumed", "open"})
_LAST_DAY = date.max


class RuleError(ValueError):
    """A row that does not load; the message names the file, the row and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, in force on all days from `start` to `end`, both included.

    `kind` says what it makes of them: `weekly` rest on ISO `weekdays`; a holiday on `month`/`day` (`solar`) or on `days`
    (`listed`); rest `in_lieu` of a holiday on a weekly day off; `off` and `working` all its days. Three kinds say what is known:
    `decided` that nothing more is to come for its days, `assumed` that the law alone tells them until somebody decides,
    `open` that a decision is still to come for them, whatever is assumed. `verified` is False for a rule that nobody has
    compared with its source yet.
    """

    name: str
    kind: Kind
    source: str
    start: date
    end: date = _LAST_DAY
    weekdays: tuple[int, ...] = ()
    month: int = 0
    day: int = 0
    days: tuple[date, ...] = ()
    verified: bool = True

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def read_rules(path: Path) -> tuple[Rule, ...]:
    """All rules of a file; `RuleError` at the first that is not whole, `OSError` if there is no such file."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("rule")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name}: not TOML ({error})") from error
    if not isinstance(rows, list) or not rows:
        raise RuleError(f"{path.name}: no [[rule]]")
    return tuple(_rule(row, place=f"{path.name}, rule {number}") for number, row in enumerate(rows, 1))


def _rule(row: Any, *, place: str) -> Rule:
    kind: Any = row.get("kind") if isinstance(row, dict) else None
    if kind not in _KINDS:
        raise RuleError(f"{place}: kind must be one of {', '.join(_KINDS)}")
    needed = _ALWAYS | _NEEDS.get(kind, frozenset()) | ({"to"} if kind in _ENDS else frozenset())
    if missing := sorted(name for name in needed if row.get(name) in (None, "", [])):
        raise RuleError(f"{place}: {', '.join(missing)} missing")
    if unknown := sorted(set(row) - needed - _MAY):
        raise RuleError(f"{place}: {', '.join(unknown)} unknown")
    rule = Rule(
        name=_text(row, "name", place),
        kind=kind,
        source=_text(row, "source", place),
        start=_day(row["from"], place),
        end=_day(row.get("to", _LAST_DAY), place),
        weekdays=_list(row, "weekdays", place),
        month=row.get("month", 0),
        day=row.get("day", 0),
        days=tuple(_day(day, place) for day in _list(row, "days", place)),
        verified=row.get("verified", True),
    )
    _check(rule, place)
    return rule


def _text(row: Mapping[str, Any], name: str, place: str) -> str:
    value = row[name]
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"{place}: {name} must be words")
    return value


def _list(row: Mapping[str, Any], name: str, place: str) -> tuple[Any, ...]:
    value = row.get(name, [])
    if not isinstance(value, list):
        raise RuleError(f"{place}: {name} must be a list")
    return tuple(value)


def _day(value: Any, place: str) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise RuleError(f"{place}: {value!r} is not a day (YYYY-MM-DD, without quotes)")
    return value


def _check(rule: Rule, place: str) -> None:
    if not isinstance(rule.verified, bool):
        raise RuleError(f"{place}: verified must be true or false")
    if rule.end < rule.start:
        raise RuleError(f"{place}: ends before it begins")
    if not all(day in range(1, 8) for day in rule.weekdays):
        raise RuleError(f"{place}: weekdays run from 1 (Monday) to 7 (Sunday)")
    if not all(rule.holds(day) for day in rule.days):
        raise RuleError(f"{place}: a day lies outside from … to")
    if rule.kind == "solar":
        try:
            date(2000, rule.month, rule.day)
        except (TypeError, ValueError) as error:
            raise RuleError(f"{place}: there is no day {rule.day!r}/{rule.month!r}") from error
