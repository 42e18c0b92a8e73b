"""Rules that an administrator sets, each with its source and its reason."""

from datetime import date, timedelta
from typing import Any

from kimchinam.accounts.models import User
from kimchinam.regulations.actions import add_calendar_rule, set_regulation
from kimchinam.regulations.models import CalendarRule, Regulation
from kimchinam.regulations.states import DayRule, Name
from tests.conftest import TODAY

TOMORROW = TODAY + timedelta(days=1)
WHY = {"source": "Quy chế số 9-QC/TU", "reason": "Đường đi của văn bản dài hơn"}


def value_from(
    day: date = TOMORROW, *, by: User | None, name: Name = Name.DUE_SOON_DAYS, value: Any = 10, **facts: Any
) -> Regulation:
    """A value that holds from a day on; by nobody, it may also have held in the past."""
    return set_regulation(name, by=by, value=value, valid_from=day, **WHY | facts)


def day_off(first: date, last: date | None = None, *, by: User, **facts: Any) -> CalendarRule:
    """Days off from the first to the last, or one of them."""
    days: dict[str, Any] = {
        "name": "Nghỉ của tỉnh Mẫu",
        "kind": DayRule.OFF,
        "first_day": first,
        "last_day": last or first,
    }
    return add_calendar_rule(**{"by": by} | days | WHY | facts)
