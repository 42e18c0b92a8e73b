"""The days on which the story of the demo office is told."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

from kimchinam.base import clock


def on_day(day: date, hour: int = 2) -> AbstractContextManager[None]:
    """The clock at an hour (UTC) of a day; 2 is nine in the morning in Việt Nam."""
    return clock.set_to(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
