"""Promise: one clock; a day is a day in Việt Nam."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kimchinam.base import clock


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 8, 31, 16, 59, 59, tzinfo=UTC), date(2026, 8, 31)),
        (datetime(2026, 8, 31, 17, 0, tzinfo=UTC), date(2026, 9, 1)),
        (datetime(2026, 12, 31, 18, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_day_turns_at_midnight_in_vietnam(instant: datetime, day: date) -> None:
    assert clock.local_day(instant) == day
    with clock.set_to(instant):
        assert (clock.now(), clock.today()) == (instant, day)


def test_clock_that_was_set_goes_on_where_it_was() -> None:
    with clock.set_to(datetime(2030, 1, 1, tzinfo=UTC)):
        with clock.set_to(datetime(2031, 1, 1, tzinfo=UTC)):
            assert clock.today().year == 2031
        assert clock.today().year == 2030

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_clock_is_put_back_when_something_goes_wrong_meanwhile() -> None:
    with pytest.raises(ZeroDivisionError), clock.set_to(datetime(2030, 1, 1, tzinfo=UTC)):
        raise ZeroDivisionError

    assert clock.today().year != 2030
