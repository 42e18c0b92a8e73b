"""Promise: the year of the demo office is told to its end, and its log is whole."""

import pytest

from kimchinam.audit.queries import faults
from kimchinam.config.demo.story import tell
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.programmes.models import Task

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_year_is_told_to_its_end() -> None:
    tell("closed")

    assert list(faults()) == []
    assert sorted(Extension.objects.values_list("state", flat=True)) == ["refused", "withdrawn"]
    assert {one.state for one in Obstacle.objects.all()} == {"dropped"}  # evidence came all the same
    assert sorted(Direction.objects.values_list("state", flat=True)) == ["answered", "open"]
    assert not Task.objects.filter(obstacle_on__isnull=False).exists()
