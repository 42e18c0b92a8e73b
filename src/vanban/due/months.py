"""Months as numbers: arithmetic that ends on the last day where a month has no such day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def in_month(year: int, month: int, day: int) -> date:
    """`day` of the month, or its last day if it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """The same day so many months on (before it, if negative)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return in_month(year, month + 1, day.day)
