"""Mornings on which the scan runs, and what people were told on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet

from kimchinam.accounts.models import User
from kimchinam.alarms.jobs import scan_next
from kimchinam.alarms.models import Alert
from kimchinam.alarms.states import Level
from kimchinam.base import clock
from kimchinam.base.work import run_until_idle
from kimchinam.notices.models import Notice
from kimchinam.programmes.models import Task

VIETNAM_AHEAD = timedelta(hours=7)
EIGHT = time(8)
"""In Việt Nam: the usual scan is due."""


def instant(day: date, at: time = EIGHT) -> datetime:
    """An hour of a day in Việt Nam."""
    return datetime.combine(day, at, UTC) - VIETNAM_AHEAD


@contextmanager
def morning(day: date, at: time = EIGHT) -> Iterator[None]:
    with clock.set_to(instant(day, at)):
        yield


def scan(day: date, at: time = EIGHT) -> int:
    """Everything that the worker does for the scan at that hour; how many pieces of work it found."""
    with morning(day, at):
        return run_until_idle([scan_next])


def raised(task: Task) -> list[tuple[Level, date, bool]]:
    """Level, day to keep and whether anybody was meant to hear of it, of every alert of a task."""
    alerts = Alert.objects.filter(task=task).order_by("cycle", "level").values_list("level", "cycle", "circle")
    return [(Level(level), cycle, circle is not None) for level, cycle, circle in alerts]


def told(person: User) -> list[tuple[date, str, int]]:
    """Day, occasion and count of everything that scans told a person, in order."""
    return list(notices_of(person).order_by("created_at", "id").values_list("day", "occasion", "count"))


def notices_of(person: User) -> QuerySet[Notice]:
    """What scans told a person; acts on tasks tell people, too."""
    return person.notices.filter(about_kind="alarms.scan")
