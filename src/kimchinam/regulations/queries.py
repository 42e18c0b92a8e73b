"""The rules of a day. The rows are read once per request, whatever days and units are asked about."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.db.models import QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.base.requests import Actor, ask_again, once_per_request
from kimchinam.base.working_days import (
    Calendar,
    DayOfYear,
    Rule,
    RuleKind,
    Undecided,
    WorkingDay,
    after,
    calendar,
    is_worked_on,
    year,
)
from kimchinam.organisations.models import Organisation
from kimchinam.regulations.models import CalendarRule, DatedQuerySet, Mandate, MandateQuerySet, Regulation
from kimchinam.regulations.rules import DEFINITIONS, Regulations, Thresholds, every_name, field_label, label_of
from kimchinam.regulations.states import Name

_RULES, _CALENDAR = "regulations.rules", "regulations.calendar"


def regulations_of(user: User) -> DatedQuerySet:
    """Rows that a person sees, withdrawn ones too: an administrator all of them, others none."""
    return Regulation.objects.all() if user.may(Permission.MANAGE_RULES) else Regulation.objects.none()


def calendar_rules_of(user: User) -> DatedQuerySet:
    """Rules of the calendar that a person sees, withdrawn ones too."""
    return CalendarRule.objects.all() if user.may(Permission.MANAGE_RULES) else CalendarRule.objects.none()


def regulations_on(day: date, *, unit: Organisation | None = None) -> Regulations:
    """Every rule as it holds on a day: of the unit, else of the nearest unit above that has its own, else of all."""
    rows = _book().rows
    found = {name: _row_among(rows, name, day, unit) for name in DEFINITIONS}
    values = {name.value: DEFINITIONS[name].kind.read(_value(name, row)) for name, row in found.items()}
    return Regulations(**values)


def thresholds_on(day: date) -> Thresholds:
    """What turns statuses and alarms on a day. Cheap: a list asks for every row."""
    book = _book()
    if day not in book.thresholds:
        book.thresholds[day] = regulations_on(day).thresholds
    return book.thresholds[day]


def thresholds_from(start: date) -> tuple[tuple[date, Thresholds], ...]:
    """(first day, thresholds) of every period from `start` on, in order; the first period begins on `start` itself."""
    begins = {row.valid_from for row in _book().rows if row.valid_from > start and row.organisation_id is None}
    periods: list[tuple[date, Thresholds]] = []
    for day in (start, *sorted(begins)):
        here = thresholds_on(day)
        if not periods or periods[-1][1] != here:
            periods.append((day, here))
    return tuple(periods)


def threshold_rows() -> list[list[object]]:
    """[name, first day, value] of every row that thresholds come from: the same until one is set or withdrawn."""
    names = (Name.DUE_SOON_DAYS, Name.YELLOW_DAYS, Name.DEEP_RED_DAYS)
    rows = (row for row in _book().rows if row.name in names and row.organisation_id is None)
    return sorted([row.name, row.valid_from.isoformat(), row.value] for row in rows)


def value_on(name: Name, day: date, *, unit: Organisation | None = None) -> object:
    """The value (JSON) of one rule on a day."""
    return _value(name, row_on(name, day, unit=unit))


def _value(name: Name, row: Regulation | None) -> object:
    return DEFINITIONS[name].usual if row is None else row.value


def row_on(name: Name, day: date, *, unit: Organisation | None = None) -> Regulation | None:
    """The row that speaks on a day; None where no office has ruled otherwise."""
    return _row_among(_book().rows, name, day, unit)


def _row_among(rows: Iterable[Regulation], name: Name, day: date, unit: Organisation | None) -> Regulation | None:
    begun = [row for row in rows if row.name == name and row.valid_from <= day]
    for place in _upwards(unit):
        here = [row for row in begun if row.organisation_id == place]
        if here:
            return here[-1]
    return None


def product_kinds_on(day: date) -> list[tuple[str, str]]:
    """(code, name in the reader's language) of the kinds of product to choose from on a day, in their order."""
    return [(code, label_of(code, name)) for name, code in _codes_on(Name.PRODUCT_KINDS, day).items()]


def product_names_on(day: date) -> dict[str, str]:
    """The kinds of product of a day, code by every name."""
    return every_name(_codes_on(Name.PRODUCT_KINDS, day))


def product_kinds() -> dict[str, str]:
    """Name by code of every kind of product that was ever to choose: what tasks say stays said."""
    return {code: label_of(code, name) for name, code in _codes_ever(Name.PRODUCT_KINDS)}


def product_name(code: str) -> str:
    """A kind of product in the reader's language. No SQL query for one that comes with this version."""
    return label_of(code, "") or (product_kinds().get(code, code) if code else "")


def fields_on(day: date) -> list[tuple[str, str]]:
    """(code, name in the reader's language) of the fields of the work to choose from on a day, in their order."""
    return [(code, field_label(code, name)) for name, code in _codes_on(Name.FIELDS, day).items()]


def fields_ever() -> dict[str, str]:
    """Name by code of every field that was ever to choose: what mandates and programmes say stays said."""
    return {code: field_label(code, name) for name, code in _codes_ever(Name.FIELDS)}


def field_name(code: str) -> str:
    """A field in the reader's language. No SQL query for one that comes with this version."""
    return field_label(code, "") or (fields_ever().get(code, code) if code else "")


def _codes_on(name: Name, day: date) -> dict[str, str]:
    return cast(dict[str, str], DEFINITIONS[name].kind.read(value_on(name, day)))


def _codes_ever(name: Name) -> Iterator[tuple[str, str]]:
    """(name, code), those that come with this version first."""
    kind = DEFINITIONS[name].kind
    for value in (DEFINITIONS[name].usual, *(row.value for row in _book().rows if row.name == name)):
        yield from kind.read(value).items()


def mandates_visible_to(user: Actor) -> MandateQuerySet:
    """Which unit answers for what is common knowledge inside the installation, as the tree of units is."""
    return Mandate.objects.all() if user.acting_for else Mandate.objects.none()


def fields_given_on(day: date, units: Iterable[UUID] | QuerySet[Any] | None = None) -> dict[UUID, frozenset[str]]:
    """Codes of the fields that each unit answers for on a day, or each of some units; a unit without any is not there.
    One SQL query."""
    held = Mandate.objects.held(day).order_by()
    given: dict[UUID, set[str]] = {}
    rows = held if units is None else held.filter(organisation__in=units)
    for unit, code in rows.values_list("organisation", "field"):
        given.setdefault(unit, set()).add(code)
    return {unit: frozenset(codes) for unit, codes in given.items()}


@dataclass(frozen=True, slots=True)
class Period:
    """One line of the history of a rule. `until` is the last day, None where no end is known; a withdrawn row never held."""

    row: Regulation
    until: date | None
    state: str
    """holds, ahead, over or withdrawn."""


def history_of(name: Name, user: User, *, on: date) -> list[Period]:
    """Every row of a rule, the newest beginning first. One SQL query."""
    rows = regulations_of(user).filter(name=name).select_related("organisation", "by").order_by("-valid_from", "-id")
    next_begin: dict[UUID | None, date] = {}
    periods = []
    for row in rows:
        if row.withdrawn_at:
            periods.append(Period(row, until=None, state="withdrawn"))
            continue
        following = next_begin.get(row.organisation_id)
        until = following - timedelta(days=1) if following else None
        state = "ahead" if row.valid_from > on else "over" if until and until < on else "holds"
        periods.append(Period(row, until, state))
        next_begin[row.organisation_id] = row.valid_from
    return periods


def _upwards(unit: Organisation | None) -> Iterator[UUID | None]:
    """The unit, those above it, and at last the whole installation."""
    if unit:
        yield unit.pk
        yield from reversed(unit.above)
    yield None


@dataclass(frozen=True, slots=True)
class _Book:
    """Every row that speaks, the oldest first, and the thresholds of the days that were asked about."""

    rows: list[Regulation]
    thresholds: dict[date, Thresholds]


def _book() -> _Book:
    return once_per_request(_RULES, lambda: _Book(list(Regulation.objects.live().order_by("valid_from")), {}))


def working_calendar() -> Calendar:
    """The working days of this installation: rules that come with the version, and its own."""
    return once_per_request(_CALENDAR, lambda: calendar(as_rule(row) for row in CalendarRule.objects.live()))


def working_days() -> Callable[[date], bool]:
    """Whether people work on a day; where nobody has decided, the day of the week says so. One SQL query for any days."""
    return partial(is_worked_on, working_calendar())


def working_days_after(day: date, count: int) -> WorkingDay | Undecided:
    """The `count`-th working day after `day`; `Undecided` where the count meets a day nobody has decided about."""
    return after(working_calendar(), day, count)


def year_of(number: int) -> Iterator[DayOfYear]:
    """Every day of a year as the calendar of this installation tells it."""
    return year(working_calendar(), number)


def as_rule(row: CalendarRule) -> Rule:
    return Rule(row.name, cast(RuleKind, row.kind), row.source, row.first_day, row.last_day, verified=row.verified)


def ask_anew() -> None:
    """A rule was just set: what was read in this request holds no longer."""
    ask_again(_RULES)
    ask_again(_CALENDAR)
