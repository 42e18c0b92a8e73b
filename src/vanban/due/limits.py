"""Relative limits ("05 ngày làm việc kể từ ngày nhận") counted from the day of their event.

As the Civil Code of 2015 counts (Điều 147, 148): the day of the event is not counted; weeks, months, quarters and years end on
the day of the same name or number, or on the last day of a shorter month; a term that would end on a day off ends on the
next working day; hours run from their minute and wait for nobody.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from vanban.calendar import Calendar, vietnam
from vanban.due.months import months_after
from vanban.due.values import last_day
from vanban.model import Deadline, Span

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def due_day(deadline: Deadline, *, since: date | datetime, calendar: Calendar | None = None) -> date | None:
    """The last day on which `deadline` is met, its event having happened at `since`; a `datetime` for a span of hours.

    Without a span it is the deadline's own `until`, else `last_day` of the value. None where the words do not tell:
    recurrences, events without a span, and hours from a `since` that is only a day. `calendar` is `vietnam()` unless
    given; `UnknownDayError` outside it.

    >>> reply = Deadline(0, 1, "", "event", span=Span(5, "working_day"), since="ngày nhận được văn bản")
    >>> due_day(reply, since=date(2026, 2, 12))  # Tết lies between
    datetime.date(2026, 2, 26)
    """
    if deadline.span is None:
        return deadline.until or last_day(deadline.value)
    if deadline.span.unit == "hour":
        return _hours_after(since, deadline.span.count)
    day = since.date() if isinstance(since, datetime) else since
    return _days_after(day, deadline.span, calendar or vietnam())


def _hours_after(since: date | datetime, hours: int) -> date | None:
    if isinstance(since, datetime):
        return since + timedelta(hours=hours)
    return None if hours % 24 else since + timedelta(days=hours // 24)


def _days_after(day: date, span: Span, calendar: Calendar) -> date:
    if span.unit == "working_day":
        return calendar.after(day, span.count)
    if span.unit in _DAYS:
        end = day + timedelta(days=span.count * _DAYS[span.unit])
    else:
        end = months_after(day, span.count * _MONTHS[span.unit])
    # What is due before an event gets no later for a Sunday.
    return calendar.on_or_after(end) if span.count > 0 else end
