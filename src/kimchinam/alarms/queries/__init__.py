"""Reads of the alarms room: what a scan has to look at, what was told to whom, and the days of a calendar feed."""

from kimchinam.alarms.queries.counting import Counts, counts_of
from kimchinam.alarms.queries.due import (
    alerts_by_circle,
    begun_scans,
    cases_of,
    circles_of,
    day_kind,
    directory_on,
    due_alarms,
    first_of,
    is_time,
    passed_alerts,
    reach_on,
    told_alerts,
)
from kimchinam.alarms.queries.feed import Dated, dated_tasks
from kimchinam.alarms.queries.told import (
    Gap,
    Mails,
    alerts_of,
    alerts_seen_by,
    gaps_by_unit,
    lines_for,
    mails_of,
    told_elsewhere,
    visible_to,
)

__all__ = [
    "Counts",
    "Dated",
    "Gap",
    "Mails",
    "alerts_by_circle",
    "alerts_of",
    "alerts_seen_by",
    "begun_scans",
    "cases_of",
    "circles_of",
    "counts_of",
    "dated_tasks",
    "day_kind",
    "directory_on",
    "due_alarms",
    "first_of",
    "gaps_by_unit",
    "is_time",
    "lines_for",
    "mails_of",
    "passed_alerts",
    "reach_on",
    "told_alerts",
    "told_elsewhere",
    "visible_to",
]
