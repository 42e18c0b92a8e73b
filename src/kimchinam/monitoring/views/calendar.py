"""The same tasks by the day that they fall on, a month at a time, with the days on which the office works."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kimchinam.accounts.models import SignedInRequest
from kimchinam.base.requests import as_of
from kimchinam.base.working_days import DayOfYear, day_of
from kimchinam.monitoring.queries import Filters
from kimchinam.monitoring.queries.calendar import MARKS, Marks, falling
from kimchinam.monitoring.rules import Days
from kimchinam.monitoring.views.ways import narrowing, units_meant
from kimchinam.programmes.queries import steps_of
from kimchinam.regulations.queries import working_calendar
from kimchinam.ui.lists import with_query

DEAF_TO = ("day",)
MONTH = "thang"
YEARS = range(1950, 2150)
"""A month outside of them is not shown."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of a day; `url` opens the list of exactly these."""

    name: str
    words: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Day:
    about: DayOfYear
    is_today: bool
    """The day that is looked at."""
    total: int
    url: str
    marks: list[Mark]


@require_GET
@units_meant
def calendar(request: SignedInRequest) -> HttpResponse:
    on, filters = as_of(request), Filters.of(request.GET)
    month = _month(request, filters, on)
    heard = filters.without(*DEAF_TO)
    found = falling(heard, request.user, on, days=month)
    everything: Marks = sum(found.values(), Counter())
    context = {
        "on": on,
        "month": month,
        "narrowing": narrowing(request, filters, on, way="calendar", deaf_to=DEAF_TO),
        "weekdays": list(WEEKDAYS.values()),
        "weeks": [[day and _day(day, found.get(day, Counter()), heard, on) for day in week] for week in _weeks(month)],
        "total": everything.total(),
        "total_url": _list_of(replace(heard, day=month)),
        "marks": _marks(everything, replace(heard, day=month)),
        **_neighbours(request, month, on),
    }
    return render(request, "monitoring/calendar.html", context)


def _month(request: SignedInRequest, filters: Filters, on: date) -> Days:
    """The month asked for, else that of the days of the filter, else that of the day that is looked at."""
    asked = Days.read(request.GET.get(MONTH, "")) or filters.day
    return Days.of_month(asked.first if asked and asked.first.year in YEARS else on)


def _weeks(month: Days) -> Iterator[list[date | None]]:
    """From Monday to Sunday; None beside the month."""
    number = (month.last - month.first).days + 1
    days: list[date | None] = [None] * month.first.weekday()
    days += [month.first + timedelta(days=step) for step in range(number)]
    days += [None] * (-len(days) % 7)
    return (days[start : start + 7] for start in range(0, len(days), 7))


def _day(day: date, found: Marks, filters: Filters, on: date) -> Day:
    here = replace(filters, day=Days.between(day, day))
    return Day(
        about=day_of(working_calendar(), day),
        is_today=day == on,
        total=found.total(),
        url=_list_of(here),
        marks=_marks(found, here),
    )


def _marks(found: Marks, filters: Filters) -> list[Mark]:
    """Numbers in the order of MARKS; each opens its own list, within the status that is asked for."""
    words = {"late": _("quá hạn"), "awaiting_acceptance": _("đã nộp, chờ"), "ahead": _("đến hạn"), "closed": _("xong")}
    lists = {mark: filters if _within(filters.status, mark) else replace(filters, status=mark) for mark in MARKS}
    return [Mark(mark, words[mark], found[mark], _list_of(lists[mark])) for mark in MARKS if found[mark]]


def _within(status: str, mark: str) -> bool:
    """Whether a status or group is a part of a mark, so that the list must stay with it."""
    return bool(status) and set(steps_of(status)) <= set(steps_of(mark))


def _list_of(filters: Filters) -> str:
    return f"{reverse('monitoring:list')}?{filters.query}"


def _neighbours(request: SignedInRequest, month: Days, on: date) -> dict[str, str]:
    before, after = month.first - timedelta(days=1), month.last + timedelta(days=1)
    to = {"previous_url": before, "next_url": after}
    urls = {
        name: with_query(request, day="", **{MONTH: f"{day:%Y-%m}"}) for name, day in to.items() if day.year in YEARS
    }
    here = month.first <= on <= month.last
    return urls | {"this_month_url": "" if here else with_query(request, day="", **{MONTH: ""})}
