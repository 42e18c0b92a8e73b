"""Which days are worked on in Vietnamese state offices: dated rules with sources, and no answer where nothing is decided.

calendar = vietnam()                          # the rules of this library
calendar = load_calendar(Path("lich-co-quan.toml"))    # and those of an office
calendar.after(date(2026, 2, 13), 1)          # the first working day after it: date(2026, 2, 23)
"""

from __future__ import annotations

from vanban.calendar.days import Calendar, UnknownDayError, load_calendar, vietnam
from vanban.calendar.rules import Rule, RuleError, read_rules

__all__ = ["Calendar", "Rule", "RuleError", "UnknownDayError", "load_calendar", "read_rules", "vietnam"]
