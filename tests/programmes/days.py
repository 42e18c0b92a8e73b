"""Days of a story, counted from TODAY, and the clock at their noon."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from kimchinam.base import clock
from kimchinam.base.clock import VIETNAM
from tests.conftest import TODAY


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


@contextmanager
def noon_of(number: int) -> Iterator[None]:
    with clock.set_to(datetime.combine(day(number), time(12), VIETNAM)):
        yield
