"""Promise: of two rules set at the same moment, each right by itself and wrong beside the other, one is refused."""

from collections.abc import Callable
from datetime import date

import pytest

from kimchinam.base.refusals import RefusedError
from kimchinam.regulations.models import CalendarRule, Regulation
from kimchinam.regulations.queries import thresholds_on
from kimchinam.regulations.states import Name
from tests.conftest import Office
from tests.racing import at_once
from tests.regulations.build import TOMORROW, day_off, value_from

pytestmark = pytest.mark.django_db(transaction=True)


def outcome(act: Callable[[], object]) -> str:
    try:
        act()
    except RefusedError:
        return "refused"
    return "done"


def settled(*acts: Callable[[], object]) -> list[str]:
    """How acts that begin together end."""
    return sorted(map(str, at_once(*(lambda act=act: outcome(act) for act in acts))))  # type: ignore[misc]


def test_form_sent_twice_at_once_sets_one_value(office: Office) -> None:
    def set_it() -> object:
        return value_from(by=office.administrator)

    assert settled(set_it, set_it) == ["done", "refused"]
    assert Regulation.objects.count() == 1


def test_yellow_raised_while_due_soon_is_lowered(office: Office) -> None:
    def raise_yellow() -> object:
        return value_from(by=office.administrator, name=Name.YELLOW_DAYS, value=6)

    def lower_soon() -> object:
        return value_from(by=office.administrator, value=5)

    assert settled(raise_yellow, lower_soon) == ["done", "refused"]
    held = thresholds_on(TOMORROW)
    assert held.yellow <= held.due_soon


def test_days_added_twice_at_once_stand_once(office: Office) -> None:
    def add() -> object:
        return day_off(date(2027, 2, 4), by=office.administrator)

    assert settled(add, add) == ["done", "refused"]
    assert CalendarRule.objects.count() == 1
