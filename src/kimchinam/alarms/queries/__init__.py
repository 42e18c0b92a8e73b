"""Reads of the alarms room: what a scan has to look at, what was told to whom, and the days of a calendar feed."""

from kimchinam.alarms.queries.due import Found, circle_keys, day_kind, directory_on, due_alarms, is_time, unfinished
from kimchinam.alarms.queries.feed import Dated, dated_tasks
from kimchinam.alarms.queries.told import (
    Gap,
    alerts_seen_by,
    counts_of,
    gaps_by_unit,
    lines_for,
    mail_of,
    visible_to,
)

__all__ = [
    "Dated",
    "Found",
    "Gap",
    "alerts_seen_by",
    "circle_keys",
    "counts_of",
    "dated_tasks",
    "day_kind",
    "directory_on",
    "due_alarms",
    "gaps_by_unit",
    "is_time",
    "lines_for",
    "mail_of",
    "unfinished",
    "visible_to",
]
