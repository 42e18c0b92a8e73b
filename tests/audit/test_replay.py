"""Promise: the fact rows and the events always tell the same story, for every moment of every history."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimchinam.audit.actions import record
from kimchinam.audit.models import Event, Fact
from kimchinam.audit.queries import facts_at, replay
from kimchinam.base import clock
from kimchinam.organisations.states import CHANGED
from tests.conftest import NOON, Office

pytestmark = pytest.mark.django_db
KIND = "organisations.organisation"

VALUES = st.none() | st.booleans() | st.integers(-9, 9) | st.text("aăâđẽ ", max_size=4) | st.lists(st.integers(0, 3))
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 3), st.sampled_from(["finance", "health"]), st.dictionaries(st.sampled_from("abc"), VALUES)
    ),
    max_size=8,
)
"""(minutes since the change before, which unit, facts that became true)"""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_replaying_the_events_gives_the_facts_of_every_moment(
    changes: list[tuple[int, str, dict[str, Any]]], office: Office
) -> None:
    Fact.objects.all().delete()
    start = NOON + timedelta(days=_day_after_everything())
    minute = 0
    for pause, unit, after in changes:
        minute += pause
        with clock.set_to(start + timedelta(minutes=minute)):
            record(CHANGED, getattr(office, unit), by=None, after=after)

    for unit in (office.finance, office.health):
        told_before = replay(KIND, unit.pk, start - timedelta(seconds=1))
        for moment in range(-1, minute + 2):
            at = start + timedelta(minutes=moment)
            held = facts_at(KIND, unit.pk, at)
            told = replay(KIND, unit.pk, at)
            # Facts of the examples before were cleared from the rows, not from the log.
            assert told == told_before | held


def _day_after_everything() -> int:
    newest = Event.objects.latest("at").at
    return (newest - NOON).days + 1
