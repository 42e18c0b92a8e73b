"""From a deadline to days: the last day of a value, the due day of a relative limit, the days of a recurrence."""

from __future__ import annotations

from vanban.due.limits import due_day
from vanban.due.recurrences import next_due, occurrences
from vanban.due.tasks import deadline_of, deadline_places, last_day_of
from vanban.due.values import last_day, recurs

__all__ = ["deadline_of", "deadline_places", "due_day", "last_day", "last_day_of", "next_due", "occurrences", "recurs"]
