"""The one place that knows what time it is. Instants are UTC; days are days in Asia/Ho_Chi_Minh.

Rules never ask for today: they are given `on`. Actions ask here, so that the demo office can live through a year in a minute.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_set: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    return _set.get() or datetime.now(UTC)


def today() -> date:
    return local_day(now())


def local_day(instant: datetime) -> date:
    """The day in Việt Nam on which an aware `instant` falls."""
    return instant.astimezone(VIETNAM).date()


def end_of(day: date) -> datetime:
    """The midnight in Việt Nam that ends a day."""
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM)


@contextmanager
def set_to(instant: datetime) -> Iterator[None]:
    """Within the block, `now()` is the aware `instant`."""
    token = _set.set(instant)
    try:
        yield
    finally:
        _set.reset(token)
