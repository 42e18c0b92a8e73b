"""What the demo office hears each morning: the scan of the day, and a bell that is read now and then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kimchinam.accounts.models import User
from kimchinam.alarms.jobs import scan_next
from kimchinam.config.demo.days import on_day
from kimchinam.notices.actions import read_notices
from kimchinam.notices.models import Notice


def scan_mornings(first: date, last: date) -> None:
    """The scan of each working day from `first` to `last`: it finds the tasks as they stood, whenever that is told."""
    for day in _days(first, last):
        with on_day(day):
            while scan_next():
                pass


def read_bells(day: date) -> None:
    """Everybody reads on a day what he was told until then."""
    told = Notice.objects.filter(read_at=None, day__lte=day)
    with on_day(day):
        for person in User.objects.filter(pk__in=told.values("person")):
            read_notices(told.filter(person=person).values_list("pk", flat=True), by=person)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
